"""Whoever was erased for good is in no record, no history, no draft and no copy; others are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.copies import Why
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.people import start_own_record
from acutrack.casebook.erasing import ErasedForGood, bring_person_back, erase_person, erased_lately
from acutrack.compose.erase_jobs import erase_for_good
from acutrack.compose.travel_jobs import export_archive, preview_arrival
from acutrack.domain.errors import Obstacle
from acutrack.domain.note import Note
from acutrack.domain.record import PatientId
from acutrack.storage.backups import copy_before
from acutrack.storage.backups.automatic import look_after
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.second import begin_second
from acutrack.storage.connection import Connections, keys_beside
from acutrack.storage.driver import Connection
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key, new_key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.putting_back import restore_into
from tests.builders import NOW, OTHER_PATIENT, PATIENT, a_note, a_patient, one_of_each
from tests.storage.backups.conftest import KEYS
from tests.storage.conftest import adding

CANARY = "zq7 canary in a coal mine"
OTHERS = "what somebody else said"


class Clinic:
    """A casebook with two people in it, and copies in two folders."""

    def __init__(self, folder: Path, *, locked: bool) -> None:
        self.key: Key | None = new_key() if locked else None
        self.file = folder / "records" / "casebook.acutrack"
        self.stick = folder / "stick"
        self.file.parent.mkdir()
        self.stick.mkdir()
        if locked:
            keys_beside(self.file).write_bytes(KEYS)
        with open_casebook(self.file, self.key) as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            casebook.record(start_own_record(a_patient(name=CANARY)))
            casebook.record(adding(*one_of_each()[1:], a_note(CANARY)))
            bo = a_patient(patient_id=OTHER_PATIENT, name="Bo")
            casebook.record(start_own_record(bo))
            casebook.record(
                replace(adding(a_note(OTHERS, patient_id=OTHER_PATIENT)), patient_id=OTHER_PATIENT)
            )
            opened.drafts.keep(Draft("note", PATIENT, {"text": CANARY}, "text", NOW))
        with first_folder(self.file).alone():
            begin_second(first_folder(self.file), self.stick)
        with closing(Connections(self.file, self.key)) as connections:
            copy_before(connections, Why.IMPORT, NOW)
            look_after(connections, NOW, second=self.stick, day=NOW.date(), anyway=True)

    def erase(self, person: PatientId = PATIENT) -> ErasedForGood:
        return erase_for_good(self.file, person, self.stick, NOW, self.key)

    def files(self) -> Iterator[Path]:
        for folder in (self.file.parent, self.stick):
            yield from (path for path in folder.rglob("*") if path.is_file())

    def copies(self) -> list[Path]:
        return sorted(
            path
            for path in self.files()
            if path.parent.name != "records" and path.suffix == ".acutrack"
        )

    def notes(self, person: PatientId = OTHER_PATIENT) -> list[str]:
        with open_casebook(self.file, self.key) as opened:
            return [note.text for note in opened.store.load(Note, person)]


@pytest.fixture(params=[False, True], ids=["plain", "locked"])
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Clinic:
    return Clinic(tmp_path, locked=request.param)


def told_of(path: Path, key: Key | None, tmp_path: Path) -> bool:
    """Whether any text in a copy, put back as a casebook of its own, has the canary in it."""
    place = tmp_path / "looked-at" / "casebook.acutrack"
    place.parent.mkdir(exist_ok=True)
    for old in place.parent.rglob("*"):
        if old.is_file():
            old.unlink()
    if key is not None:
        keys_beside(place).write_bytes(KEYS)
    with open_casebook(place, key) as opened:
        restore_into(opened.file, path, NOW, () if key is None else (key,))
        with opened.file.reading() as connection:
            return any(CANARY in text for text in every_text(connection))


def every_text(connection: Connection) -> Iterator[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
            yield from (value for value in row if isinstance(value, str))


def test_every_copy_told_of_the_person_before(clinic: Clinic, tmp_path: Path) -> None:
    copies = clinic.copies()
    assert len(copies) == 4
    assert all(told_of(copy, clinic.key, tmp_path) for copy in copies)


def test_afterwards_none_does_and_each_is_whole(clinic: Clinic, tmp_path: Path) -> None:
    before = [copy.name for copy in clinic.copies()]
    done = clinic.erase()
    about = [record for record in one_of_each() if record.patient_id == PATIENT]
    assert done == ErasedForGood(len(about) + 1, 4, ())
    assert [copy.name for copy in clinic.copies()] == before
    assert not any(told_of(copy, clinic.key, tmp_path) for copy in clinic.copies())
    assert findings(clinic.file, clinic.key) == ()


def test_no_file_has_a_byte_of_it_left(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path, locked=False)
    assert any(CANARY.encode() in path.read_bytes() for path in clinic.files())
    clinic.erase()
    assert [path for path in clinic.files() if CANARY.encode() in path.read_bytes()] == []


def test_the_copies_of_others_come_back_as_they_were(clinic: Clinic) -> None:
    clinic.erase()
    (copy, *_rest) = clinic.copies()
    with open_casebook(clinic.file, clinic.key) as opened:
        restore_into(opened.file, copy, NOW, () if clinic.key is None else (clinic.key,))
        assert [p.patient_id for p in Casebook(opened.store, lambda: NOW).patients()] == [
            OTHER_PATIENT
        ]
    assert clinic.notes() == [OTHERS]


def test_what_others_may_undo_is_still_undone(clinic: Clinic) -> None:
    clinic.erase()
    with open_casebook(clinic.file, clinic.key) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        assert casebook.undo(PATIENT) is None
        assert casebook.undo(OTHER_PATIENT) is not None
    assert clinic.notes() == []


def test_only_that_it_was_done_is_kept_and_when(clinic: Clinic) -> None:
    clinic.erase()
    with open_casebook(clinic.file, clinic.key) as opened:
        assert tuple(opened.store.erased_for_good()) == (NOW,)
        with opened.file.reading() as connection:
            assert not any(text == PATIENT for text in every_text(connection))


def test_whoever_could_still_be_brought_back_cannot_any_more(clinic: Clinic) -> None:
    with open_casebook(clinic.file, clinic.key) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        (person,) = (each for each in casebook.patients() if each.patient_id == PATIENT)
        casebook.record(erase_person(casebook, person))
        assert bring_person_back(casebook, erased_lately(casebook)[0]).changes
    clinic.erase()
    with open_casebook(clinic.file, clinic.key) as opened:
        assert erased_lately(Casebook(opened.store, lambda: NOW)) == ()


def test_a_copy_without_the_person_stays_byte_for_byte(clinic: Clinic) -> None:
    clinic.erase()
    before = {copy: copy.read_bytes() for copy in clinic.copies()}
    assert clinic.erase().copies == 0
    assert {copy: copy.read_bytes() for copy in clinic.copies()} == before


def test_the_ledger_still_relies_on_what_was_written_anew(clinic: Clinic, tmp_path: Path) -> None:
    clinic.erase()
    folder = first_folder(clinic.file)
    for copy in folder.copies():
        assert folder.opens_and_counts(copy, clinic.key, tmp_path)


def test_a_copy_that_cannot_be_opened_is_named(clinic: Clinic) -> None:
    broken = clinic.copies()[0]
    broken.write_bytes(broken.read_bytes()[:-3000])
    done = clinic.erase()
    assert done.left == (broken,)
    assert done.copies == 3


def test_a_stick_that_is_not_connected_stops_it_before_anything_is_changed(
    clinic: Clinic, tmp_path: Path
) -> None:
    clinic.stick.rename(tmp_path / "pulled out")
    before = {path: path.read_bytes() for path in clinic.copies()}
    with pytest.raises(Obstacle, match="not connected"):
        clinic.erase()
    assert {path: path.read_bytes() for path in clinic.copies()} == before
    assert CANARY in clinic.notes(PATIENT)


def test_a_copy_elsewhere_does_not_bring_it_back_when_both_are_brought_together(
    tmp_path: Path,
) -> None:
    clinic = Clinic(tmp_path, locked=False)
    elsewhere = tmp_path / "elsewhere.acutrack"
    export_archive(clinic.file, elsewhere, None, NOW, lambda _what: "")
    clinic.erase()
    arrival = preview_arrival(elsewhere, clinic.file, NOW, lambda _what: "", False)
    with open_casebook(clinic.file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record_all(arrival.plain.edits)
        assert [each.patient_id for each in casebook.patients()] == [OTHER_PATIENT]
        with opened.file.reading() as connection:
            assert not any(CANARY in text for text in every_text(connection))
