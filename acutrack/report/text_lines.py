"""Lines of plain text: headings, joined lines, tables in columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from acutrack.report.direction import JOINERS, TO_THE_LEFT, TO_THE_RIGHT
from acutrack.report.isolates import MARKS
from acutrack.report.scripts import is_mark

#: Places of a terminal that a table may take, and the fewest that a column is narrowed to.
_WIDEST_TABLE, _NARROWEST = 110, 10


def heading(words: str, rule: str) -> list[str]:
    """A heading with a rule below and an empty line above."""
    return ["", words, rule * width_of(words)]


def table_lines(
    rows: Sequence[Sequence[str]], right: Sequence[bool] = (), notes: Sequence[str] = ()
) -> list[str]:
    """Rows in columns two spaces apart; a row with fewer cells stands at the right.

    Args:
        rows: the words of each cell; what is longer than its column goes on below.
        right: whether a column's words end at its right; all but the first without it.
        notes: a text under each row; empty for none.
    """
    across = max((len(row) for row in rows), default=0)
    full = [[*[""] * (across - len(row)), *row] for row in rows]
    ends = list(right) or [False, *[True] * (across - 1)]
    widths = _narrowed([max(width_of(row[at]) for row in full) for at in range(across)])
    lines: list[str] = []
    for row, note in zip(full, notes or [""] * len(full), strict=True):
        cells = [_wrapped(words, width) for words, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (
                _padded(words, width, right=end)
                for words, width, end in zip(parts, widths, ends, strict=True)
            )
            lines.append("  ".join(padded).rstrip())
        if note:
            lines.append(f"    {note}")
    return lines


def _narrowed(widths: list[int]) -> list[int]:
    """Widths that together fit a line, taken from the widest; none below a readable one."""
    narrowed = list(widths)
    while sum(narrowed) + 2 * len(narrowed) > _WIDEST_TABLE:
        widest = max(range(len(narrowed)), key=lambda at: narrowed[at])
        if narrowed[widest] <= _NARROWEST:
            break
        narrowed[widest] -= 1
    return narrowed


def _wrapped(words: str, width: int) -> list[str]:
    """Words in lines of at most `width` places; a longer word is broken."""
    lines, line = [], ""
    for word in words.split():
        room = width - width_of(line) - bool(line)
        if width_of(word) <= room:
            line = f"{line} {word}" if line else word
            continue
        lines += [line] if line else []
        line = word
        while width_of(line) > width:
            start = next(
                at for at in range(len(line), 0, -1) if at == 1 or width_of(line[:at]) <= width
            )
            lines.append(line[:start])
            line = line[start:]
    return [*lines, line]


def width_of(words: str) -> int:
    """How many places of a terminal the words take; an ideograph takes two, a mark none."""
    return sum(_places(character) for character in words)


def _places(character: str) -> int:
    if is_mark(character) or character in (TO_THE_LEFT, TO_THE_RIGHT, *JOINERS, *MARKS):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _padded(words: str, width: int, *, right: bool) -> str:
    room = " " * (width - width_of(words))
    return room + words if right else words + room
