"""A real casebook file in a folder of its own for every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, put
from acutrack.domain.message import say
from acutrack.domain.record import Edit, Record
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import NOW, PATIENT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "casebook.acutrack"


@pytest.fixture
def book(file: Path) -> Iterator[OpenCasebook]:
    with open_casebook(file) as opened:
        yield opened


@pytest.fixture
def casebook(book: OpenCasebook) -> Casebook:
    return Casebook(book.store, lambda: NOW)


@pytest.fixture
def as_somebody_else() -> Iterator[Callable[[], None]]:
    """A call after which this process may do no more than any other user, until the test ends."""
    mine = os.geteuid()

    def become_nobody() -> None:
        if mine == 0:
            os.seteuid(65534)

    yield become_nobody
    if mine == 0:
        os.seteuid(0)


def adding(*records: Record) -> Edit:
    """An edit in Ann's room that adds records."""
    return Edit(say("Add"), PATIENT, tuple(put(record) for record in records))


def every_row(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that lies in the file beside the history, table by table."""
    connection = sqlite3.connect(file)
    try:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in {"edit", "sqlite_sequence"}
        ]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for name in tables
        }
    finally:
        connection.close()
