"""Names under each other, each with a dot and the interval around it; shared by several charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from acutrack.charts.palette import Role
from acutrack.charts.spec import Axis, Dots, Line, Mark, Shape, Tick, Words

#: Letters of a name beside the plot; the table has all of them.
_MOST_LETTERS = 18
_LINE, _DOT = 3.0, 10.0
_ROOM = 0.6


@dataclass(frozen=True)
class DotRow:
    """One row: what stands at its side, and where dot and interval lie.

    Without a middle, `instead` is written in the plot at `instead_at`, where there is `room`.
    """

    name: str
    middle: float | None
    lo: float = 0.0
    hi: float = 0.0
    instead: str = ""
    instead_at: float = 0.0
    room: float | None = None


def row_axis(rows: Sequence[DotRow]) -> Axis:
    """The axis of names, the first at the top."""
    ticks = tuple(Tick(place, row.name) for place, row in zip(row_places(rows), rows, strict=True))
    return Axis(-_ROOM, len(rows) - 1 + _ROOM, ticks)


def row_places(rows: Sequence[object]) -> tuple[float, ...]:
    """The height of each row."""
    return tuple(float(len(rows) - 1 - number) for number in range(len(rows)))


def row_marks(rows: Sequence[DotRow], role: Role = Role.ACCENT) -> Iterator[Mark]:
    """The interval and the dot of each row."""
    for place, row in zip(row_places(rows), rows, strict=True):
        if row.middle is None:
            yield Words(row.instead_at, place, row.instead, Role.INK2, row.room)
            continue
        yield Line(np.array([row.lo, row.hi]), np.full(2, place), role, _LINE)
        yield Dots(np.array([row.middle]), np.array([place]), role, Shape.DOT, _DOT)


def cut_name(name: str) -> str:
    """A name that leaves room for the plot."""
    return name if len(name) <= _MOST_LETTERS else name[: _MOST_LETTERS - 1].rstrip(" ,") + "…"
