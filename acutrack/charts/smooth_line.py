"""The smoothed level as it is drawn: one line a period, broken where nothing was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from acutrack.analysis.daily_series import DailySeries, Days, Numbers
from acutrack.analysis.phases import Window
from acutrack.analysis.trend import smoothed_level

#: More days than this without an entry are a gap: the line breaks and the chart says so.
GAP_DAYS = 7


@dataclass(frozen=True)
class SmoothLine:
    """Days without holes and the level on each, NaN where it is not known; shape (n,) each."""

    days: Days
    levels: Numbers

    @property
    def last_value(self) -> float | None:
        """The level on the last day, if it is known."""
        last = float(self.levels[-1])
        return None if np.isnan(last) else last

    def known(self) -> Iterator[tuple[int, float]]:
        """Day and level where the level is known."""
        there = ~np.isnan(self.levels)
        yield from zip(self.days[there].tolist(), self.levels[there].tolist(), strict=True)


def smooth_lines(used: DailySeries, zero: date | None, shown: Window) -> tuple[SmoothLine, ...]:
    """The lines to draw: before day 0 and since, each smoothed on its own, cut to `shown`."""
    border = np.iinfo(np.int64).max if zero is None else zero.toordinal()
    earlier = used.days < border
    made = (_line(used.days[part], used.values[part], shown) for part in (earlier, ~earlier))
    return tuple(line for line in made if line is not None)


def gaps(days: Days) -> Iterator[tuple[int, int]]:
    """Day before and day after each stretch of more than seven days without an entry."""
    for at in np.flatnonzero(np.diff(days) > GAP_DAYS + 1):
        yield int(days[at]), int(days[at + 1])


def gaps_in_view(days: Days, shown: Window) -> Iterator[tuple[int, int]]:
    """The gaps cut to the days shown; one that is still going on reaches to their end."""
    if not days.size:
        return
    low, high = shown.first.toordinal() - 1, shown.last.toordinal() + 1
    ongoing = np.append(days, max(high, int(days[-1])))
    for before, after in gaps(ongoing):
        if before < high and after > low:
            yield max(before, low), min(after, high)


def _line(days: Days, values: Numbers, shown: Window) -> SmoothLine | None:
    grid, levels = smoothed_level(days, values)
    for before, after in gaps(days):
        levels[before - grid[0] + 1 : after - grid[0]] = np.nan
    inside = (grid >= shown.first.toordinal()) & (grid <= shown.last.toordinal())
    grid, levels = grid[inside], levels[inside]
    return SmoothLine(grid, levels) if np.isfinite(levels).any() else None
