"""A file that runs something of its own when it is read is neither opened, nor copied, nor read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.store import Step
from acutrack.domain.errors import Obstacle
from acutrack.storage.backups import copy_casebook
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from tests.builders import NOW, a_note
from tests.storage.conftest import adding

WITHOUT_END = (
    "ALTER TABLE note RENAME TO kept; CREATE VIEW note AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT kept.* FROM kept, n"
)
ABOUT_WITHOUT_END = (
    "CREATE VIEW about AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
    "SELECT i AS key, i AS value FROM n"
)


def _changed(file: Path, statements: str) -> bytes:
    with open_casebook(file) as opened:
        opened.store.apply(adding(a_note()), Step.RECORD, NOW)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statements)
    return file.read_bytes()


@pytest.mark.parametrize(
    "statements",
    [
        WITHOUT_END,
        "CREATE TRIGGER nosy AFTER INSERT ON edit BEGIN DELETE FROM note; END",
        "CREATE VIRTUAL TABLE searched USING fts5(words)",
        "ALTER TABLE note ADD COLUMN made TEXT AS (hex(zeroblob(9)))",
        "CREATE INDEX worked_out ON note (length(text))",
    ],
)
def test_it_is_refused_in_words_and_left_as_it_was(
    file: Path, tmp_path: Path, statements: str
) -> None:
    before = _changed(file, statements)
    copy = tmp_path / "copy.acutrack"
    with pytest.raises(Obstacle, match="parts that AcuTrack never writes"):
        open_casebook(file)
    with pytest.raises(Obstacle, match="parts that AcuTrack never writes"):
        copy_casebook(file, copy)
    assert [each.text[:36] for each in findings(file)] == ["This file holds parts that AcuTrack "]
    assert file.read_bytes() == before
    assert not copy.exists()


def test_a_newer_file_is_told_to_be_newer_whatever_it_holds(file: Path) -> None:
    newer = f"PRAGMA user_version={SCHEMA + 1}"
    _changed(file, f"DROP TABLE about; {ABOUT_WITHOUT_END}; {newer}")
    with pytest.raises(Obstacle, match="A newer AcuTrack wrote this record"):
        open_casebook(file)
