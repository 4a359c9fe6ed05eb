"""A table and how tall its rows are, before any page is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from acutrack.report import look
from acutrack.report.sheet import Style

LEADING = 3.4
_PADDING = 1.9
_GUTTER = 2.0
#: A cell longer than this goes on in a next part, so that a row may be cut at a page's end.
_MOST_LINES = 10


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
class Cell:
    """Lines of words in a column `width` mm wide."""

    lines: tuple[str, ...]
    width: float
    right: bool = False


@dataclass(frozen=True)
class Row:
    """One row's wrapped cells; `last` is false where the row goes on in the next."""

    cells: tuple[Cell, ...]
    style: Style
    role: str = "TD"
    last: bool = True

    @property
    def height(self) -> float:
        """Height in mm."""
        padding = _PADDING if self.last else 0.4
        return LEADING * max((len(cell.lines) for cell in self.cells), default=1) + padding


class Table:
    """Columns and rows of words; an empty cell stays empty.

    `notes` has a text for each row, which stands under it in the full width; "" for none.
    """

    def __init__(
        self,
        columns: tuple[Column, ...],
        rows: Sequence[tuple[str, ...]],
        notes: Sequence[str] = (),
    ) -> None:
        kept = [
            at
            for at, column in enumerate(columns)
            if not column.optional or any(row[at] for row in rows)
        ]
        self.columns = tuple(columns[at] for at in kept)
        self.words = [tuple(row[at] for at in kept) for row in rows]
        self.notes = notes or [""] * len(rows)

    def widths(self, whole: float) -> tuple[float, ...]:
        """Widths in mm; columns of width 0 share what is left."""
        left = whole - sum(column.width for column in self.columns)
        open_ended = sum(not column.width for column in self.columns) or 1
        return tuple(column.width or left / open_ended for column in self.columns)

    def head(self, whole: float) -> Row:
        """The row of column heads, repeated on every page."""
        words = tuple(column.head for column in self.columns)
        return self._wrapped(words, self.widths(whole), look.COLUMN, "TH")

    def rows(self, whole: float) -> Iterator[Row]:
        """The rows, wrapped to the columns; a very long one comes in parts."""
        widths = self.widths(whole)
        for words, note in zip(self.words, self.notes, strict=True):
            row = self._wrapped(words, widths, look.TEXT, "TD")
            parts = list(_in_parts(row))
            if note:
                parts[-1] = replace(parts[-1], last=False)
                parts += _in_parts(_note(note, widths[0], whole))
            yield from parts

    def _wrapped(
        self, words: tuple[str, ...], widths: tuple[float, ...], style: Style, role: str
    ) -> Row:
        cells = tuple(
            Cell(tuple(style.wrap(text, width - _GUTTER)), width, column.right)
            for text, width, column in zip(words, widths, self.columns, strict=True)
        )
        return Row(cells, style, role)


def _note(words: str, indent: float, whole: float) -> Row:
    style = look.TEXT_QUIET
    lines = tuple(style.wrap(words, whole - indent - _GUTTER))
    return Row((Cell((), indent), Cell(lines, whole - indent)), style)


def _in_parts(row: Row) -> Iterator[Row]:
    longest = max(len(cell.lines) for cell in row.cells)
    for start in range(0, longest, _MOST_LINES):
        end = start + _MOST_LINES
        cells = tuple(replace(cell, lines=cell.lines[start:end]) for cell in row.cells)
        yield replace(row, cells=cells, last=end >= longest)
