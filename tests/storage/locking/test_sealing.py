"""Copies from the time before the lock: sealed with it, and readable nowhere."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from acutrack.casebook.copies import State, Why
from acutrack.domain.ways_in import Way
from acutrack.storage.backups import copy_before
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.ledger import write_ledger
from acutrack.storage.backups.sealed import unseal
from acutrack.storage.backups.sealing import readable_remains, seal_copies
from acutrack.storage.connection import Connections
from acutrack.storage.key import new_key
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


def test_a_second_folder_that_is_not_there_is_named(locked: Locked) -> None:
    first = first_folder(locked.file)
    away = locked.file.parent / "stick"
    with first.alone():
        write_ledger(first.path, replace(first.ledger, second=str(away)))
    assert seal_copies(locked.file, locked.key) == (away,)


def test_done_again_it_finds_nothing_to_do(locked: Locked) -> None:
    assert seal_copies(locked.file, locked.key) == ()
    assert seal_copies(locked.file, locked.key) == ()
