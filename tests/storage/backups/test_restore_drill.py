"""A restore drill: broken copies of every kind are refused in kind words, or restore wholly."""

from __future__ import annotations

import random
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from acutrack.casebook.contents import Contents
from acutrack.domain.errors import AcuTrackError
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.sealed import CASEBOOK, KEYS
from acutrack.storage.connection import connect
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.key import new_key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.putting_back import preview, restore_in_place, restore_into
from acutrack.storage.schema import SCHEMA
from tests.builders import NOW, a_note, day
from tests.storage.backups.conftest import Diary

_DICE = random.Random(5)  # noqa: S311


@dataclass
class Drill:
    """A diary that went on after its copy was made, and the copy's own bytes."""

    diary: Diary
    copy: Path
    whole: bytes
    holds: Contents

    def attempt(self, content: bytes, copy: Path | None = None) -> bool:
        """Restore from these bytes; tells whether it was done, having looked at what came of it."""
        target = copy or self.copy
        target.write_bytes(content)
        now, listed = self.diary.contents(), self.diary.names()
        try:
            with open_casebook(self.diary.file, self.diary.key) as opened:
                restore_into(opened.file, target, NOW)
        except AcuTrackError as error:
            said = error.message.text
            assert self.diary.contents() == now
            assert self.diary.names() == listed
            assert target.read_bytes() == content
            assert any(safe in said for safe in ("Nothing was changed.", "Nothing in it was"))
            return False
        finally:
            assert not list(self.diary.copies.glob(".acutrack-*"))
        assert self.diary.contents() == self.holds
        self._back_to(now)
        return True

    def _back_to(self, now: Contents) -> None:
        newest = max(self.diary.copies.glob("*-before-restore*"), key=lambda p: p.stat().st_mtime)
        with open_casebook(self.diary.file, self.diary.key) as opened:
            restore_into(opened.file, newest, NOW)
        assert self.diary.contents() == now
        for made in self.diary.copies.glob("*-before-restore*"):
            made.unlink()


@pytest.fixture
def drill(diary: Diary) -> Drill:
    with diary.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    holds = diary.contents()
    diary.record(a_note("Written since.", day=day(-3)))
    return Drill(diary, copy, copy.read_bytes(), holds)


def test_the_whole_copy_restores_wholly(drill: Drill) -> None:
    assert drill.attempt(drill.whole)


def test_cut_off_anywhere_it_is_refused(drill: Drill) -> None:
    size = len(drill.whole)
    lengths = [0, 1, 15, 16, 100, 4095, 4096, size // 2, size - 4096, size - 1]
    for length in (*lengths, *_DICE.sample(range(size), 25)):
        assert not drill.attempt(drill.whole[:length]), length


def test_cut_off_and_carried_elsewhere_it_is_refused_too(drill: Drill, tmp_path: Path) -> None:
    size = len(drill.whole)
    for length in (
        0,
        1,
        100,
        4096,
        size // 2,
        size - 4096,
        size - 1,
        *_DICE.sample(range(size), 25),
    ):
        assert not drill.attempt(drill.whole[:length], tmp_path / "carried.acutrack"), length


def test_with_one_byte_turned_it_is_refused(drill: Drill) -> None:
    for place in _DICE.sample(range(len(drill.whole)), 60):
        content = bytearray(drill.whole)
        content[place] ^= _DICE.randrange(1, 256)
        assert not drill.attempt(bytes(content)), place


def test_carried_elsewhere_with_bytes_turned_nothing_but_a_value_can_differ_unseen(
    drill: Drill, tmp_path: Path
) -> None:
    """A sealed copy is sure of every byte; of a plain one SQLite cannot see each turned letter."""
    for place in _DICE.sample(range(len(drill.whole)), 60):
        content = bytearray(drill.whole)
        content[place] ^= _DICE.randrange(1, 256)
        carried = tmp_path / "carried.acutrack"
        carried.write_bytes(bytes(content))
        keys = () if drill.diary.key is None else (drill.diary.key,)
        try:
            told = preview(carried, drill.diary.file, None, keys)
        except AcuTrackError:
            continue
        if drill.diary.key is not None:
            assert told.holds == drill.holds
        assert told.holds.counts() == drill.holds.counts()


def test_a_newer_one_says_which_version_is_needed(drill: Drill) -> None:
    if drill.diary.key is not None:
        return
    newer = drill.diary.file.parent / "newer.acutrack"
    newer.write_bytes(drill.whole)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(AcuTrackError) as caught:
        preview(newer, drill.diary.file, None)
    assert caught.value.message.text.startswith("A newer AcuTrack wrote this record")
    assert not drill.attempt(newer.read_bytes(), newer)


def test_what_is_no_copy_is_refused(drill: Drill, tmp_path: Path) -> None:
    for number, content in enumerate(
        (b"", b"PK\x03\x04", b"SQLite format 3\0", b"%PDF-1.7\n", _DICE.randbytes(50_000),
         b"SQLite format 3\0" + _DICE.randbytes(50_000), b"PK\x03\x04" + _DICE.randbytes(50_000))
    ):  # fmt: skip
        assert not drill.attempt(content, tmp_path / f"{number}.acutrack")


def test_a_sealed_copy_of_another_key_is_refused(locked: Diary, tmp_path: Path) -> None:
    with locked.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    for key in (None, new_key()):
        with pytest.raises(AcuTrackError) as caught:
            restore_in_place(
                tmp_path / "new" / "casebook.acutrack", copy, NOW, (key,) if key else ()
            )
        assert "This copy is locked." in caught.value.message.text
    assert not (tmp_path / "new" / "casebook.acutrack").exists()


def test_archives_that_mean_harm_are_refused(drill: Drill, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    if drill.diary.key is None:
        inside.write_bytes(drill.whole)
    else:
        inside.write_bytes(zipfile.ZipFile(drill.copy).read(CASEBOOK))
    content = inside.read_bytes()
    made = tmp_path / "made.acutrack"
    for members in (
        {CASEBOOK: content},
        {KEYS: b"keys"},
        {f"../{CASEBOOK}": content, KEYS: b"keys"},
        {CASEBOOK: content, f"../../{KEYS}": b"keys"},
        {CASEBOOK: content, KEYS: b"keys", "more": b""},
    ):
        with zipfile.ZipFile(made, "w") as archive:
            for name, member in members.items():
                archive.writestr(name, member)
        assert not drill.attempt(made.read_bytes(), made)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CASEBOOK, b"\0" * 30_000_000)
        archive.writestr(KEYS, b"keys")
    assert not drill.attempt(made.read_bytes(), made)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "inside", "made.acutrack"]


def test_a_plain_casebook_inside_a_sealed_copy_is_taken_for_what_it_is(
    plain: Diary, tmp_path: Path
) -> None:
    """Nobody's key opens it, so it is refused rather than taken for a locked one."""
    made = tmp_path / "made.acutrack"
    with closing(connect(plain.file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(CASEBOOK, plain.file.read_bytes())
        archive.writestr(KEYS, b"keys")
    with pytest.raises(AcuTrackError):
        preview(made, plain.file, None, (new_key(),))
