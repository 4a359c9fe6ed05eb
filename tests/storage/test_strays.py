"""Conflict copies by the names that the common programs give them, and reading any of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from acutrack.casebook.casebook import put
from acutrack.casebook.contents import contents_of
from acutrack.casebook.copies import Why
from acutrack.casebook.store import Step
from acutrack.domain.errors import Locked, Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.storage.backups import copy_before
from acutrack.storage.backups.names import before_names, day_name
from acutrack.storage.connection import keys_beside
from acutrack.storage.key import new_key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import newest_copy_with, whole_copy
from acutrack.storage.strays import conflict_copies, set_aside
from tests.builders import NOW, PATIENT, a_note, a_patient

STRAYS = (
    "casebook (Anna's conflicted copy 2025-10-21).acutrack",
    "casebook (In Konflikt stehende Kopie von Anna 2025-10-21).acutrack",
    "casebook (conflicted copy 2025-10-21 101112).acutrack",
    "casebook (SFConflict anna@example.org 2025-10-21-10-11-12).acutrack",
    "casebook (1).acutrack",
    "casebook(1).acutrack",
    "casebook [conflicted].acutrack",
    "casebook.sync-conflict-20251021-101112-ABCDEFG.acutrack",
    "casebook_conflict-20251021-101112.acutrack",
    "casebook.Conflict.acutrack",
    "casebook 2.acutrack",
    "casebook-LAPTOP-7F.acutrack",
    "casebook.acutrack.theirs",
)
OTHERS = (
    "sample.acutrack",
    "casebook.acutrack.keys",
    "casebook.acutrack.lease",
    "casebook-set-aside-2025-10-21T101112.acutrack",
    "casebooks of others.acutrack",
    "casebook.acutrack.before",
    "AcuTrack copy 2025-10-21.acutrack",
    day_name("casebook", date(2025, 10, 21)),
    next(before_names("casebook", Why.IMPORT, NOW)),
)


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path) as opened:
        edit = Edit(say("Note"), PATIENT, (put(a_patient()), put(a_note())))
        opened.store.apply(edit, Step.RECORD, NOW)
    return path


def test_the_names_of_the_common_programs_are_known_and_no_others(casebook: Path) -> None:
    for name in (*STRAYS, *OTHERS):
        casebook.with_name(name).write_text("")
    assert {path.name for path in conflict_copies(casebook)} == set(STRAYS)


def test_one_that_is_set_aside_takes_its_log_along_and_overwrites_nothing(casebook: Path) -> None:
    for _ in range(2):
        stray = casebook.with_name(STRAYS[0])
        stray.write_text("stray")
        stray.with_name(stray.name + "-wal").write_text("log")
        set_aside(stray, casebook)
        assert not stray.exists()
    kept = sorted(path.name for path in (casebook.parent / "backups").iterdir())
    assert len(kept) == 4
    assert conflict_copies(casebook) == ()


def test_a_copy_is_read_with_its_log_and_left_as_it_is(casebook: Path) -> None:
    stray = casebook.with_name(STRAYS[4])
    with open_casebook(casebook) as opened:
        opened.store.apply(Edit(say("Note"), PATIENT, (put(a_note("Later")),)), Step.RECORD, NOW)
        for ending in ("", "-wal"):
            shutil.copyfile(
                casebook.with_name(casebook.name + ending), stray.with_name(stray.name + ending)
            )
        ours = contents_of(opened.store)
    before = {path.name: path.read_bytes() for path in casebook.parent.glob("casebook (1)*")}
    assert whole_copy(stray, casebook).contents == ours
    after = {path.name: path.read_bytes() for path in casebook.parent.glob("casebook (1)*")}
    assert after == before
    assert [path.name for path in casebook.parent.iterdir() if path.is_dir()] == []


def test_a_copy_of_a_locked_record_opens_with_our_key_though_its_keys_are_missing(
    tmp_path: Path,
) -> None:
    key, file = new_key(), tmp_path / "casebook.acutrack"
    with open_casebook(file, key) as opened:
        opened.store.apply(
            Edit(say("Note"), PATIENT, (put(a_patient()), put(a_note()))), Step.RECORD, NOW
        )
        keys_beside(file).write_bytes(b"{}")
        sealed = copy_before(opened.file, Why.MERGE, NOW)
        ours = contents_of(opened.store)
        edit = opened.store.edits_made()[-1].edit.id
    stray = file.with_name(STRAYS[5])
    shutil.copyfile(file, stray)
    assert whole_copy(stray, file, key).contents == ours
    assert whole_copy(sealed, file, key).contents == ours
    assert newest_copy_with(file, [edit], key) == sealed
    with pytest.raises((Locked, Obstacle)):
        whole_copy(stray, file, new_key())
    with pytest.raises(Locked):
        whole_copy(stray, file)


def test_an_older_copy_is_brought_up_to_date_aside(casebook: Path) -> None:
    stray = casebook.with_name(STRAYS[0])
    shutil.copyfile(Path(__file__).parent / "files" / "schema-0001.acutrack", stray)
    before = stray.read_bytes()
    assert whole_copy(stray, casebook).contents.counts()
    assert stray.read_bytes() == before
