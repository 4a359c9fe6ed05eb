"""Turning encryption on and off: nothing is lost, nothing readable stays, it opens at each step."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.domain import errors
from acutrack.storage import turning
from acutrack.storage.connection import FileKind, keys_beside, kind_of_file
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.key import new_key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.turning import finish, turn_off, turn_on
from tests.builders import NOW, PATIENT, a_note, a_score
from tests.storage.conftest import adding
from tests.storage.locking.conftest import WORDS, Locked


def readable(folder: Path) -> list[str]:
    """The files in which the words stand as text."""
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and WORDS.encode() in path.read_bytes()
    )


def test_the_words_are_readable_before_and_not_after(plain: Path) -> None:
    assert readable(plain.parent) == [plain.name]
    turn_on(plain, KeyFile("0"), new_key())
    assert readable(plain.parent) == []
    assert kind_of_file(plain) is FileKind.OTHER


def test_every_record_and_every_step_of_undo_and_redo_comes_along(locked: Locked) -> None:
    with open_casebook(locked.file, locked.key) as book:
        casebook = Casebook(book.store, lambda: NOW)
        assert [note.text for note in casebook.load(type(a_note()), PATIENT)] == [WORDS]
        assert casebook.load(type(a_score(7)), PATIENT) == ()
        assert casebook.redo(PATIENT) is not None
        assert [score.value for score in casebook.load(type(a_score(7)), PATIENT)] == [7]
        for _ in range(3):
            assert casebook.undo(PATIENT) is not None
        assert casebook.patients() == ()
    assert findings(locked.file, locked.key) == ()


def test_a_draft_comes_along_and_is_as_unreadable(plain: Path) -> None:
    draft = Draft("note", PATIENT, {"text": "half a sentence"}, "text", NOW)
    with open_casebook(plain) as book:
        book.drafts.keep(draft)
    key = new_key()
    turn_on(plain, KeyFile("0"), key)
    assert b"half a sentence" not in plain.read_bytes()
    with open_casebook(plain, key) as book:
        assert book.drafts.find("note", PATIENT) == draft


def test_what_is_written_while_it_is_open_is_unreadable_too(locked: Locked) -> None:
    with open_casebook(locked.file, locked.key) as book:
        Casebook(book.store, lambda: NOW).record(adding(a_note(f"more {WORDS}")))
        assert locked.file.with_name(locked.file.name + "-wal").stat().st_size
        assert readable(locked.file.parent) == []


def test_without_its_key_or_with_another_it_does_not_open(locked: Locked) -> None:
    before = locked.file.read_bytes()
    with pytest.raises(errors.Locked):
        open_casebook(locked.file)
    with pytest.raises(errors.Obstacle):
        open_casebook(locked.file, new_key())
    assert locked.file.read_bytes() == before


def test_turned_off_again_it_is_a_plain_file_with_all_of_it(locked: Locked) -> None:
    turn_off(locked.file, locked.key)
    assert kind_of_file(locked.file) is FileKind.PLAIN
    assert not keys_beside(locked.file).exists()
    with open_casebook(locked.file) as book:
        casebook = Casebook(book.store, lambda: NOW)
        assert [note.text for note in casebook.load(type(a_note()), PATIENT)] == [WORDS]
        assert casebook.redo(PATIENT) is not None
    assert findings(locked.file) == ()


def test_a_casebook_that_is_open_elsewhere_is_left_as_it_is(plain: Path) -> None:
    with open_casebook(plain) as book:
        with pytest.raises(errors.Obstacle) as caught:
            turn_on(plain, KeyFile("0"), new_key())
        Casebook(book.store, lambda: NOW).record(adding(a_note("and on")))
    assert "Another AcuTrack has this record open" in caught.value.message.text
    assert kind_of_file(plain) is FileKind.PLAIN
    assert not keys_beside(plain).exists()


def test_keys_that_lay_there_are_kept_for_the_casebook_they_belong_to(
    locked: Locked, file: Path
) -> None:
    file.rename(file.with_name("set-aside.acutrack"))
    open_casebook(file).close()
    turn_on(file, KeyFile("0"), new_key())
    kept = file.with_name("casebook.acutrack.keys-1")
    assert KeyFile.read(kept) == locked.keys


@pytest.mark.parametrize("on", [True, False])
def test_what_is_in_that_form_already_is_told_so(plain: Path, on: bool) -> None:
    key = new_key()
    if on:
        turn_on(plain, KeyFile("0"), key)
    with pytest.raises(errors.Obstacle) as caught:
        turn_on(plain, KeyFile("0"), key) if on else turn_off(plain, key)
    assert "in that form already" in caught.value.message.text


@pytest.mark.parametrize("step", ["_export", "_look_over", "_take_place"])
def test_whatever_stops_it_the_casebook_opens_as_it_was(
    plain: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(turning, step, stopped)
    with pytest.raises(errors.Obstacle) as caught:
        turn_on(plain, KeyFile("0"), new_key())
    assert "disk is full" in caught.value.message.text
    assert readable(plain.parent) == [plain.name]
    with open_casebook(plain) as book:
        assert len(book.store.load(type(a_note()), PATIENT)) == 1


def test_a_stop_before_the_new_form_takes_the_place_costs_the_casebook_nothing(
    plain: Path,
) -> None:
    os.link(plain, plain.with_name(plain.name + ".before"))
    plain.with_name(plain.name + ".changing").write_bytes(b"half")
    finish(plain)
    assert [path.name for path in plain.parent.iterdir()] == [plain.name]
    with open_casebook(plain) as book:
        assert len(book.store.load(type(a_note()), PATIENT)) == 1


def test_the_readable_form_that_a_stop_left_is_gone_at_the_next_opening(
    plain: Path, locked: Locked
) -> None:
    left = plain.with_name(plain.name + ".before")
    left.write_bytes(WORDS.encode())
    with open_casebook(locked.file, locked.key):
        assert not left.exists()


def test_the_old_form_is_kept_where_nothing_took_its_place(plain: Path) -> None:
    left = plain.rename(plain.with_name(plain.name + ".before"))
    finish(plain)
    assert left.exists()


#: Opens the file with code that is neither AcuTrack's nor SQLCipher's.
OTHER_CODE = """
import sys
import apsw
key, file = sys.argv[1:]
connection = apsw.Connection(file, flags=apsw.SQLITE_OPEN_READONLY)
connection.pragma("cipher", "sqlcipher")
connection.pragma("legacy", 4)
if key:
    connection.execute(f"PRAGMA key=\\"x'{key}'\\"")
print(connection.execute("SELECT text FROM note").fetchall())
"""


def by_other_code(file: Path, key: str) -> subprocess.CompletedProcess[str]:
    # In a process of its own: two SQLite libraries in one would take each other's locks away.
    command = [sys.executable, "-c", OTHER_CODE, key, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_code_that_is_not_ours_opens_it_with_the_key_and_not_without(locked: Locked) -> None:
    opened = by_other_code(locked.file, locked.key.hex())
    assert WORDS in opened.stdout, opened.stderr
    for wrong in ("", new_key().hex()):
        refused = by_other_code(locked.file, wrong)
        assert refused.returncode != 0
        assert "NotADB" in refused.stderr
        assert WORDS not in refused.stdout


def test_the_driver_itself_reads_nothing_without_the_key(locked: Locked) -> None:
    connection = sqlite3.connect(locked.file)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT text FROM note")
    connection.close()
