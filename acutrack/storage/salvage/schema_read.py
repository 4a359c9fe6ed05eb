"""Which tables a damaged file has, where they begin and what their columns are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field

from acutrack.storage.creation import write_schema
from acutrack.storage.driver import Connection, Error, dbapi
from acutrack.storage.salvage.btree import Row
from acutrack.storage.table_names import TABLE_NAMED

EDIT, DRAFT, ABOUT = "edit", "draft", "about"
#: The tables that hold what a person wrote or let go of; what else is in the file is made anew.
WANTED = (*TABLE_NAMED.values(), EDIT, DRAFT, ABOUT)
_MASTER_COLUMNS = 5
_KEYS = "sqlite_autoindex_{table}_1"
#: Columns in brackets, and nothing that would have to be worked out: `AS SELECT` may have no end.
_COLUMNS_ALONE = re.compile(r'\s*CREATE\s+TABLE\s+"?\w+"?\s*\([^\0]*\)[^()\0]*', re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column; the key of `edit` lies in the row's own number, not among its values.

    One that `may_be_absent` may have been added after a row was written.
    """

    name: str
    type: str
    may_be_null: bool
    may_be_absent: bool
    is_rowid: bool


@dataclass
class TableShape:
    """A table as the damaged file knows it.

    Attributes:
        root: its first page; None where that is not known any more.
        keys_root: the first page of the index of its keys.
        columns: in the order in which the values of a row lie.
    """

    name: str
    columns: tuple[Column, ...]
    root: int | None = None
    keys_root: int | None = None
    other_roots: list[int] = field(default_factory=list)


def looks_like_schema(row: Row) -> bool:
    """Whether a row is one of the table in which SQLite lists all others."""
    return (
        len(row.values) == _MASTER_COLUMNS
        and row.values[0] in ("table", "index")
        and isinstance(row.values[1], str)
        and isinstance(row.values[2], str)
        and isinstance(row.values[3], int)
    )


def shapes_from(rows: Iterable[Row]) -> dict[str, TableShape]:
    """The shapes of all wanted tables; what the file does not tell is taken from this AcuTrack."""
    told = [row.values for row in rows if looks_like_schema(row)]
    shapes = {
        name: TableShape(name, columns)
        for name, columns in _columns_known().items()
        if name in WANTED
    }
    for kind, name, table, root, sql in told:
        shape = shapes.get(table)
        if shape is None:
            continue
        if kind == "table":
            shape.root = root
            shape.columns = _columns_told(table, sql) or shape.columns
        elif name == _KEYS.format(table=table):
            shape.keys_root = root
        else:
            shape.other_roots.append(root)
    return shapes


def _columns_told(table: str, sql: object) -> tuple[Column, ...]:
    if not isinstance(sql, str) or not _COLUMNS_ALONE.fullmatch(sql):
        return ()
    with closing(dbapi.connect(":memory:")) as connection:
        try:
            connection.execute(sql)
            return _columns_of(connection, table)
        except (Error, ValueError):  # half a letter, or a letter that is none
            return ()


def _columns_known() -> dict[str, tuple[Column, ...]]:
    with closing(dbapi.connect(":memory:", isolation_level=None)) as connection:
        write_schema(connection)
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name: _columns_of(connection, name) for (name,) in names.fetchall()}


def _columns_of(connection: Connection, table: str) -> tuple[Column, ...]:
    found = connection.execute(f"SELECT * FROM pragma_table_info('{table}')").fetchall()  # noqa: S608
    return tuple(
        Column(
            name,
            kind.upper(),
            may_be_null=not not_null and not key,
            may_be_absent=not key and (default is not None or not not_null),
            is_rowid=kind == "INTEGER" and bool(key),
        )
        for _, name, kind, not_null, default, key in found
    )
