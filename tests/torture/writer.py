"""What the child does until it is stopped: opens a casebook and is as busy as it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from acutrack.domain.ways_in import Way
from acutrack.interchange.import_files import preview_import
from acutrack.storage.connection import keys_beside
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.turning import turn_off, turn_on
from tests.builders import NOW, PATIENT, a_patient, a_score, a_session, an_effect, day
from tests.torture.journal import Journal
from tests.torture.looking import CANARY, CHEAP, FORM, Place, keys


def write_until_stopped(
    place: Place,
    passphrase: str | None,
    journal: Journal,
    *,
    deeds: Mapping[str, float],
    seed: int,
    steps: int | None = None,
) -> str | None:
    """Open the casebook, making it if there is none, and go on, for ever or for so many steps.

    Returns:
        The passphrase that opens it from then on.
    """
    journal.begin("open")
    opened = place.open(passphrase)
    journal.done()
    writer = Writer(place, opened, journal, passphrase=passphrase, random=Random(seed))  # noqa: S311
    writer.go_on(deeds, steps)
    writer.opened.close()
    return writer.passphrase


class Writer:
    """Does one deed after another; each is a method, and says in the journal what it does."""

    def __init__(
        self,
        place: Place,
        opened: OpenCasebook,
        journal: Journal,
        *,
        passphrase: str | None,
        random: Random,
    ) -> None:
        self.opened = opened
        self.passphrase = passphrase
        self._place = place
        self._journal = journal
        self._random = random
        self._casebook = Casebook(opened.store, _now)

    def go_on(self, deeds: Mapping[str, float], steps: int | None) -> None:
        """Begin with a patient, then take deeds at random, as often as their weights say."""
        if not self._casebook.patients():
            self._record(Edit(say("Start"), PATIENT, (put(a_patient(complaint=CANARY)),)))
        named: list[Callable[[], None]] = [getattr(self, name) for name in deeds]
        while steps is None or steps > 0:
            (deed,) = self._random.choices(named, weights=list(deeds.values()))
            deed()
            steps = None if steps is None else steps - 1

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

    def lock(self) -> None:
        """Encrypt the casebook, or make it plain again."""
        if self._place.key is not None:
            return  # it begins and stays encrypted there
        self.opened.close()
        if self.passphrase is None:
            passphrase, key = f"passphrase {self._random.random()}", new_key()
            self._journal.begin("lock", passphrase=passphrase)
            turn_on(self._place.file, keys(passphrase, key), key)
        else:
            passphrase = None
            self._journal.begin("unlock")
            turn_off(self._place.file, self._key())
        self._reopen(passphrase)
        self._journal.done()

    def change_passphrase(self) -> None:
        """Take another one."""
        if self.passphrase is None:
            return
        key, passphrase = self._key(), f"passphrase {self._random.random()}"
        beside = keys_beside(self._place.file)
        self._journal.begin("change passphrase", passphrase=passphrase)
        KeyFile.read(beside).with_typed(Way.PASSPHRASE, passphrase, key, CHEAP).write(beside)
        self._journal.done()
        self.passphrase = passphrase

    def _key(self) -> Key:
        key = self.opened.key
        assert key is not None
        return key

    def _reopen(self, passphrase: str | None) -> None:
        self.passphrase = passphrase
        self.opened = self._place.open(passphrase)
        self._casebook = Casebook(self.opened.store, _now)

    def _record(self, edit: Edit) -> None:
        ids = [change.record.id for change in edit.changes]
        self._journal.begin("record", edit=edit.id, records=ids)
        self._casebook.record(replace(edit))
        self._journal.done()


def _now() -> datetime:
    return NOW
