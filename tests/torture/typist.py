"""The deeds of somebody who types: entries, imports, undo and redo, drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.interchange.import_files import preview_import
from acutrack.storage.open_casebook import OpenCasebook
from tests.builders import NOW, PATIENT, a_patient, a_score, a_session, an_effect, day
from tests.torture.journal import Journal
from tests.torture.looking import CANARY, FORM, Place


class Typist:
    """Does one deed after another; each is a method, and says in the journal what it does."""

    def __init__(
        self, place: Place, opened: OpenCasebook, journal: Journal, random: Random
    ) -> None:
        self.opened = opened
        self._place = place
        self._journal = journal
        self._random = random
        self._casebook = Casebook(opened.store, _now)

    def begin(self) -> None:
        """Enter the patient, if there is none yet."""
        if not self._casebook.patients():
            self._record(Edit(say("Start"), PATIENT, (put(a_patient(complaint=CANARY)),)))

    def score(self) -> None:
        """One answer on the pain scale."""
        on = day(-self._random.randrange(3000))
        self._record(log_day(PATIENT, float(self._random.randrange(11)), on, NOW))

    def session(self) -> None:
        """A session with a note of up to 2,000 letters, and its side effects."""
        session = a_session(note="x" * self._random.randrange(2000))
        effects = [an_effect(session_id=session.id) for _ in range(self._random.randrange(4))]
        self._record(log_session(session, NOW, effects=effects))

    def many(self) -> None:
        """An edit that takes several milliseconds to write."""
        scores = (a_score(n % 11, day=day(-n)) for n in range(400))
        self._record(Edit(say("Import"), PATIENT, tuple(put(score) for score in scores)))

    def take_in(self) -> None:
        """A file with a hundred days, read and taken in as the window does."""
        table = self._place.folder.with_suffix(".csv")
        first = self._random.randrange(3000)
        rows = (f"{day(-first - n).isoformat()},nrs_now,{n % 11}" for n in range(100))
        table.write_text("\n".join(["date,measure,value", *rows]) + "\n", encoding="utf-8")
        (patient,) = self._casebook.patients()
        preview = preview_import([Path(table)], patient, self._casebook, NOW)
        if preview.edit.changes:
            self._record(preview.edit)

    def undo(self) -> None:
        """Take back the latest edit, but never the patient."""
        edit = self.opened.store.undoable(PATIENT)
        if edit is not None and edit.name != say("Start"):
            self._journal.begin("undo", edit=edit.id)
            self._casebook.undo(PATIENT)
            self._journal.done()

    def redo(self) -> None:
        """Bring the last undone edit back."""
        edit = self.opened.store.redoable(PATIENT)
        if edit is not None:
            self._journal.begin("redo", edit=edit.id)
            self._casebook.redo(PATIENT)
            self._journal.done()

    def draft(self) -> None:
        """One more key in an unfinished form."""
        number = self._random.randrange(10**9)
        self._journal.begin("draft", number=number)
        self.opened.drafts.keep(Draft(FORM, PATIENT, {"number": number}, "number", NOW))
        self._journal.done()

    def _use(self, opened: OpenCasebook) -> None:
        """Go on with a casebook that was opened again."""
        self.opened = opened
        self._casebook = Casebook(opened.store, _now)

    def _record(self, edit: Edit) -> None:
        ids = [change.record.id for change in edit.changes]
        self._journal.begin("record", edit=edit.id, records=ids)
        self._casebook.record(replace(edit))
        self._journal.done()


def _now() -> datetime:
    return NOW
