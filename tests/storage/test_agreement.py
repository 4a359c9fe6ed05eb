"""Every entry lies in a casebook twice; where the two differ, it is told."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, remove
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, PATIENT, a_note, a_patient, a_score, one_of_each
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
