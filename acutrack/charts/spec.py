"""A chart as plain data: built once, painted on the screen and on paper.

What x counts is said by its axis (`AxisKind`); where it is a day, it is the proleptic ordinal of
the date, so 1.0 is one day. y is in the measure's own units. Marks are a closed set; both painters
match on it and the type checker names the painter that lacks a new one.
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
    SQUARE = "square"
    FRAME = "frame"


@dataclass(frozen=True)
class Line:
    """A line through (xs, ys), xs rising; NaN in ys breaks it. `width` in points at 100 % text.

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
    """Marks at (xs, ys), xs rising; none where ys is NaN. `size` in points at 100 % text."""

    xs: Numbers
    ys: Numbers
    role: Role
    shape: Shape = Shape.DOT
    size: float = 5.5


@dataclass(frozen=True)
class Band:
    """A filled strip between `low` and `high` over xs (at least two values); NaN breaks it.

    `edge` draws a thin line along both sides, so that the strip is seen without its shade.
    """

    xs: Numbers
    low: Numbers
    high: Numbers
    role: Role
    edge: Role | None = None


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


@dataclass(frozen=True)
class Box:
    """A rectangle from (left, low) to (right, high) with words in it where they fit.

    `role` is its edge, `fill` its ground (None: the chart's own). The words take the ink that can
    be read on the ground. `gap` is the air around it in points at 100 % text.
    """

    left: float
    right: float
    low: float
    high: float
    role: Role
    fill: Role | None = None
    stroke: Stroke = Stroke.SOLID
    width: float = 1.0
    text: str = ""
    gap: float = 0.0


Mark = Line | Dots | Band | Level | Upright | Words | Box


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
class LaneCount:
    """A count that stands under its place on the x axis, such as how many ratings it rests on."""

    x: float
    count: int
    text: str
    tip: str = ""


LaneMark = LaneMoment | LanePeriod | LaneCount


@dataclass(frozen=True)
class Lane:
    """One row under the plot; without a name it goes on from the row above."""

    name: str
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its words."""

    at: float
    text: str


class AxisKind(Enum):
    """What an axis counts."""

    DAY = "day"
    SINCE_SESSION = "days since a session"
    SESSION = "session number"
    SCORE = "score"
    NONE = "none"


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with the ticks chosen once for every painter.

    Attributes:
        finer: further ticks for a view that shows only a part of the axis.
        kind: what it counts; NONE where places only keep things apart.
        title: words under the axis where its ticks do not say it themselves.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...]
    finer: tuple[Tick, ...] = ()
    kind: AxisKind = AxisKind.SCORE
    title: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """A sample of a mark and what it stands for."""

    mark: Line | Dots | Band | Box
    text: str


class Better(Enum):
    """Which way on the y axis is better."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True)
class TableTwin:
    """The same as the chart in words; a row may be written when it is read.

    Attributes:
        headers: one a column.
        places: where each row lies on the x axis, in its order. Shape (rows,).
        rows: one text a column.
        heights: where each row lies on the y axis, if not over the whole height: the cells of a
            calendar, the bars of a pair. Shape (rows,), or empty.
    """

    headers: tuple[str, ...]
    places: tuple[float, ...]
    rows: Sequence[tuple[str, ...]]
    heights: tuple[float, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The day of each row, where x counts days."""
        return tuple(date.fromordinal(int(place)) for place in self.places)


@dataclass(frozen=True)
class Chart:
    """Everything a painter needs.

    Attributes:
        title: such as "Pain each day, 0 to 10".
        summary: at most three sentences; what a screen reader says and what stands above it.
        marks: from back to front.
        better: words for the arrow that says which way is better, such as "Lower is better".
        way: which way this arrow points.
    """

    title: str
    summary: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    lanes: tuple[Lane, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    better: str = ""
    way: Better = Better.DOWN
    table: TableTwin | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw; `summary` then says what is missing."""
        return not self.marks and not any(lane.marks for lane in self.lanes)

    @property
    def only_bar(self) -> bool:
        """Whether all there is are boxes in one row, with no axis that says where they lie."""
        bare = all(axis.kind is AxisKind.NONE and not axis.ticks for axis in (self.x, self.y))
        return bare and not self.lanes and all(isinstance(mark, Box) for mark in self.marks)

    @property
    def only_lanes(self) -> bool:
        """Whether there are rows and no plot above them."""
        return self.y.kind is AxisKind.NONE and bool(self.lanes) and not self.marks
