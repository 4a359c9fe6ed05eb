"""Days and values as anybody may hand them in, made into one checked value a day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_number
from acutrack.domain.message import say

LOWEST = 0.0
HIGHEST = 10.0


def days_in_order(
    days: ArrayLike | Sequence[int], values: ArrayLike | Sequence[float]
) -> tuple[Days, Numbers]:
    """One value a day, earliest first.

    Several values of a day become their mean, unrounded; the order of the input does not matter.
    NaN stands for a day without a rating and is left out.

    Args:
        days: shape (n,), whole day numbers (calendar days, so that daylight saving is no matter).
        values: shape (n,), 0 to 10.

    Returns:
        Day numbers, shape (m,), strictly rising, and values, shape (m,).

    Raises:
        InvalidEntry: a value lies off the 0 to 10 scale, or a day is no whole number.
        ValueError: `days` and `values` differ in length.
    """
    numbers = np.asarray(values, dtype=np.float64).reshape(-1)
    at = np.asarray(days, dtype=np.float64).reshape(-1)
    if at.shape != numbers.shape:
        raise ValueError(f"{at.size} days for {numbers.size} values")
    there = ~np.isnan(numbers)
    at, numbers = at[there], numbers[there]
    _check(at, numbers)
    # By value within a day, so that a mean does not depend on the order of its ratings.
    order = np.lexsort((numbers, at))
    whole, numbers = at[order].astype(np.int64), numbers[order]
    if not whole.size:
        return whole, numbers
    starts = np.flatnonzero(np.diff(whole, prepend=whole[0] - 1))
    counts = np.diff(starts, append=whole.size)
    return whole[starts], np.add.reduceat(numbers, starts) / counts


def _check(days: Numbers, values: Numbers) -> None:
    if not np.all(np.isfinite(days)) or np.any(days != np.rint(days)):
        raise InvalidEntry(say("A day is not a whole day number. Give each day as a date."), "days")
    off = values[(values < LOWEST) | (values > HIGHEST)]
    if off.size:
        check_number(float(off[0]), LOWEST, HIGHEST, "values", say("Pain"))
