"""The copy before something: one file that opens, for a locked casebook sealed with its keys."""

from __future__ import annotations

import os
import stat
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.contents import contents_of
from acutrack.domain.errors import Obstacle
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.making import DamagedOriginal
from acutrack.storage.backups.sealed import unseal
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_score
from tests.storage.backups.conftest import KEYS, Diary


def inside(copy: Path, diary: Diary, place: Path) -> Path:
    """The casebook in a copy, laid open."""
    if diary.key is None:
        return copy
    target = place / "inside.acutrack"
    assert unseal(copy, target) == KEYS
    return target


def test_a_copy_holds_everything_and_is_one_private_file(diary: Diary, tmp_path: Path) -> None:
    with diary.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)

    assert diary.names() == ["casebook-2025-10-21T084200-before-import.acutrack"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    with open_casebook(inside(copy, diary, tmp_path), diary.key) as opened:
        assert contents_of(opened.store) == diary.contents()


def test_a_plain_copy_needs_no_log_beside_it(plain: Diary) -> None:
    with plain.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_sealed_copy_shows_nothing_of_what_is_written_in_it(locked: Diary) -> None:
    with locked.connections() as connections:
        copy = copy_before(connections, Why.RESTORE, NOW)

    content = copy.read_bytes()
    assert zipfile.ZipFile(copy).namelist() == ["casebook.acutrack", "casebook.acutrack.keys"]
    for word in (b"Ann Muster", b"sofa", b"SQLite format", b"pain_score"):
        assert word not in content
    assert not [p for p in locked.copies.iterdir() if p.suffix == ".part"]


def test_two_in_one_second_get_names_of_their_own(diary: Diary) -> None:
    with diary.connections() as connections:
        for _ in range(3):
            copy_before(connections, Why.IMPORT, NOW)
    assert len(diary.names()) == 3


def test_the_ledger_knows_the_copy_byte_for_byte(diary: Diary, tmp_path: Path) -> None:
    with diary.connections() as connections:
        copy_before(connections, Why.IMPORT, NOW)
    folder = first_folder(diary.file)
    (copy,) = folder.copies()
    assert folder.opens_and_counts(copy, diary.key, tmp_path)

    content = bytearray(copy.path.read_bytes())
    content[len(content) // 2] ^= 1
    copy.path.write_bytes(content)
    assert not folder.opens_and_counts(copy, diary.key, tmp_path)


def test_entries_made_while_it_is_copied_do_no_harm(diary: Diary, tmp_path: Path) -> None:
    with diary.connections() as connections, open_casebook(diary.file, diary.key):
        diary.record(a_score(3))
        copy = copy_before(connections, Why.IMPORT, NOW)
        diary.record(a_score(4))
    with open_casebook(inside(copy, diary, tmp_path), diary.key) as opened:
        assert contents_of(opened.store) != diary.contents()


def test_without_room_for_the_copy_it_says_so_and_leaves_nothing(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with diary.connections() as connections:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(Obstacle) as caught:
            copy_before(connections, Why.IMPORT, NOW)
    assert caught.value.message.text.startswith("AcuTrack makes a copy of your record first")
    assert diary.names() == []


def test_a_damaged_casebook_is_told_apart_from_a_full_disk(diary: Diary) -> None:
    diary.record(*(a_score(n % 11) for n in range(1500)))
    content = bytearray(diary.file.read_bytes())
    content[-4096 * 6 : -4096 * 5] = b"\xa5" * 4096
    diary.file.write_bytes(content)
    with diary.connections() as connections, pytest.raises(DamagedOriginal):
        copy_before(connections, Why.RESTORE, NOW)
    assert diary.names() == []


def test_what_an_ended_program_left_half_done_is_cleared_up(diary: Diary) -> None:
    diary.copies.mkdir()
    (diary.copies / ".acutrack-abc.part").write_bytes(b"half")
    (diary.copies / ".acutrack-def.part").mkdir()
    (diary.copies / ".acutrack-def.part" / "casebook").write_bytes(b"half")
    (diary.copies / "mine.part").write_bytes(b"somebody else's")
    with diary.connections() as connections:
        copy_before(connections, Why.IMPORT, NOW + timedelta(days=1))
    assert sorted(p.name for p in diary.copies.glob("*.part")) == ["mine.part"]
    assert not list(diary.copies.glob(".acutrack-*"))
