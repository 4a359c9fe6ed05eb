"""What a damaged file tells of its tables is read, and never run."""

from __future__ import annotations

import pytest

from acutrack.storage.salvage.btree import Row
from acutrack.storage.salvage.schema_read import shapes_from

WITHOUT_END = (
    "CREATE TABLE note AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT i FROM n"
)


def _told(sql: str) -> Row:
    return Row(1, ("table", "note", "note", 7, sql))


@pytest.mark.parametrize(
    "sql",
    [
        WITHOUT_END,
        "CREATE TABLE note (a TEXT)\x00 more",
        "CREATE TABLE note (\ud800 TEXT)",
        "create table note",
        "DROP TABLE note",
        "CREATE TABLE note (a TEXT) AS SELECT 1",
    ],
)
def test_columns_that_are_not_told_plainly_are_those_of_this_acutrack(sql: str) -> None:
    usual = shapes_from(())["note"].columns
    shape = shapes_from((_told(sql),))["note"]
    assert (shape.root, shape.columns) == (7, usual)


def test_columns_that_are_told_are_taken() -> None:
    shape = shapes_from((_told("CREATE TABLE note (\n\tid TEXT NOT NULL, extra REAL) STRICT"),))
    assert [column.name for column in shape["note"].columns] == ["id", "extra"]
