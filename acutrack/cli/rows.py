"""Rows of a CSV file as records, without a casebook: all of them, or a plain refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import PatientId, Record
from acutrack.interchange.dates import Reading
from acutrack.interchange.row_reading import ReadRow, read_row
from acutrack.interchange.table_kind import TableKind
from acutrack.interchange.tables import Table, open_table

#: A cell of these in the column `value`, in any case, is a day without a rating.
_NO_VALUE = frozenset({"", "na", "nan"})
_NOBODY = PatientId("file")


@dataclass(frozen=True)
class FileRows:
    """What one file holds.

    Attributes:
        records: in the order of the rows, those that say the same twice once.
        remarks: what was read differently from how it stands.
    """

    records: tuple[Record, ...]
    remarks: tuple[Message, ...]


def read_rows(file: Path, kind: TableKind, now: datetime) -> FileRows:
    """Every row of a file of one kind; `now` decides what lies in the future.

    An import takes the good rows and names the others. Here one row that cannot be read refuses
    the file, since a number from the rest would look firmer than it is. Raises InvalidEntry.
    """
    table = open_table(file)
    if table.kind is None:
        raise InvalidEntry(say("{file}: {reason}", file=file, reason=table.refused[0].reason))
    if table.kind is not kind:
        raise InvalidEntry(
            say(
                "{file} holds “{found}”. Name a file that holds “{wanted}” here.",
                file=file,
                found=table.kind.words,
                wanted=kind.words,
            )
        )
    read, refused = _read(table, kind, now)
    if refused:
        line, reason = min(refused, key=lambda row: row[0])
        raise InvalidEntry(
            say_count(
                "{file}, line {line}: {reason}",
                "{count} rows cannot be read. The first is {file}, line {line}: {reason}",
                len(refused),
                file=file,
                line=line,
                reason=reason,
            )
        )
    return FileRows(_once(kind, read), tuple(remark.text for remark in table.remarks))


def _read(
    table: Table, kind: TableKind, now: datetime
) -> tuple[list[ReadRow], list[tuple[int, Message]]]:
    reading = Reading(now.date(), table.order)
    refused = [(row.line, row.reason) for row in table.refused]
    read = []
    for row in table.rows:
        if "value" in table.header and row.cells.get("value", "").casefold() in _NO_VALUE:
            continue
        try:
            read.append(
                read_row(kind, row, reading, patient=_NOBODY, now=now, find=lambda *_named: None)
            )
        except InvalidEntry as error:
            refused.append((row.line, error.message))
    return read, refused


def _once(kind: TableKind, read: Sequence[ReadRow]) -> tuple[Record, ...]:
    """A row that says the same as an earlier one is that one again, as in an import."""
    seen: dict[object, Record] = {}
    for row in read:
        content = repr(sorted(kind.take(row.record).items()))
        seen.setdefault((content, row.written_at, row.copy), row.record)
    return tuple(seen.values())
