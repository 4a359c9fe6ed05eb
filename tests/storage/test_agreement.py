"""Every entry lies in a casebook twice; where the two differ, it is told."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import EVERYONE, Edit
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, OTHER_PATIENT, PATIENT, a_note, a_patient, a_score, one_of_each
from tests.storage.conftest import adding


def _told(file: Path, *statements: str) -> str:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return " ".join(Catalogue()(message) for message in findings(file))


@pytest.fixture
def filled(file: Path) -> Path:
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(*one_of_each()))
    return file


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET text = 'another'",
        "UPDATE edit SET changes = replace(changes, 'Slept', 'Swept')",
        "DELETE FROM note",
    ],
)
def test_an_entry_that_differs_from_its_edit_is_told(filled: Path, statement: str) -> None:
    assert "as the history says" in _told(filled, statement)


def test_an_entry_that_came_back_by_itself_is_told(file: Path) -> None:
    note = a_note()
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient(), note))
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            (row,) = connection.execute("SELECT * FROM note").fetchall()
        casebook.record(Edit(say("Remove"), PATIENT, (remove(note),)))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO note VALUES ({places})", row)  # noqa: S608
    assert "1 entry in “note” does not read as the history says" in _told(file)


def test_undoing_and_redoing_is_no_disagreement(file: Path) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient()))
        casebook.record(adding(a_score(3)))
        casebook.undo(PATIENT)
        casebook.record(adding(a_score(4)))
        casebook.undo(PATIENT)
        casebook.redo(PATIENT)
    assert findings(file) == ()


def test_an_entry_whose_making_was_undone_is_told_if_it_is_there(file: Path) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient()))
        casebook.record(adding(a_note()))
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            (row,) = connection.execute("SELECT * FROM note").fetchall()
        casebook.undo(PATIENT)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO note VALUES ({places})", row)  # noqa: S608
    assert "1 entry in “note” does not read as the history says" in _told(file)


def test_what_is_taken_back_after_all_was_erased_and_brought_back_is_no_disagreement(
    file: Path,
) -> None:
    note = a_note("worse")
    better = a_note("better", id=note.id)
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient(), note))
        casebook.record(Edit(say("Change"), PATIENT, (put(better, note),)))
        casebook.record(Edit(say("Erase"), EVERYONE, (remove(better),)))
        casebook.record(Edit(say("Bring back"), EVERYONE, (put(better),)))
        casebook.undo(PATIENT)
        assert casebook.load(Note, PATIENT) == (note,)
    assert findings(file) == ()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_and_taken_back_by_whom_the_history_agrees(file: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 (a plan, not a secret)
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(Edit(say("Start"), OTHER_PATIENT, (put(a_patient()),)))
        ids = [a_note().id for _ in range(3)]
        for _ in range(60):
            there = {note.id: note for note in casebook.load(Note, PATIENT)}
            who, key = random.choice((PATIENT, EVERYONE)), random.choice(ids)
            with suppress(StaleEdit):
                if random.random() < 0.5:
                    random.choice((casebook.undo, casebook.redo))(who)
                elif key in there and random.random() < 0.4:
                    casebook.record(Edit(say("Remove"), who, (remove(there[key]),)))
                else:
                    note = a_note(random.choice("abc"), id=key)
                    casebook.record(Edit(say("Put"), who, (put(note, there.get(key)),)))
    assert findings(file) == ()
