"""Pain after a session, set against ordinary days that began with as much pain.

People book when it hurts, so pain falls after a session whether or not the session did anything.
The method and its thresholds are those of the analysis design, section 8; its error rates are
among the simulation results.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.sessions.session_windows import (
    NEAR_DAYS,
    Sides,
    around_ordinary_days,
    around_sessions,
    ratings,
    session_days,
)

#: Sessions for an interval, and for words about it.
LEAST_FOR_INTERVAL = 4
LEAST_FOR_WORDS = 6
#: Ordinary days to compare with.
LEAST_ORDINARY = 10
#: A larger share of sessions on one day of the week cannot be told from a weekly rhythm.
ONE_WEEKDAY_SHARE = 0.80

_LEAST_VARIANCE = 0.06
_LEAST_SPREAD_BEFORE = 0.05
# Ordinary days overlap, so five of them bring about as much as one.
_DAYS_PER_INDEPENDENT_DAY = 5
_LEAST_INDEPENDENT = 2.0


class Response(Enum):
    """What pain does after a session; the value is the key used in files."""

    TOO_FEW_SESSIONS = "too_few_sessions"
    TOO_FEW_ORDINARY_DAYS = "too_few_ordinary_days"
    LOWER = "lower"
    HIGHER = "higher"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class Mean:
    """An average with its 95 % interval, in points; None for the limits below 4 sessions."""

    mean: float
    lo: float | None
    hi: float | None


@dataclass(frozen=True)
class OneSession:
    """The session of `day`: mean pain before and after, and the change beyond the expected."""

    day: int
    before: float
    after: float
    beyond: float


@dataclass(frozen=True)
class SessionResponse:
    """The days after sessions in numbers.

    Attributes:
        code: what may be said.
        held: days with a session.
        each: the sessions with enough ratings before and after, earliest first; empty where
            there are too few ordinary days to say what was to be expected.
        usable: how many sessions have enough ratings.
        ordinary_days: how many ordinary days they are compared with.
        plain: mean of after minus before, which is no estimate of anything the session did;
            None without a usable session.
        change: mean change beyond that of ordinary days; None without `each`.
        one_weekday: 80 % or more of the usable sessions fell on one day of the week.
    """

    code: Response
    held: int
    each: tuple[OneSession, ...]
    usable: int
    ordinary_days: int
    plain: float | None
    change: Mean | None
    one_weekday: bool


@dataclass(frozen=True)
class Expected:
    """How pain goes on after an ordinary day: after - before = a + b before.

    Attributes:
        centre, spread: mean and variance (divided by m) of the pain before.
        noise: variance of a day around the line, divided by m - 2.
        independent: how many independent days the m ordinary days are worth.
    """

    a: float
    b: float
    centre: float
    spread: float
    noise: float
    independent: float

    def beyond(self, sides: Sides) -> Numbers:
        """Change beyond the expected one, shape (n,), points."""
        return sides.after - sides.before - (self.a + self.b * sides.before)


def session_response(days: ArrayLike, values: ArrayLike, sessions: ArrayLike) -> SessionResponse:
    """Compare the 3 days after each session with what ordinary days lead one to expect.

    Args:
        days: shape (n,), whole day numbers of any origin, any order, a day may come twice.
        values: shape (n,), 0 to 10, higher is worse; NaN is a day without a rating.
        sessions: shape (m,), day numbers of the sessions.

    Raises:
        InvalidEntry: a value lies off the scale, or a day is no whole number.
    """
    held, rated = session_days(sessions), ratings(days, values)
    if rated is None:
        return SessionResponse(
            Response.TOO_FEW_SESSIONS, int(held.size), (), 0, 0, None, None, one_weekday=False
        )
    treated = around_sessions(rated, held, (1, NEAR_DAYS))
    ordinary = around_ordinary_days(rated, held, (1, NEAR_DAYS))
    expected = expected_course(ordinary)
    each: tuple[OneSession, ...] = ()
    change = None
    if expected is not None and len(treated):
        beyond = expected.beyond(treated)
        change = mean_beyond(beyond, treated, expected)
        each = _each(treated, beyond)
    return SessionResponse(
        code=_code(len(treated), change),
        held=int(held.size),
        each=each,
        usable=len(treated),
        ordinary_days=len(ordinary),
        plain=float(np.mean(treated.after - treated.before)) if len(treated) else None,
        change=change,
        one_weekday=_one_weekday(treated.days),
    )


def _each(treated: Sides, beyond: Numbers) -> tuple[OneSession, ...]:
    return tuple(
        OneSession(int(day), float(before), float(after), float(extra))
        for day, before, after, extra in zip(
            treated.days, treated.before, treated.after, beyond, strict=True
        )
    )


def expected_course(ordinary: Sides) -> Expected | None:
    """The line through the ordinary days by least squares; None below LEAST_ORDINARY days."""
    count = len(ordinary)
    if count < LEAST_ORDINARY:
        return None
    change = ordinary.after - ordinary.before
    centre = float(np.mean(ordinary.before))
    away = ordinary.before - centre
    spread = float(np.mean(away**2))
    # Ordinary days that all began alike say nothing about a slope.
    b = float(np.mean(away * change)) / spread if spread > 1e-9 else 0.0
    a = float(np.mean(change)) - b * centre
    rest = change - (a + b * ordinary.before)
    return Expected(
        a,
        b,
        centre,
        spread,
        noise=float(np.sum(rest**2)) / (count - 2),
        independent=max(count / _DAYS_PER_INDEPENDENT_DAY, _LEAST_INDEPENDENT),
    )


def mean_beyond(beyond: Numbers, treated: Sides, expected: Expected) -> Mean:
    """Mean of the changes beyond the expected with its interval (Student t, J - 1)."""
    from scipy.special import stdtrit

    count = beyond.size
    mean = float(np.mean(beyond))
    if count < LEAST_FOR_INTERVAL:
        return Mean(mean, None, None)
    own = max(float(np.var(beyond, ddof=1)), _LEAST_VARIANCE) / count
    shift = float(np.mean(treated.before)) - expected.centre
    line = expected.noise / expected.independent
    line *= 1 + shift**2 / max(expected.spread, _LEAST_SPREAD_BEFORE)
    half = float(stdtrit(count - 1, 0.975)) * float(np.sqrt(own + line))
    return Mean(mean, mean - half, mean + half)


def _code(usable: int, change: Mean | None) -> Response:
    if usable < LEAST_FOR_WORDS:
        return Response.TOO_FEW_SESSIONS
    if change is None or change.lo is None or change.hi is None:
        return Response.TOO_FEW_ORDINARY_DAYS
    if change.hi < 0:
        return Response.LOWER
    return Response.HIGHER if change.lo > 0 else Response.NOT_SHOWN


def _one_weekday(days: Days) -> bool:
    if days.size < LEAST_FOR_WORDS:
        return False
    return int(np.bincount(days % 7).max()) >= ONE_WEEKDAY_SHARE * days.size
