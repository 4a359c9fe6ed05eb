"""The person's own level and spread before the first session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from acutrack.analysis.daily_series import DailySeries

#: Share of the starting level whose loss is a "moderately important" change (IMMPACT 2008).
IMPORTANT_SHARE = 0.30
#: Fewer days than this give no honest range.
LEAST_FOR_BAND = 10
#: Days needed before the first session, and how long before it the first of them must lie.
LEAST_BEFORE = 5
EARLIEST_BEFORE = 7
#: Days needed since, and how many days they must span.
LEAST_SINCE = 8
LEAST_SINCE_SPAN = 12


@dataclass(frozen=True)
class Baseline:
    """Where the person started.

    Attributes:
        days: how many days it rests on.
        mean: average of the days, not rounded.
        low, high: 10th and 90th percentile of the days, or None below 10 days.
    """

    days: int
    mean: float
    low: float | None
    high: float | None

    @property
    def thirty_lower(self) -> float:
        """The level 30 % below the start."""
        return self.mean * (1 - IMPORTANT_SHARE)


def baseline(before: DailySeries) -> Baseline | None:
    """The start, from the days before the first session; None without a usable day.

    The percentiles are interpolated linearly between days.

    Example:
        >>> import numpy as np
        >>> n = np.zeros(2, dtype=np.bool_)
        >>> baseline(DailySeries(np.array([1, 2]), np.array([6.0, 7.0]), n, n)).mean
        6.5
    """
    used = before.used
    if not len(used):
        return None
    low = high = None
    if len(used) >= LEAST_FOR_BAND:
        low, high = (float(value) for value in np.percentile(used.values, (10, 90)))
    return Baseline(len(used), float(np.mean(used.values)), low, high)


def long_enough_before(before: DailySeries, zero: date) -> bool:
    """Whether the days before the first session can be compared with anything."""
    used = before.used
    return len(used) >= LEAST_BEFORE and int(used.days[0]) <= zero.toordinal() - EARLIEST_BEFORE


def days_wanted_since(since: DailySeries) -> int:
    """How many more recorded days are wanted since the first session; 0 if there are enough.

    Eight days are wanted, over a span of at least twelve.
    """
    used = since.used
    if not len(used):
        return LEAST_SINCE
    span = int(used.days[-1] - used.days[0]) + 1
    return max(LEAST_SINCE - len(used), LEAST_SINCE_SPAN - span, 0)
