"""Copies from the time before the lock: sealed with it, and readable nowhere."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.copies import State, Why
from acutrack.domain.ways_in import Way
from acutrack.storage.backups import copy_before, sealing
from acutrack.storage.backups.disk import left_unfinished
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.ledger import write_ledger
from acutrack.storage.backups.sealed import unseal
from acutrack.storage.backups.sealing import readable_remains, seal_copies
from acutrack.storage.connection import Connections
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import new_key_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.turning import turn_on
from tests.builders import NOW, PATIENT, a_note
from tests.storage.locking.conftest import CHEAP, PASSPHRASE, WORDS, Locked


def readable(folder: Path) -> list[str]:
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and WORDS.encode() in path.read_bytes()
    )


def plain_copies(file: Path) -> None:
    with closing(Connections(file)) as connections:
        copy_before(connections, Why.IMPORT, NOW)
        copy_before(connections, Why.RESTORE, NOW)


def test_every_readable_copy_is_sealed_and_holds_what_it_held(plain: Path, tmp_path: Path) -> None:
    plain_copies(plain)
    assert len(readable(plain.parent)) == 3
    key = new_key()
    turn_on(plain, new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, CHEAP), key)
    assert seal_copies(plain, key) == ()
    assert readable(plain.parent) == []
    folder = first_folder(plain)
    copies = folder.copies()
    assert len(copies) == 2
    for number, copy in enumerate(copies):
        assert folder.state_of(copy, key, folder.path) is State.CHECKED
        inside = tmp_path / f"inside-{number}.acutrack"
        unseal(copy.path, inside)
        with open_casebook(inside, key) as book:
            assert [note.text for note in book.store.load(type(a_note()), PATIENT)] == [WORDS]


class _Stopped(BaseException):
    """The program is ended here."""


def test_what_a_stop_while_sealing_leaves_readable_goes_at_the_next_start(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_copies(plain)
    key = new_key()
    turn_on(plain, new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, CHEAP), key)
    before = first_folder(plain).copies()
    _stop_while_sealing(plain, key, monkeypatch)
    assert left_unfinished(first_folder(plain).path)
    assert readable(plain.parent)
    assert seal_copies(plain, key) == ()
    assert readable(plain.parent) == []
    assert not left_unfinished(first_folder(plain).path)
    assert first_folder(plain).copies() == before


def test_nothing_readable_stays_where_the_stop_came_after_the_last_copy(locked: Locked) -> None:
    left = first_folder(locked.file).path / ".acutrack-left.part" / "readable"
    left.parent.mkdir(parents=True)
    left.write_bytes(WORDS.encode())
    assert seal_copies(locked.file, locked.key) == ()
    assert not left.parent.exists()


def test_another_name_of_a_copy_is_not_overwritten_with_it(plain: Path) -> None:
    plain_copies(plain)
    folder = first_folder(plain)
    copy = folder.copies()[0].path
    place = folder.path / ".acutrack-left.part"
    place.mkdir()
    os.link(copy, place / "readable")
    content = copy.read_bytes()
    with folder.alone():
        assert not place.exists()
    assert copy.read_bytes() == content


def test_what_a_stopped_restoring_left_beside_the_casebook_goes_too(locked: Locked) -> None:
    left = locked.file.with_name(".acutrack-left.part")
    left.write_bytes(WORDS.encode())
    assert seal_copies(locked.file, locked.key) == ()
    assert not left.exists()


def test_a_folder_that_cannot_be_looked_into_is_named(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> tuple[Path, ...]:
        raise OSError(errno.EIO, "the disk")

    monkeypatch.setattr(sealing, "left_unfinished", fail)
    assert seal_copies(locked.file, locked.key) == (first_folder(locked.file).path,)


def _stop_while_sealing(file: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    """End the program with one copy sealed and its readable form not yet overwritten."""

    def stop(_path: Path) -> None:
        raise _Stopped

    with monkeypatch.context() as stopping:
        stopping.setattr(sealing, "scrub", stop)
        stopping.setattr(sealing, "private_place", _place_that_stays)
        with pytest.raises(_Stopped):
            seal_copies(file, key)


@contextmanager
def _place_that_stays(beside: Path) -> Iterator[Path]:
    place = beside / ".acutrack-stays.part"
    place.mkdir()
    yield place


def test_a_damaged_copy_is_left_and_named(locked: Locked) -> None:
    folder = locked.file.parent / "backups"
    folder.mkdir()
    damaged = folder / "casebook-2026-11-29.acutrack"
    damaged.write_bytes(b"SQLite format 3\x00 and no more")
    assert seal_copies(locked.file, locked.key) == (damaged,)
    assert damaged.read_bytes() == b"SQLite format 3\x00 and no more"
    assert [path.name for path in folder.iterdir() if ".part" in path.name] == []


def test_what_was_set_aside_damaged_is_named_and_left(locked: Locked) -> None:
    aside = locked.file.with_name("casebook-set-aside-2026-11-20T101112.acutrack")
    aside.write_bytes(b"\x00" * 4096 + b"CREATE TABLE note" + WORDS.encode())
    (locked.file.parent / "sample.acutrack").write_bytes(b"SQLite format 3\x00")
    assert tuple(readable_remains(locked.file)) == (aside,)
    assert aside.is_file()


def test_a_folder_that_cannot_be_looked_into_is_named_itself(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = locked.file.parent / "backups"
    folder.mkdir()
    look = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path == folder:
            raise PermissionError(13, "no", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert tuple(readable_remains(locked.file)) == (folder,)


def test_a_second_folder_that_is_not_there_is_named(locked: Locked) -> None:
    first = first_folder(locked.file)
    away = locked.file.parent / "stick"
    with first.alone():
        write_ledger(first.path, replace(first.ledger, second=str(away)))
    assert seal_copies(locked.file, locked.key) == (away,)


def test_done_again_it_finds_nothing_to_do(locked: Locked) -> None:
    assert seal_copies(locked.file, locked.key) == ()
    assert seal_copies(locked.file, locked.key) == ()
