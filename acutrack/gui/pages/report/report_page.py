"""Shows the file as it will be printed, and saves or prints it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.casebook import Touched
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.domain.report_made import ReportMade
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.report.choices_card import ChoicesCard
from acutrack.gui.pages.report.deeds import Deeds
from acutrack.gui.pages.report.made_card import MadeCard
from acutrack.gui.pages.report.making import STEP_WORDS, Made, Progress, Wish, make
from acutrack.gui.pages.report.making_card import MakingCard
from acutrack.gui.pages.report.pages_view import PagesView
from acutrack.gui.pages.report.saved_card import SavedCard
from acutrack.gui.theme import follow_look, look
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.page import BETWEEN_CARDS, Columns, Scaffold

if TYPE_CHECKING:
    from acutrack.settings.settings import Settings

LEAST_DAYS = 3
#: Heights in px at 100 % text: least of the preview, and of what stands around it.
_LEAST, _AROUND = 360, 96
#: Of the page's height, where the choices stand under the preview.
_SHARE_ABOVE = 0.8


class ReportPage(Page):
    """Preview on one side, choices on the other, one primary button."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, SideEffect, CoTreatment, DayAnswer, Note,
        QuestionnaireAnswer, FrozenBaseline, Review, Course, ReportMade,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._progress = Progress()
        self._made_with: Settings | None = None
        self.choices = ChoicesCard(context)
        self.choices.changed.connect(self._begin)
        self.pages = PagesView(context)
        self.preview = self.pages.preview
        self.pages.zoom_bar.add_keys(self)
        self._making = MakingCard(context.words)
        self._saved = SavedCard(context)
        self._deeds = Deeds(
            context,
            self,
            self._saved,
            self.choices.password,
            person=self._name,
            make=self._begin,
        )
        self.reports_made = MadeCard(context.words)
        self._empty = self._empty_state()
        self._lay_out()

    @property
    def made(self) -> Made | None:
        """The file that is shown; None while it is being made."""
        return self._deeds.made

    @override
    def arrive(self, argument: str) -> None:
        self._saved.hide()
        self.choices.follow(self.context.settings.current)
        stale = self._made_with not in {None, self.context.settings.current}
        if stale or (self.made is None and self._columns.isVisibleTo(self)):
            self.refresh_if_shown()

    @override
    def leave(self) -> None:
        """A file that takes long is not worth waiting for on another page."""
        if not self._deeds.waiting:
            self._progress.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # After the columns have found out whether there is room for two.
        QTimer.singleShot(0, self, self._fit_preview)

    @override
    def first_focus(self) -> QWidget | None:
        return self._deeds.save_button

    @override
    def refresh(self) -> None:
        scores = self.context.casebook.load(PainScore, self.patient)
        enough = len({score.day for score in scores}) >= LEAST_DAYS
        self._empty.setVisible(not enough)
        self._columns.setVisible(enough)
        self._deeds.offer(enough)
        self._list_reports()
        if enough:
            self._begin()

    @override
    def _on_touched(self, touched: Touched) -> None:
        """A report that is listed changes no report."""
        if not touched.only(ReportMade):
            super()._on_touched(touched)
        elif touched.concerns(ReportMade, self.patient) and self.isVisible():
            self._list_reports()

    def _list_reports(self) -> None:
        reports = self.context.casebook.load(ReportMade, self.patient)
        self.reports_made.show_reports(reports)

    def save(self) -> None:
        """Save into the documents folder, under a name that is still free."""
        self._deeds.save()

    def _begin(self) -> None:
        """Make the file anew; one that is still being made is not wanted any more."""
        self._progress.stop()
        self._progress = progress = Progress()
        self._deeds.forget()
        self._made_with = self.context.settings.current
        told = partial(_told, progress)
        self._making.begin(told, partial(self._stop, progress))
        job = partial(make, self._wish(), progress)
        show = partial(self._show, progress)
        self.context.work.start(self, job, show, what="report", failed=self._tell_failed)

    def _wish(self) -> Wish:
        return Wish(
            self.context.casebook,
            self.patient,
            self.choices.choices,
            self.context.settings.current.emergency_number,
            self.context.words,
            self.context.now(),
        )

    def _stop(self, progress: Progress) -> None:
        progress.stop()
        self._making.end()
        self._deeds.stopped()
        self.context.notices.tell(
            say("The report was stopped. Change what is in it, or open this page again.")
        )

    def _show(self, progress: Progress, made: Made | None) -> None:
        if progress is not self._progress:
            return
        self._making.end()
        if made is None:
            return
        self.pages.show_file(made)
        self.choices.period.show_span(made.first, made.last)
        self._deeds.take(made)

    def _tell_failed(self, error: AcuTrackError) -> None:
        self._making.end()
        self._deeds.stopped()
        self.context.notices.tell_failure(error)

    def _name(self) -> str:
        found = self.context.casebook.load(Patient, self.patient)
        return found[0].name if found else ""

    def _lay_out(self) -> None:
        context = say("One clear page for your doctor, one for you, then the tables.")
        self._scaffold = Scaffold(
            self.words(say("Report")), self.words(context), self._deeds.buttons
        )
        as_text = QuietLink(self.words(say("Save as text")), "file-text")
        as_text.clicked.connect(self._deeds.save_text)
        paper = QuietLink(self.words(say("Paper diary for days away")), "printer")
        paper.clicked.connect(self._offer_paper)
        known = QuietLink(self.words(say("What is known")), "book-open")
        known.clicked.connect(partial(self.context.ways.go, "known"))
        self._columns = Columns(24, 10)
        self._columns.main.addWidget(self.pages)
        self._columns.side.addWidget(self.choices)
        self._columns.side.addWidget(flow(as_text, paper, known))
        parts = (self._saved, self._making, self._empty, self._columns, self.reports_made)
        for widget in parts:
            self._scaffold.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)
        self._scaffold.verticalScrollBar().valueChanged.connect(self._keep_in_sight)
        follow_look(self._fit_preview)

    def _keep_in_sight(self) -> None:
        """Beside a long column of choices the pages come along, so that each change is seen."""
        above = self._columns.y() - BETWEEN_CARDS // 2
        spare = self._columns.height() - self.pages.height()
        down = max(0, min(self._scaffold.verticalScrollBar().value() - above, spare))
        self._columns.main.setContentsMargins(0, 0 if self._columns.is_single else down, 0, 0)

    def _offer_paper(self) -> None:
        from acutrack.gui.dialogs.paper_diary_dialog import offer_paper_diary

        offer_paper_diary(self.context, self)

    def _fit_preview(self) -> None:
        """Beside the choices the preview takes all the height; above them they stay in sight."""
        share = _SHARE_ABOVE if self._columns.is_single else 1.0
        around = self._scaffold.title.height() + look().px(_AROUND)
        self.pages.setFixedHeight(max(look().px(_LEAST), round((self.height() - around) * share)))
        self._keep_in_sight()

    def _empty_state(self) -> EmptyState:
        sample = Button(self.words(say("See the sample report")), "flask-conical")
        sample.clicked.connect(self.context.ways.wanted_sample)
        words = self.words(say("A report needs at least 3 days of entries."))
        return EmptyState(words, sample, "file-text")


def _told(progress: Progress) -> Message:
    return STEP_WORDS[progress.step]
