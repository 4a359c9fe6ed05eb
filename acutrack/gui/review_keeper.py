"""Holds the reviews of a room when they are due, and again when what they rest on was edited."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession

if TYPE_CHECKING:
    from acutrack.analysis.diary import Diary
    from acutrack.casebook.casebook import Touched
    from acutrack.domain.review import Review
    from acutrack.gui.context import GuiContext

#: After the room was entered or something was edited: first what the person waits for.
QUIET_MS = 3_000
#: What a verdict rests on.
_KINDS: tuple[type[Record], ...] = (
    Patient,
    PainScore,
    TreatmentSession,
    CoTreatment,
    Course,
    DayAnswer,
    QuestionnaireAnswer,
    Complaint,
    FrozenBaseline,
)


class ReviewKeeper(QObject):
    """One room's reviews; nothing is asked and nothing is said, the pages show what was found."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__()
        self._context = context
        self._patient = patient
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        context.changes.touched.connect(self._on_touched)
        self._quiet.start()

    def end(self) -> None:
        """Another room is entered, or the diary is closed."""
        self._quiet.stop()
        self._context.changes.touched.disconnect(self._on_touched)
        self.deleteLater()

    def look(self) -> None:
        """Work out in the background which reviews are to be stored, then store them."""
        if self._context.read_only:
            return
        from acutrack.analysis.diary import read_diary

        try:
            found = self._context.casebook.load(Patient, self._patient)
            if not found:
                return
            diary = read_diary(self._context.casebook, found[0])
        except AcuTrackError:
            # The page that shows these records says so; a review can wait.
            return
        job = partial(_to_store, diary, self._context.now())
        self._context.work.start(self, job, partial(self._store, diary), what="reviews")

    def _store(self, diary: Diary, made: tuple[Review, ...]) -> None:
        from acutrack.casebook.edits.reviews import hold_reviews

        held = {review.id: review for review in diary.reviews}
        try:
            self._context.casebook.record(
                hold_reviews((review, held.get(review.id)) for review in made)
            )
        except AcuTrackError:
            # A full disk, or another window was faster: it is worked out again next time, and the
            # person has typed nothing that could be lost.
            return

    def _on_touched(self, touched: Touched) -> None:
        if touched.concerns_any(_KINDS, self._patient):
            self._quiet.start()


def _to_store(diary: Diary, now: datetime) -> tuple[Review, ...]:
    from acutrack.analysis.reviews.standing import standings

    return tuple(review for standing in standings(diary, now) for review in standing.to_store)
