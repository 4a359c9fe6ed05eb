"""Pain by days since a session, and pain just before and after each session, as charts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.daily_series import DailySeries
from acutrack.charts.palette import Role
from acutrack.charts.spec import Axis, Band, Chart, Dots, Level, Line, Mark, Shape, Stroke, Tick
from acutrack.domain.session import TreatmentSession

#: Days after a session that are shown; the next session ends the count earlier.
MOST_DAYS = 7
#: A day needs this many sessions behind it to have a middle half.
LEAST_SESSIONS = 3
#: More sessions than this do not fit side by side; the last ones are shown.
MOST_SESSIONS = 16

_PAIN = Axis(0, 10, (Tick(0, "0"), Tick(5, "5"), Tick(10, "10")))


@dataclass(frozen=True)
class AfterSessions:
    """Ratings sorted by days since the last session, which is day 0.

    Attributes:
        counts: how many sessions have a rating on that day.
        median, low, high: median and middle half (25th to 75th percentile).
    """

    counts: tuple[int, ...]
    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def after_sessions(
    series: DailySeries, sessions: Sequence[TreatmentSession]
) -> AfterSessions | None:
    """The pattern after a session; None below LEAST_SESSIONS sessions with ratings.

    A day belongs to the latest session on or before it, so no rating is used twice. Ratings that
    were filled in too late are left out, as in every computation.
    """
    starts = np.array(sorted({s.day.toordinal() for s in sessions}), dtype=np.int64)
    if len(starts) < LEAST_SESSIONS:
        return None
    by_day: dict[int, list[float]] = defaultdict(list)
    used = series.used
    for day, value in zip(used.days.tolist(), used.values.tolist(), strict=True):
        latest = int(np.searchsorted(starts, day, "right")) - 1
        since = day - int(starts[latest])
        if latest >= 0 and since <= MOST_DAYS:
            by_day[since].append(value)
    days = [d for d in range(MOST_DAYS + 1) if len(by_day[d]) >= LEAST_SESSIONS]
    if days != list(range(len(days))) or not days:
        return None
    quartiles = [np.percentile(by_day[day], (25, 50, 75)) for day in days]
    return AfterSessions(
        counts=tuple(len(by_day[day]) for day in days),
        low=tuple(float(q[0]) for q in quartiles),
        median=tuple(float(q[1]) for q in quartiles),
        high=tuple(float(q[2]) for q in quartiles),
    )


def after_session_chart(
    pattern: AfterSessions, start_level: float | None, start_words: str
) -> Chart:
    """Median line and middle-half band by days since a session."""
    xs = np.arange(len(pattern.counts), dtype=np.float64)
    middle = np.array(pattern.median)
    marks: list[Mark] = [
        Band(xs, np.array(pattern.low), np.array(pattern.high), Role.SESSION_GROUND),
    ]
    if start_level is not None:
        marks.append(Level(start_level, Role.BASELINE, Stroke.DASHED, start_words, ""))
    marks += [
        Line(xs, middle, Role.SESSION, width=2.6),
        Dots(xs, middle, Role.SESSION, Shape.DOT, 6.5),
    ]
    ticks = tuple(Tick(day, str(day)) for day in range(MOST_DAYS + 1))
    return Chart("", "", Axis(-0.4, MOST_DAYS + 0.4, ticks), _PAIN, tuple(marks))


@dataclass(frozen=True)
class RatedSession:
    """A session whose pain was rated both before and after; `number` counts from 1."""

    number: int
    before: float
    after: float


def rated_sessions(sessions: Sequence[TreatmentSession]) -> tuple[RatedSession, ...]:
    """Sessions with both ratings, in order."""
    return tuple(
        RatedSession(number, float(session.pre_nrs_now), float(session.post_nrs_now))
        for number, session in enumerate(sessions, start=1)
        if session.pre_nrs_now is not None and session.post_nrs_now is not None
    )


def each_session_chart(rated: Sequence[RatedSession]) -> Chart:
    """Open mark before, solid mark after, joined; the last MOST_SESSIONS of them."""
    shown = rated[-MOST_SESSIONS:]
    xs = np.array([session.number for session in shown], dtype=np.float64)
    before = np.array([session.before for session in shown])
    after = np.array([session.after for session in shown])
    broken = np.full(len(shown), np.nan)
    joined_xs = np.repeat(xs, 3)
    joined_ys = np.column_stack((before, after, broken)).ravel()
    marks: tuple[Mark, ...] = (
        Line(joined_xs, joined_ys, Role.SESSION, width=2.0),
        Dots(xs, after, Role.SESSION, Shape.DOT, 7.5),
        Dots(xs, before, Role.SESSION, Shape.RING, 7.5),
    )
    first, last = shown[0].number, shown[-1].number
    ticks = tuple(Tick(number, str(number)) for number in range(first, last + 1))
    return Chart("", "", Axis(first - 0.6, last + 0.6, ticks), _PAIN, marks)
