"""Where data lie on paper: the plot's rectangle and its two axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from acutrack.charts.runs import runs
from acutrack.charts.spec import Axis, Numbers
from acutrack.report.blocks import Block
from acutrack.report.sheet import Point

#: A line keeps at most this many points: finer than a printer's dot over the width of the page.
MOST_POINTS = 900


@dataclass(frozen=True)
class Plot:
    """Turns data coordinates into millimetres on the page."""

    area: Block
    x_axis: Axis
    y_axis: Axis

    def x(self, value: float) -> float:
        """Millimetres from the left edge of the page."""
        share = (value - self.x_axis.low) / ((self.x_axis.high - self.x_axis.low) or 1.0)
        return self.area.x + self.area.w * share

    def y(self, value: float) -> float:
        """Millimetres from the top of the page."""
        share = (value - self.y_axis.low) / ((self.y_axis.high - self.y_axis.low) or 1.0)
        return self.area.bottom - self.area.h * share

    def holds(self, value: float) -> bool:
        """Whether x value lies in the plot."""
        return self.x_axis.low <= value <= self.x_axis.high

    def points(self, xs: Numbers, ys: Numbers) -> list[Point]:
        """The points that lie in the plot."""
        there = (xs >= self.x_axis.low) & (xs <= self.x_axis.high) & np.isfinite(ys)
        return [(self.x(x), self.y(y)) for x, y in zip(xs[there], ys[there], strict=True)]

    def pieces(self, xs: Numbers, ys: Numbers) -> Iterator[list[Point]]:
        """The stretches of a line between its breaks, thinned where they are finer than print."""
        there = np.isfinite(ys) & (xs >= self.x_axis.low) & (xs <= self.x_axis.high)
        step = -(-len(xs) // MOST_POINTS)
        for start, end in runs(there):
            kept = np.unique(np.append(np.arange(start, end, step), end - 1))
            yield [(self.x(x), self.y(y)) for x, y in zip(xs[kept], ys[kept], strict=True)]
