"""A table and how tall its rows are, before any page is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from acutrack.report import look
from acutrack.report.sheet import Style

LEADING = 3.4
_PADDING = 1.9
_GUTTER = 2.0
#: A cell longer than this goes on in the next row, so that every row fits a page.
_MOST_LINES = 30


@dataclass(frozen=True)
class Column:
    """Head, width in mm (0 takes what is left), and whether figures stand at the right.

    An `optional` column is left out where every cell is empty.
    """

    head: str
    width: float
    right: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Row:
    """One row's wrapped cells; `last` is false where the row goes on in the next."""

    cells: tuple[tuple[str, ...], ...]
    style: Style
    role: str = "TD"
    last: bool = True

    @property
    def height(self) -> float:
        """Height in mm."""
        return LEADING * max((len(cell) for cell in self.cells), default=1) + _PADDING


class Table:
    """Columns, and rows of words; an empty cell stays empty."""

    def __init__(self, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> None:
        kept = [
            at
            for at, column in enumerate(columns)
            if not column.optional or any(row[at] for row in rows)
        ]
        self.columns = tuple(columns[at] for at in kept)
        self.words = [tuple(row[at] for at in kept) for row in rows]

    def widths(self, whole: float) -> tuple[float, ...]:
        """Widths in mm; columns of width 0 share what is left."""
        left = whole - sum(column.width for column in self.columns)
        open_ended = sum(not column.width for column in self.columns) or 1
        return tuple(column.width or left / open_ended for column in self.columns)

    def head(self, whole: float) -> Row:
        """The row of column heads, repeated on every page."""
        words = tuple(column.head for column in self.columns)
        return self._wrapped(words, whole, look.COLUMN, "TH")

    def rows(self, whole: float) -> Iterator[Row]:
        """The rows, wrapped to the columns; a very long one comes in parts."""
        for words in self.words:
            row = self._wrapped(words, whole, look.TEXT, "TD")
            yield from _in_parts(row)

    def _wrapped(self, words: tuple[str, ...], whole: float, style: Style, role: str) -> Row:
        cells = tuple(
            tuple(style.wrap(cell, (width - _GUTTER)))
            for cell, width in zip(words, self.widths(whole), strict=True)
        )
        return Row(cells, style, role)


def _in_parts(row: Row) -> Iterator[Row]:
    longest = max(len(cell) for cell in row.cells)
    if longest <= _MOST_LINES:
        yield row
        return
    pieces = [
        [cell[at : at + _MOST_LINES] for at in range(0, len(cell), _MOST_LINES)]
        for cell in row.cells
    ]
    parts = list(zip_longest(*pieces, fillvalue=()))
    for number, part in enumerate(parts, start=1):
        yield Row(tuple(part), row.style, row.role, last=number == len(parts))
