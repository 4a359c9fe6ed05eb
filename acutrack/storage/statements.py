"""The statements for one kind of record, made once from its fields; rows to records and back.

They are plain SQL, so that opening a diary does not wait for SQLModel, which takes longer to load
than a year of entries to read. Names of tables and columns come from this program alone.

A ten-year diary of 3,650 scores loads in about twice the time of the bare rows: columns are
decoded one after the other, and records are filled without running their checks again (they
passed them before they were written, and the table's constraints hold for any other program).
Measured figures are in `sqlite_store`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic

from acutrack.casebook.store import R
from acutrack.domain.record import PatientId, Record
from acutrack.storage import obstacles
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.codecs import MISREAD, column_codecs, filled, to_json
from acutrack.storage.table_names import TABLE_NAMED

Row = tuple[Any, ...]

#: A day with no time of day comes first, as SQLite has it without being told.
_IN_ORDER = {"day": "day", "at": "at NULLS FIRST", "id": "id"}
_written_at = attrgetter("written_at")


class RecordTable(Generic[R]):
    """Reads and writes the rows of one kind of record."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind
        self._codecs = column_codecs(kind)
        self._names = tuple(self._codecs)
        self._id = self._names.index("id")
        # In quotes, as some are words of SQL, such as "end".
        table, names = TABLE_NAMED[kind], [f'"{name}"' for name in self._names]
        columns = ", ".join(names)
        order = ", ".join(_IN_ORDER[name] for name in _IN_ORDER if name in self._codecs)
        places, changed = ", ".join("?" * len(names)), "=?, ".join(names) + "=?"
        # With their table: SQLite takes a name in quotes that it does not know for a text.
        read = ", ".join(f"{table}.{name}" for name in names)
        whole = f"SELECT {read} FROM {table}"  # noqa: S608
        self._of_patient = f"{whole} WHERE patient_id = ? ORDER BY {order}"
        self._everything = f"{whole} ORDER BY {order}"
        self._by_ids = f"{whole} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        self._insert = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
        self._update = f"UPDATE {table} SET {changed} WHERE id = ?"  # noqa: S608
        self._delete = f"DELETE FROM {table} WHERE id = ?"  # noqa: S608

    def of_patient(self, connection: AnyConnection, patient: PatientId) -> tuple[R, ...]:
        """One patient's records, in order of writing."""
        return self._records(connection.execute(self._of_patient, (patient,)).fetchall())

    def everything(self, connection: AnyConnection) -> tuple[R, ...]:
        """Everybody's records, in order of writing."""
        return self._records(connection.execute(self._everything).fetchall())

    def rows(self, connection: AnyConnection) -> list[Row]:
        """Every row as it is stored."""
        return connection.execute(self._everything).fetchall()

    def rows_by_id(self, connection: AnyConnection, ids: Iterable[str]) -> dict[str, Row]:
        """Stored rows of the records that are there."""
        found = connection.execute(self._by_ids, (to_json(list(ids)),)).fetchall()
        return {row[self._id]: row for row in found}

    def encode(self, record: Record) -> Row:
        """The row that keeps a record."""
        content = record.__dict__
        return tuple(
            None if (value := content[name]) is None else codec.encode(value)
            for name, codec in self._codecs.items()
        )

    def checked(self, row: Row) -> R:
        """The record a row makes, with every check run again.

        Raises:
            one of `codecs.MISREAD`: the row makes no valid record.
        """
        values: dict[str, Any] = {
            name: None if value is None else codec.decode(value)
            for (name, codec), value in zip(self._codecs.items(), row, strict=True)
        }
        return self._kind(**values)

    def record(self, row: Row | None) -> R | None:
        """The record of a stored row; None for none. Raises Obstacle for one that makes none."""
        return None if row is None else self._records([row])[0]

    def insert(self, connection: AnyConnection, rows: Sequence[Row]) -> None:
        """Add rows."""
        connection.executemany(self._insert, rows)

    def update(self, connection: AnyConnection, rows: Sequence[Row]) -> None:
        """Put rows in place of those with the same ids."""
        connection.executemany(self._update, [(*row, row[self._id]) for row in rows])

    def delete(self, connection: AnyConnection, ids: Sequence[str]) -> None:
        """Take rows out."""
        connection.executemany(self._delete, [(key,) for key in ids])

    def _records(self, rows: list[Row]) -> tuple[R, ...]:
        try:
            columns = [
                stored if codec.plain else _decoded(codec.decode, stored)
                for codec, stored in zip(
                    self._codecs.values(), zip(*rows, strict=True), strict=False
                )
            ]
        except MISREAD as error:
            raise obstacles.unreadable() from error
        names = self._names
        records = [
            filled(self._kind, dict(zip(names, values, strict=True)))
            for values in zip(*columns, strict=True)
        ]
        return tuple(sorted(records, key=_written_at))


_made: dict[type[Record], RecordTable[Any]] = {}


def table_for(kind: type[R]) -> RecordTable[R]:
    """The statements for one kind, made at its first use."""
    if kind not in _made:
        _made[kind] = RecordTable(kind)
    return _made[kind]


def _decoded(decode: Any, stored: Sequence[Any]) -> list[Any]:  # noqa: ANN401
    return [None if value is None else decode(value) for value in stored]
