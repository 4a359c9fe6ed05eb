"""A file as a table of a known kind, or the reasons why it is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.interchange.cell_types import DAY
from acutrack.interchange.column_mapping import ColumnMapping, mapped, target_kind
from acutrack.interchange.csv_rows import BrokenRow, RawTable, Row, plain_name, read_table
from acutrack.interchange.dates import DayOrder, order_of
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.preview import RefusedRow, Remark
from acutrack.interchange.table_kind import TableKind
from acutrack.interchange.text_file import MOST_LINES, decode, read_text, too_many_lines

if TYPE_CHECKING:
    from acutrack.interchange.workbook_in import Sheet

#: What the columns under a header hold; None where nobody said it.
Known = Callable[[Sequence[str]], ColumnMapping | None]

_KNOWN = frozenset(name for kind in KINDS for name in kind.names)
_EMPTY = say("The file is empty. Choose one with a header and entries.")


@dataclass(frozen=True)
class Table:
    """Rows of one file.

    Attributes:
        kind: None where the header is of no known kind; then there are no rows.
        header: the columns that are there and known.
        order: how the file writes dates such as 03/04/2025.
        unknown: what stands under a header that is none of ours, so that a person may say what it
            holds.
        said: the file's own header, where a person had said what it holds.
    """

    file: Path
    kind: TableKind | None
    header: frozenset[str]
    rows: tuple[Row, ...]
    order: DayOrder
    refused: tuple[RefusedRow, ...]
    remarks: tuple[Remark, ...]
    unknown: RawTable | None = None
    said: tuple[str, ...] = ()


def open_tables(file: Path, known: Known | None = None) -> tuple[Table, ...]:
    """The table of a file; of a workbook one a sheet, of a ZIP one for each file inside.

    Whatever it holds, every row is either among `rows` or `refused`.

    Args:
        file: the file.
        known: what the columns under a header hold that is none of ours; None where it is not
            known either.
    """
    from acutrack.interchange import csv_set, workbook_in

    known = known or _nothing_known
    try:
        if workbook_in.is_workbook(file):
            with workbook_in.sheets(file) as sheets:
                found = [(sheet.name, _raw_sheet(sheet)) for sheet in sheets]
            filled = [(name, raw) for name, raw in found if raw is not None]
            if not filled:
                return (_refused(file, (RefusedRow(file, 1, _EMPTY),)),)
            return tuple(_table(file / name, raw, (), known) for name, raw in filled)
        if is_zipfile(file):
            return tuple(
                _of_text(file / name, partial(decode, data), known)
                for name, data in csv_set.files_in(file)
            )
    except InvalidEntry as error:
        return (_refused(file, (RefusedRow(file, 1, error.message),)),)
    return (_of_text(file, lambda: read_text(file), known),)


def open_table(file: Path) -> Table:
    """The same of a file that is to be a single CSV table."""
    return _of_text(file, lambda: read_text(file), _nothing_known)


def _of_text(
    file: Path, read: Callable[[], tuple[str, tuple[Message, ...]]], known: Known
) -> Table:
    try:
        text, heard = read()
    except InvalidEntry as error:
        return _refused(file, (RefusedRow(file, 1, error.message),))
    remarks = tuple(Remark(file, remark) for remark in heard)
    raw = read_table(text, _KNOWN)
    if raw is None:
        return _refused(file, (RefusedRow(file, 1, _EMPTY),))
    return _table(file, raw, remarks, known)


def _raw_sheet(sheet: Sheet) -> RawTable | None:
    """The cells of a sheet under the first row in which there are any; None without any."""
    header: tuple[str, ...] | None = None
    rows: list[Row | BrokenRow] = []
    for number, cells in sheet.rows:
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = tuple(plain_name(cell) for cell in cells)
        elif len(rows) == MOST_LINES:
            raise too_many_lines()
        else:
            rows.append(Row(number, dict(zip(header, cells, strict=False))))
    return None if header is None else RawTable(header, tuple(rows))


def _table(file: Path, raw: RawTable, remarks: tuple[Remark, ...], known: Known) -> Table:
    kind = kind_of(frozenset(raw.header))
    mapping = known(raw.header)
    said = () if mapping is None else raw.header
    if mapping is not None:
        remarks = (*remarks, Remark(file, say("Its columns were read as you said.")))
        try:
            kind, raw = target_kind(mapping), mapped(raw, mapping)
        except InvalidEntry as error:
            return _all_refused(file, raw, error.message, remarks)
    if kind is None:
        refused = _all_refused(file, raw, _unknown_kind(frozenset(raw.header)), remarks)
        return replace(refused, unknown=None if raw.twice else raw)
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
    header = frozenset(raw.header) & kind.names
    return Table(file, kind, header, rows, order, broken, remarks, said=said)


def _nothing_known(_header: Sequence[str]) -> None:
    return None


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
