"""The smoothed level as it is drawn: one line a period, broken where nothing was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from acutrack.analysis.change.day_to_day import day_to_day
from acutrack.analysis.daily_series import DailySeries, Days, Numbers
from acutrack.analysis.phases import Window
from acutrack.analysis.trend import level_band, smoothed_level

#: More days than this without an entry are a gap: the line breaks and the chart says so.
GAP_DAYS = 7


@dataclass(frozen=True)
class SmoothLine:
    """Days without holes, the level on each and its 95 % band; NaN where not known; (n,) each."""

    days: Days
    levels: Numbers
    low: Numbers
    high: Numbers

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
    return _lines(used, zero, shown, _swings(used, _before(used, zero)))


def level_lines(used: DailySeries, zero: date | None, shown: Window) -> tuple[SmoothLine, ...]:
    """The same without the band, which takes nearly all of the time."""
    return _lines(used, zero, shown, None)


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


def _before(used: DailySeries, zero: date | None) -> NDArray[np.bool_]:
    return used.days < (np.iinfo(np.int64).max if zero is None else zero.toordinal())


def _lines(
    used: DailySeries, zero: date | None, shown: Window, swings: tuple[float, float] | None
) -> tuple[SmoothLine, ...]:
    earlier = _before(used, zero)
    made = (
        _line(used.days[part], used.values[part], shown, swings) for part in (earlier, ~earlier)
    )
    return tuple(line for line in made if line is not None)


def _swings(used: DailySeries, earlier: NDArray[np.bool_]) -> tuple[float, float] | None:
    """How alike neighbouring days are and how far they spread, around one level a period."""
    periods = [part.astype(np.float64) for part in (earlier, ~earlier) if part.any()]
    if len(used) <= len(periods) + 1:
        return None
    found = day_to_day(used.days, used.values, np.column_stack(periods))
    return found.phi, found.sigma


def _line(
    days: Days, values: Numbers, shown: Window, swings: tuple[float, float] | None
) -> SmoothLine | None:
    grid, levels = smoothed_level(days, values)
    low = high = np.full(levels.shape, np.nan)
    if swings is not None and days.size:
        _, low, high = level_band(days, values, *swings)
    low, high = low.copy(), high.copy()
    for before, after in gaps(days):
        for row in (levels, low, high):
            row[before - grid[0] + 1 : after - grid[0]] = np.nan
    inside = (grid >= shown.first.toordinal()) & (grid <= shown.last.toordinal())
    if not np.isfinite(levels[inside]).any():
        return None
    return SmoothLine(grid[inside], levels[inside], low[inside], high[inside])
