"""Header and rows of a CSV text, with the line each row begins on; and the way back."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from acutrack.domain.message import Message, say

_DELIMITERS = (",", ";", "\t", "|")
#: A cell that starts like this could run as a formula in a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")

_UNMATCHED = say("The quotation marks do not match. Close the text with one, or write two for one.")
_TOO_LONG = say("The line has a text that is far too long to read. Shorten it.")


@dataclass(frozen=True)
class Row:
    """A row that could be split into cells.

    Attributes:
        line: line of the file on which it begins, from 1.
        cells: text by column name, guards taken off; only columns of the header.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class BrokenRow:
    """A row that could not be split, and why."""

    line: int
    reason: Message


@dataclass(frozen=True)
class RawTable:
    """A header in its plain form and what follows it."""

    header: tuple[str, ...]
    rows: tuple[Row | BrokenRow, ...]

    @property
    def twice(self) -> tuple[str, ...]:
        """Column names that the header has more than once."""
        return tuple(name for name, n in Counter(self.header).items() if n > 1 and name)


def read_table(text: str, known: frozenset[str]) -> RawTable | None:
    """Split a text; `known` column names tell which sign stands between cells.

    None where there is no line at all.
    """
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    start = _first_written(lines)
    if start is None:
        return None
    hint = re.fullmatch(r'"?sep=([^"])"?\s*', lines[start], re.IGNORECASE)
    if hint:
        start = _first_written(lines, start + 1)
        if start is None:
            return None
    candidates = (hint[1],) if hint else _DELIMITERS
    headers = {sign: _header(lines[start], sign) for sign in candidates}
    # Where no name is known, the sign that parts the line into most columns stands between them.
    sign = max(candidates, key=lambda each: (len(known & set(headers[each])), len(headers[each])))
    header = headers[sign]
    return RawTable(header, tuple(_rows(lines, start + 1, sign, header)))


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV text: commas, CRLF, cells that look like formulas guarded by an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run or a reader would trim."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) or cell != cell.strip() else cell


def unguarded(cell: str) -> str:
    """The words of a cell: trimmed, or to the letter behind a guarding apostrophe."""
    behind = cell[1:]
    if cell.startswith("'") and guarded(behind) != behind:
        return behind
    return cell.strip()


def _first_written(lines: Sequence[str], start: int = 0) -> int | None:
    return next((n for n in range(start, len(lines)) if lines[n].strip(" \t\r\n,;|\"'")), None)


def _header(line: str, sign: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=sign), [])
    except csv.Error:  # a name longer than any cell may be
        return ()
    return tuple(plain_name(cell) for cell in cells)


def plain_name(cell: str) -> str:
    """A column name in its plain form: small letters, and no spaces."""
    return re.sub(r"[\s\-]+", "_", cell.strip().casefold())


def _rows(
    lines: Sequence[str], start: int, sign: str, header: tuple[str, ...]
) -> Iterator[Row | BrokenRow]:
    """Split row after row; one that does not split costs its own line only.

    A quotation mark that is never closed would swallow all that follows, so after a row that makes
    no sense reading goes on at the very next line.
    """
    at = start
    while at < len(lines):
        split = _split_from(lines, at, sign)
        if isinstance(split, Message):
            yield BrokenRow(at + 1, split)
            at += 1
            continue
        cells, used = split
        beyond = [cell for cell in cells[len(header) :] if cell.strip()]
        if beyond:
            yield BrokenRow(
                at + 1,
                say(
                    "There are {cells} cells and the header has {columns}. "
                    "Put text with a comma between quotation marks.",
                    cells=len(cells),
                    columns=len(header),
                ),
            )
            at += 1
            continue
        if any(cell.strip() for cell in cells):
            named = zip(header, cells, strict=False)
            yield Row(at + 1, {name: unguarded(cell) for name, cell in named})
        at += used


def _split_from(lines: Sequence[str], at: int, sign: str) -> tuple[list[str], int] | Message:
    reader = csv.reader((lines[n] for n in range(at, len(lines))), delimiter=sign, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return _TOO_LONG if len(lines[at]) > csv.field_size_limit() else _UNMATCHED
    return cells, reader.line_num
