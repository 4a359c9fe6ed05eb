"""What the child does until it is killed: opens a casebook and writes as fast as it can."""

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
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.upgrade import upgrade
from tests.builders import NOW, PATIENT, a_patient, a_score, a_session, an_effect, day
from tests.torture.journal import Journal

FORM = "session"


def write_until_killed(file: Path, journal: Journal, seed: int) -> None:
    """Open `file`, making it if there is none, and go on for ever."""
    journal.begin("open")
    opened = open_casebook(file)
    journal.done()
    _Writer(opened, journal, Random(seed)).go_on()  # noqa: S311 (a plan, not a secret)


def upgrade_until_killed(file: Path, journal: Journal, to: int, scripts: Path) -> None:
    """Bring `file` to a later schema."""
    connections = Connections(file)
    connections.make_durable()
    journal.begin("upgrade")
    upgrade(connections, to, scripts)
    journal.done()


class _Writer:
    def __init__(self, opened: OpenCasebook, journal: Journal, random: Random) -> None:
        self._drafts = opened.drafts
        self._casebook = Casebook(opened.store, _now)
        self._store = opened.store
        self._journal = journal
        self._random = random

    def go_on(self) -> None:
        if not self._casebook.patients():
            self._record(Edit(say("Start"), PATIENT, (put(a_patient()),)))
        deeds = (self._score, self._session, self._import, self._undo, self._redo, self._draft)
        while True:
            (deed,) = self._random.choices(deeds, weights=(6, 3, 0.2, 2, 1, 3))
            deed()

    def _score(self) -> None:
        on = day(-self._random.randrange(3000))
        self._record(log_day(PATIENT, float(self._random.randrange(11)), on, NOW))

    def _session(self) -> None:
        session = a_session(note="x" * self._random.randrange(2000))
        effects = [an_effect(session_id=session.id) for _ in range(self._random.randrange(4))]
        self._record(log_session(session, NOW, effects=effects))

    def _import(self) -> None:
        scores = (a_score(n % 11, day=day(-n)) for n in range(400))
        self._record(Edit(say("Import"), PATIENT, tuple(put(score) for score in scores)))

    def _undo(self) -> None:
        edit = self._store.undoable(PATIENT)
        if edit is not None and edit.name != say("Start"):
            self._journal.begin("undo", edit=edit.id)
            self._casebook.undo(PATIENT)
            self._journal.done()

    def _redo(self) -> None:
        edit = self._store.redoable(PATIENT)
        if edit is not None:
            self._journal.begin("redo", edit=edit.id)
            self._casebook.redo(PATIENT)
            self._journal.done()

    def _draft(self) -> None:
        number = self._random.randrange(10**9)
        self._journal.begin("draft", number=number)
        self._drafts.keep(Draft(FORM, PATIENT, {"number": number}, "number", NOW))
        self._journal.done()

    def _record(self, edit: Edit) -> None:
        ids = [change.record.id for change in edit.changes]
        self._journal.begin("record", edit=edit.id, records=ids)
        self._casebook.record(replace(edit))
        self._journal.done()


def _now() -> datetime:
    return NOW
