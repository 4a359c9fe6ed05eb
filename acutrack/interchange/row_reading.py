"""One row of a known kind, read into the fields of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.record import EVERYONE, PatientId, Record, RecordId
from acutrack.interchange.cell_types import read_whole
from acutrack.interchange.csv_rows import Row
from acutrack.interchange.dates import Reading, read_moment, split_clock
from acutrack.interchange.table_kind import COPY, WRITTEN_AT, Column, Link, TableKind

#: Finds the record that a link names by what its cells say and a number (from 1): its id, or None.
FindLink = Callable[[Link, tuple[object, ...], int], RecordId | None]


@dataclass(frozen=True)
class ReadRow:
    """A row as a record.

    Attributes:
        written_at: as the file says it; None where it says nothing.
        copy: 2 for the second of two entries that are the same in everything else.
    """

    line: int
    record: Record
    written_at: datetime | None
    copy: int


def read_row(
    kind: TableKind,
    row: Row,
    reading: Reading,
    *,
    patient: PatientId,
    now: datetime,
    find: FindLink,
) -> ReadRow:
    """The record that a row tells of. Raises InvalidEntry with the column and the way out."""
    cells = _with_clock_apart(kind, row.cells)
    values: dict[str, Any] = {}
    for column in kind.columns:
        text = cells.get(column.name, "")
        if text:
            values[column.field] = _read(column, text, reading)
        elif column.needed:
            raise InvalidEntry(
                say("“{column}” is empty. Fill the cell in.", column=column.name), column.field
            )
    for link in kind.links:
        values[link.field] = _linked(link, cells, reading, find)
    written_at = _written_at(cells, now, reading)
    values |= {
        "patient_id": EVERYONE if kind.shared else patient,
        "written_at": written_at or now,
        "imported": written_at is None,
    }
    record = kind.make(values)
    kind.check_past(record, now.date())
    copy = read_whole(cells[COPY], reading) if cells.get(COPY) else 1
    return ReadRow(row.line, record, written_at, max(copy, 1))


def _read(column: Column, text: str, reading: Reading) -> object:
    try:
        return column.cell.read(text, reading)
    except InvalidEntry as error:
        raise InvalidEntry(_in_column(column.name, error.message), column.field) from error


def _in_column(name: str, problem: Message) -> Message:
    return say("{column}: {problem}", column=name, problem=problem)


def _with_clock_apart(kind: TableKind, cells: Mapping[str, str]) -> Mapping[str, str]:
    """A date cell that holds a time too fills an empty time cell."""
    if "time" not in kind.names or cells.get("time"):
        return cells
    _, clock = split_clock(cells.get("date", ""))
    return {**cells, "time": clock} if clock else cells


def _linked(
    link: Link, cells: Mapping[str, str], reading: Reading, find: FindLink
) -> RecordId | None:
    texts = [cells.get(column.name, "") for column in link.columns]
    if not any(texts):
        return None
    said = tuple(
        _read(column, text, reading) if text else None
        for column, text in zip(link.columns, texts, strict=True)
    )
    number = cells.get(link.number, "")
    return find(link, said, read_whole(number, reading) if number else 1)


def _written_at(cells: Mapping[str, str], now: datetime, reading: Reading) -> datetime | None:
    text = cells.get(WRITTEN_AT, "")
    if not text:
        return None
    moment = read_moment(text, reading)
    if moment > now + timedelta(days=1):  # clocks of two computers may differ by hours
        raise InvalidEntry(
            say("The moment of writing is {moment}, still to come. Empty the cell.", moment=moment),
            WRITTEN_AT,
        )
    return moment
