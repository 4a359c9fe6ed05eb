"""A file as a table of a known kind, or the reasons why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.interchange.cell_types import DAY
from acutrack.interchange.csv_rows import BrokenRow, RawTable, Row, read_table
from acutrack.interchange.dates import DayOrder, order_of
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.preview import RefusedRow, Remark
from acutrack.interchange.table_kind import TableKind
from acutrack.interchange.text_file import read_text

_KNOWN = frozenset(name for kind in KINDS for name in kind.names)


@dataclass(frozen=True)
class Table:
    """Rows of one file.

    Attributes:
        kind: None where the header is of no known kind; then there are no rows.
        header: the columns that are there and known.
        order: how the file writes dates such as 03/04/2025.
    """

    file: Path
    kind: TableKind | None
    header: frozenset[str]
    rows: tuple[Row, ...]
    order: DayOrder
    refused: tuple[RefusedRow, ...]
    remarks: tuple[Remark, ...]


def open_table(file: Path) -> Table:
    """Read a file; whatever it holds, every row is either among `rows` or `refused`."""
    try:
        text, heard = read_text(file)
    except InvalidEntry as error:
        return _refused(file, (RefusedRow(file, 1, error.message),))
    remarks = tuple(Remark(file, remark) for remark in heard)
    raw = read_table(text, _KNOWN)
    if raw is None:
        empty = say("The file is empty. Choose one with a header and entries.")
        return _refused(file, (RefusedRow(file, 1, empty),))
    kind = kind_of(frozenset(raw.header))
    if kind is None:
        return _all_refused(file, raw, _unknown_kind(frozenset(raw.header)), remarks)
    twice = [name for name in raw.twice if name in kind.names]
    if twice:
        reason = say("The column “{column}” is there twice. Remove one.", column=twice[0])
        return _all_refused(file, raw, reason, remarks)
    unknown = [name for name in raw.header if name and name not in kind.names]
    if unknown:
        left_out = say("Columns left out, unknown here: {columns}.", columns=", ".join(unknown))
        remarks = (*remarks, Remark(file, left_out))
    if not raw.rows:
        remarks = (*remarks, Remark(file, say("There is a header and no row below it.")))
    rows = tuple(row for row in raw.rows if isinstance(row, Row))
    days = [column.name for column in kind.columns if column.field in _day_fields(kind)]
    order = order_of(row.cells.get(name, "") for row in rows for name in days)
    broken = tuple(
        RefusedRow(file, row.line, row.reason) for row in raw.rows if isinstance(row, BrokenRow)
    )
    return Table(file, kind, frozenset(raw.header) & kind.names, rows, order, broken, remarks)


def kind_of(header: frozenset[str]) -> TableKind | None:
    """The kind whose needed columns are there; of several the one that knows most columns."""
    fitting = [
        kind for kind in KINDS if kind.needs <= header and (not kind.tells or kind.tells & header)
    ]
    return max(fitting, key=lambda kind: len(kind.names & header), default=None)


def _unknown_kind(header: frozenset[str]) -> Message:
    nearest = max(KINDS, key=lambda kind: len(header & frozenset(kind.core)))
    missing = [name for name in nearest.core if name in nearest.needs - header]
    if len(header & frozenset(nearest.core)) >= 2 and missing:
        return say(
            "The file looks like “{kind}”, and has no column {columns}. Add it to the first line.",
            kind=nearest.words,
            columns=", ".join(missing),
        )
    return say(
        "The first line is no header AcuTrack knows. For pain it is: "
        "date,time,measure,site,value,note."
    )


def _day_fields(kind: TableKind) -> frozenset[str]:
    return frozenset(column.field for column in kind.columns if column.cell is DAY)


def _all_refused(file: Path, raw: RawTable, reason: Message, remarks: tuple[Remark, ...]) -> Table:
    lines = [row.line for row in raw.rows] or [1]
    return _refused(file, tuple(RefusedRow(file, line, reason) for line in lines), remarks)


def _refused(
    file: Path, refused: tuple[RefusedRow, ...], remarks: tuple[Remark, ...] = ()
) -> Table:
    return Table(file, None, frozenset(), (), DayOrder.OPEN, refused, remarks)
