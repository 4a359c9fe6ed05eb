"""Pain just before and just after a day, for days with a session and for ordinary days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.days_in_order import days_in_order

#: Days before and after a session that are averaged, and how many of them have to be rated.
NEAR_DAYS = 3
LEAST_RATED = 2
#: So many days after a session its response may still be there: such a day is not ordinary.
REACH_DAYS = 6


@dataclass(frozen=True)
class Ratings:
    """Rated days laid out so that the mean of any run of days takes no loop.

    Attributes:
        first: number of the first rated day.
        values: shape (n,), one a calendar day from `first` on; NaN where there is no rating.
        sums, counts: shape (n + 1,), of the ratings before each place.
    """

    first: int
    values: Numbers
    sums: Numbers
    counts: Numbers

    def mean(self, low: Days, high: Days) -> tuple[Numbers, Numbers]:
        """Mean and number of ratings on the days `low` to `high`, both included.

        Shapes as given; NaN where no day of the run is rated.
        """
        size = self.values.size
        start = np.clip(low - self.first, 0, size)
        stop = np.maximum(np.clip(high + 1 - self.first, 0, size), start)
        counts = self.counts[stop] - self.counts[start]
        with np.errstate(invalid="ignore", divide="ignore"):
            return (self.sums[stop] - self.sums[start]) / counts, counts


@dataclass(frozen=True)
class Sides:
    """Mean pain before and after some days.

    Attributes:
        days: shape (n,), only days with enough ratings on both sides.
        before, after: shape (n,), points.
    """

    days: Days
    before: Numbers
    after: Numbers

    def __len__(self) -> int:
        return int(self.days.size)


def ratings(days: ArrayLike, values: ArrayLike) -> Ratings | None:
    """Lay out rated days in any order; None without a rating. Raises as `days_in_order` does."""
    at, means = days_in_order(days, values)
    if not at.size:
        return None
    laid = np.full(int(at[-1] - at[0]) + 1, np.nan)
    laid[at - at[0]] = means
    rated = np.isfinite(laid)
    return Ratings(
        first=int(at[0]),
        values=laid,
        sums=np.concatenate(([0.0], np.cumsum(np.where(rated, laid, 0.0)))),
        counts=np.concatenate(([0.0], np.cumsum(rated))),
    )


def session_days(sessions: ArrayLike) -> Days:
    """Days with a session, strictly rising; several sessions of a day count once."""
    return np.unique(np.asarray(sessions, dtype=np.int64))


def around_sessions(rated: Ratings, sessions: Days, after: tuple[int, int]) -> Sides:
    """Before and after each session, without the days that belong to its neighbours.

    Args:
        rated: the diary.
        sessions: shape (n,), strictly rising day numbers.
        after: first and last day since the session that count as after it.
    """
    far = np.array([np.iinfo(np.int32).max])
    earliest = np.concatenate((-far, sessions[:-1]))[: sessions.size] + 1
    latest = np.concatenate((sessions[1:], far))[: sessions.size] - 1
    before = (np.maximum(sessions - NEAR_DAYS, earliest), sessions - 1)
    later = (sessions + after[0], np.minimum(sessions + after[1], latest))
    return _enough(rated, sessions, before, later, _least_rated(after))


def around_ordinary_days(rated: Ratings, sessions: Days, after: tuple[int, int]) -> Sides:
    """Before and after every day that no session is near: none from 6 days before it on."""
    days = np.arange(rated.first, rated.first + rated.values.size, dtype=np.int64)
    near = np.searchsorted(sessions, days + after[1], "right") - np.searchsorted(
        sessions, days - REACH_DAYS, "left"
    )
    days = days[near == 0]
    before = (days - NEAR_DAYS, days - 1)
    return _enough(rated, days, before, (days + after[0], days + after[1]), _least_rated(after))


def _least_rated(after: tuple[int, int]) -> int:
    return min(LEAST_RATED, after[1] - after[0] + 1)


def _enough(
    rated: Ratings, days: Days, before: tuple[Days, Days], after: tuple[Days, Days], least: int
) -> Sides:
    """The days with enough ratings on both sides."""
    level_before, rated_before = rated.mean(*before)
    level_after, rated_after = rated.mean(*after)
    kept = (rated_before >= LEAST_RATED) & (rated_after >= least)
    return Sides(days[kept], level_before[kept], level_after[kept])
