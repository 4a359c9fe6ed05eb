"""Pain as it was noted, laid out by days before and since a session."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.days_in_order import days_in_order
from acutrack.analysis.sessions.session_windows import session_days

#: First and last day shown, 0 being the session's own.
FOR_PATIENT = (0, 7)
FOR_PRACTITIONER = (-7, 14)
#: Ratings needed for a middle half, and for an interval of the mean.
LEAST_FOR_MIDDLE_HALF = 3
LEAST_FOR_INTERVAL = 4

_LEAST_VARIANCE = 0.06


@dataclass(frozen=True)
class AlignedDay:
    """All ratings at one distance from a session, in points.

    Attributes:
        since: days since the session, negative before it.
        n: how many sessions have a rating there.
        median, low, high: middle value and middle half; the half is None below 3 ratings.
        mean, mean_lo, mean_hi: average and its 95 % interval (Student t over sessions), None below
            4. It says where the average of such days lies, and nothing about a cause: people book
            when it hurts.
    """

    since: int
    n: int
    median: float
    low: float | None
    high: float | None
    mean: float
    mean_lo: float | None
    mean_hi: float | None


@dataclass(frozen=True)
class SessionLine:
    """The ratings around the session of `day`: `since` and `values` have the same length."""

    day: int
    since: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class AlignedDays:
    """`days` in rising order of `since`; `lines` one a session with ratings, earliest first."""

    days: tuple[AlignedDay, ...]
    lines: tuple[SessionLine, ...]


def aligned_days(
    days: ArrayLike, values: ArrayLike, sessions: ArrayLike, span: tuple[int, int] = FOR_PATIENT
) -> AlignedDays:
    """Sort ratings by distance from a session; no rating is used twice.

    A day belongs to the latest session up to it. Where `span` begins before 0, a day between two
    sessions belongs to the nearer one, in the very middle to the earlier.

    Args:
        days: shape (n,), whole day numbers of any origin, any order, a day may come twice.
        values: shape (n,), 0 to 10; NaN is a day without a rating.
        sessions: shape (m,), day numbers.
        span: first and last distance kept.

    Raises:
        InvalidEntry: a value lies off the scale, or a day is no whole number.
    """
    held = session_days(sessions)
    rated, levels = days_in_order(days, values)
    if not held.size or not rated.size:
        return AlignedDays((), ())
    owner = _owner(rated, held, both_ways=span[0] < 0)
    since = rated - held[owner]
    kept = (since >= span[0]) & (since <= span[1])
    return AlignedDays(
        tuple(
            _day(distance, levels[kept & (since == distance)])
            for distance in range(span[0], span[1] + 1)
            if np.any(kept & (since == distance))
        ),
        tuple(
            _line(int(held[one]), since[own], levels[own])
            for one in np.unique(owner[kept]).tolist()
            for own in (kept & (owner == one),)
        ),
    )


def _owner(rated: Days, held: Days, *, both_ways: bool) -> Days:
    """Place in `held` of the session that each rated day belongs to."""
    latest = np.clip(np.searchsorted(held, rated, "right") - 1, 0, held.size - 1)
    if not both_ways:
        return latest
    following = np.clip(latest + 1, 0, held.size - 1)
    nearer = np.abs(rated - held[following]) < np.abs(rated - held[latest])
    return np.where(nearer, following, latest)


def _day(since: int, values: Numbers) -> AlignedDay:
    count = int(values.size)
    low = high = lo = hi = None
    mean = float(np.mean(values))
    if count >= LEAST_FOR_MIDDLE_HALF:
        low, high = (float(value) for value in np.percentile(values, (25, 75)))
    if count >= LEAST_FOR_INTERVAL:
        from scipy.special import stdtrit

        half = float(stdtrit(count - 1, 0.975)) * _standard_error(values)
        # A rating cannot lie outside 0 to 10, nor can the average of ratings.
        lo, hi = max(mean - half, 0.0), min(mean + half, 10.0)
    return AlignedDay(since, count, float(np.median(values)), low, high, mean, lo, hi)


def _standard_error(values: Numbers) -> float:
    variance = max(float(np.var(values, ddof=1)), _LEAST_VARIANCE)
    return float(np.sqrt(variance / values.size))


def _line(day: int, since: Days, values: Numbers) -> SessionLine:
    return SessionLine(day, tuple(since.tolist()), tuple(values.tolist()))
