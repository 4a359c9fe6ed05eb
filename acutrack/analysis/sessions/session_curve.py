"""How pain goes on from a session to the next one, day by day, and how long a change lasts.

Methods and thresholds: analysis design, section 8, steps 5 and 6.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.sessions.session_response import (
    Mean,
    Response,
    expected_course,
    mean_beyond,
    session_response,
)
from acutrack.analysis.sessions.session_windows import (
    Ratings,
    around_ordinary_days,
    around_sessions,
    ratings,
    session_days,
)

#: Days since the session that are looked at; day 0 is drawn and used for nothing.
LAST_DAY = 7
#: A response smaller than this, in points, is too small to time.
LEAST_TO_TIME = 0.3

_RESAMPLES = 300
_SEED = 20_250_818
_RANGE = (10, 90)
# With more resamples than this without a response to time, the length cannot be told.
_MOST_WITHOUT = 0.20


@dataclass(frozen=True)
class CurveDay:
    """Day `since` after a session: change beyond ordinary days, from `n` sessions."""

    since: int
    n: int
    change: Mean


@dataclass(frozen=True)
class Duration:
    """How many days a response lasts, counted from the day after the session.

    Attributes:
        days: consecutive days with at least half the response of days 1 and 2.
        lo, hi: 80 % range of it.
        open_end: it had not ended on the last day that could be looked at, so `days` and `hi`
            are "or more".
    """

    days: int
    lo: int
    hi: int
    open_end: bool


def session_curve(days: ArrayLike, values: ArrayLike, sessions: ArrayLike) -> tuple[CurveDay, ...]:
    """The response on each of the days 0 to 7; a day that cannot be said is left out.

    Arguments as for `session_response`. A day belongs to the latest session alone.
    """
    responses = _responses(ratings(days, values), session_days(sessions))
    return tuple(
        CurveDay(since, int(np.count_nonzero(np.isfinite(beyond))), change)
        for since, (beyond, change) in responses.items()
    )


def duration(days: ArrayLike, values: ArrayLike, sessions: ArrayLike) -> Duration | None:
    """How long pain stays lower after a session; None is "cannot tell".

    It is told only where `session_response` says LOWER. The range comes from drawing the sessions
    again 300 times with a fixed seed, so the same diary always gives the same range.
    """
    if session_response(days, values, sessions).code is not Response.LOWER:
        return None
    responses = _responses(ratings(days, values), session_days(sessions))
    table = _by_day([responses[since][0] for since in _run_from_one(responses)])
    if len(table) < 2:
        return None
    told = _lengths(np.nanmean(table, axis=1)[:, np.newaxis])[0]
    drawn = _drawn_lengths(table)
    # A response that only begins on the second day has no length from the first.
    if not told or len(drawn) < (1 - _MOST_WITHOUT) * _RESAMPLES:
        return None
    lo, hi = np.percentile(drawn, _RANGE, method="nearest")
    return Duration(int(told), int(min(lo, told)), int(max(hi, told)), int(hi) >= len(table))


def _responses(rated: Ratings | None, sessions: Days) -> dict[int, tuple[Numbers, Mean]]:
    """By day since the session: one change a session (NaN where not rated), and their mean."""
    found: dict[int, tuple[Numbers, Mean]] = {}
    if rated is None:
        return found
    for since in range(LAST_DAY + 1):
        expected = expected_course(around_ordinary_days(rated, sessions, (since, since)))
        treated = around_sessions(rated, sessions, (since, since))
        if expected is None or not len(treated):
            continue
        beyond = expected.beyond(treated)
        each = np.full(sessions.size, np.nan)
        each[np.searchsorted(sessions, treated.days)] = beyond
        found[since] = (each, mean_beyond(beyond, treated, expected))
    return found


def _run_from_one(responses: dict[int, tuple[Numbers, Mean]]) -> list[int]:
    run: list[int] = []
    for since in range(1, LAST_DAY + 1):
        if since not in responses:
            break
        run.append(since)
    return run


def _by_day(rows: list[Numbers]) -> Numbers:
    """Shape (days, sessions), without the sessions that have no day at all."""
    if not rows:
        return np.empty((0, 0))
    table = np.vstack(rows)
    return table[:, np.isfinite(table).any(axis=0)]


def _lengths(curves: Numbers) -> list[int | None]:
    """Length of the response of each curve, shape (days, curves); None where too small."""
    reference = (curves[0] + curves[1]) / 2
    # NaN (no session rated on that day) compares as false and so ends the run.
    holds = curves <= reference / 2
    runs = np.argmin(np.vstack((holds, np.zeros((1, holds.shape[1]), dtype=np.bool_))), axis=0)
    return [
        int(run) if level <= -LEAST_TO_TIME else None
        for run, level in zip(runs, reference, strict=True)
    ]


def _drawn_lengths(table: Numbers) -> list[int]:
    """Lengths with the sessions drawn anew, with replacement; those too small are left out."""
    draw = np.random.default_rng(_SEED)
    picks = draw.integers(table.shape[1], size=(table.shape[1], _RESAMPLES))
    drawn = table[:, picks]
    rated = np.isfinite(drawn)
    counts = rated.sum(axis=1)
    sums = np.where(rated, drawn, 0.0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        curves = sums / counts
    return [length for length in _lengths(curves) if length is not None]
