"""A chart as plain data: built once, painted on the screen and on paper.

x is a day number (proleptic ordinal of the date, so 1.0 is one day), y is in the measure's own
units. Marks are a closed set; both painters match on it and the type checker names the painter
that lacks a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from acutrack.charts.palette import Role

Numbers = NDArray[np.float64]


class Stroke(Enum):
    """How a line is drawn; shape tells lines apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Shape(Enum):
    """Shape of a mark; one shape per meaning."""

    DOT = "dot"
    RING = "ring"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


@dataclass(frozen=True)
class Line:
    """A line through (xs, ys); NaN in ys breaks it. `width` in points at 100 % text.

    `end_label` and `end_value` stand to the right of the plot, at the line's last point.
    """

    xs: Numbers
    ys: Numbers
    role: Role
    width: float = 3.0
    stroke: Stroke = Stroke.SOLID
    end_label: str = ""
    end_value: str = ""


@dataclass(frozen=True)
class Dots:
    """Marks at (xs, ys). `size` in points at 100 % text."""

    xs: Numbers
    ys: Numbers
    role: Role
    shape: Shape = Shape.DOT
    size: float = 5.5


@dataclass(frozen=True)
class Band:
    """A filled strip between `low` and `high` over xs (at least two values)."""

    xs: Numbers
    low: Numbers
    high: Numbers
    role: Role


@dataclass(frozen=True)
class Level:
    """A straight line across the plot at y, from `start` to the right edge, with a label."""

    y: float
    role: Role
    stroke: Stroke
    label: str
    value: str
    start: float | None = None


@dataclass(frozen=True)
class Upright:
    """A thin upright line at x through the plot; `before` and `after` are words beside its top."""

    x: float
    role: Role
    width: float = 1.0
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Words:
    """A short remark in the plot at (x, y), centred.

    `room` is the width it has, in days; a painter leaves it out where it does not fit (None: no
    limit).
    """

    x: float
    y: float
    text: str
    role: Role
    room: float | None = None


Mark = Line | Dots | Band | Level | Upright | Words


@dataclass(frozen=True)
class LaneMoment:
    """A mark in a lane, with a tail to `until` if it lasted; `text` may not fit, `tip` is whole."""

    x: float
    role: Role
    shape: Shape
    text: str = ""
    tip: str = ""
    until: float | None = None


@dataclass(frozen=True)
class LanePeriod:
    """A labelled bar in a lane from `start` to `end` (days); `open_end` where it goes on."""

    start: float
    end: float
    role: Role
    text: str
    tip: str = ""
    open_end: bool = False


@dataclass(frozen=True)
class Lane:
    """One row under the plot; without a name it goes on from the row above."""

    name: str
    marks: tuple[LaneMoment | LanePeriod, ...]


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its words."""

    at: float
    text: str


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with the ticks chosen once for every painter.

    `finer` are further ticks for a view that shows only a part of the axis.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...]
    finer: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class LegendEntry:
    """A sample of a mark and what it stands for."""

    mark: Line | Dots | Band
    text: str


@dataclass(frozen=True)
class TableTwin:
    """The same days as the chart, as words: one row a day, which may be written when it is read."""

    headers: tuple[str, ...]
    days: tuple[date, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Chart:
    """Everything a painter needs.

    Attributes:
        title: such as "Pain each day, 0 to 10".
        summary: at most three sentences; what a screen reader says and what stands above it.
        marks: from back to front.
        better: words for the arrow that says which way is better, such as "Lower is better".
    """

    title: str
    summary: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    lanes: tuple[Lane, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    better: str = ""
    table: TableTwin | None = None
