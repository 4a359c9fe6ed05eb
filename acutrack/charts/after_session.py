"""The days after a session laid over each other: does the same pattern come back?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.rounding import tenths
from acutrack.analysis.sessions.aligned_days import (
    FOR_PATIENT,
    AlignedDay,
    AlignedDays,
    SessionLine,
    aligned_days,
)
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Band,
    Chart,
    Dots,
    Lane,
    LaneCount,
    LegendEntry,
    Level,
    Line,
    Mark,
    Numbers,
    Shape,
    Stroke,
    TableTwin,
    Tick,
    Upright,
)
from acutrack.charts.ticks import score_axis
from acutrack.domain.message import Message, say, say_count
from acutrack.text.catalogue import Catalogue

#: Fewer sessions with ratings show no pattern.
LEAST_SESSIONS = 3
#: An average of fewer ratings is not drawn; the sessions themselves are.
LEAST_RATINGS = 3
MIDDLE_WIDTH = 3.0
SESSION_WIDTH = 0.9
_DOT = 6.5


def after_session(
    series: DailySeries,
    sessions: Sequence[date],
    words: Catalogue,
    *,
    span: tuple[int, int] = FOR_PATIENT,
    start: float | None = None,
    said: Message | None = None,
) -> Chart:
    """Pain by days since a session: every session faint, their average bold with its interval.

    Args:
        series: one value a day of one place that hurts.
        sessions: days of the sessions, in any order.
        words: the reader's language.
        span: first and last day, 0 being the session's own: `FOR_PATIENT` or `FOR_PRACTITIONER`.
        start: average before the first session, drawn dashed; None where there is none.
        said: what the analysis says about the pattern, told first.
    """
    used = series.used
    held = [day.toordinal() for day in sessions]
    aligned = aligned_days(used.days, used.values, held, span)
    title = words(say("Pain after a session, 0 to 10"))
    axis = _axis(span, words)
    if len(aligned.lines) < LEAST_SESSIONS:
        wanted = say(
            "Too few days to show: it needs {count} sessions with entries on the days after.",
            count=LEAST_SESSIONS,
        )
        return Chart(title, words(wanted), axis, score_axis(), ())
    summary = _summary(aligned, words) if said is None else _told(said, aligned, words)
    return Chart(
        title=title,
        summary=words(summary),
        x=axis,
        y=score_axis(),
        marks=tuple(_marks(aligned, words, span, start)),
        lanes=(_counts(aligned, words),),
        legend=tuple(_legend(words)),
        better=words(say("Lower is better")),
        table=_table(aligned, words),
    )


def _axis(span: tuple[int, int], words: Catalogue) -> Axis:
    first, last = span
    ticks = tuple(Tick(day, words.formats.number(day)) for day in range(first, last + 1))
    title = say("Days since a session (0 is the day of the session)")
    return Axis(first - 0.4, last + 0.4, ticks, (), AxisKind.SINCE_SESSION, words(title))


def _marks(
    aligned: AlignedDays, words: Catalogue, span: tuple[int, int], start: float | None
) -> Iterator[Mark]:
    first, last = span
    every = range(first, last + 1)
    xs = np.arange(first, last + 1, dtype=np.float64)
    by_day = {day.since: day for day in aligned.days if day.n >= LEAST_RATINGS}
    middle = _over(every, by_day, "mean")
    low, high = _over(every, by_day, "mean_lo"), _over(every, by_day, "mean_hi")
    yield Band(xs, low, high, Role.SESSION_GROUND, Role.SESSION)
    if first < 0:
        yield Upright(0.0, Role.CTL, 1.5, words(say("Before")), words(say("After")))
    for line in aligned.lines:
        yield _each_line(line)
    if start is not None:
        value = words.formats.number(tenths(start), 1)
        yield Level(start, Role.BASELINE, Stroke.DASHED, words(say("Starting level")), value)
    if by_day:
        known = middle[: max(by_day) - first + 1]
        value = words.formats.number(tenths(float(known[-1])), 1)
        label = words(say("Average"))
        at = xs[: known.size]
        yield Line(at, known, Role.SESSION, MIDDLE_WIDTH, end_label=label, end_value=value)
    yield Dots(xs, middle, Role.SESSION, Shape.DOT, _DOT)


def _over(every: range, by_day: dict[int, AlignedDay], name: str) -> Numbers:
    """One value a day, NaN where it is not known."""
    found = (getattr(by_day[day], name) if day in by_day else None for day in every)
    return np.array([np.nan if value is None else value for value in found], dtype=np.float64)


def _each_line(line: SessionLine) -> Line:
    """The ratings around one session, broken at missing days."""
    first, last = line.since[0], line.since[-1]
    by_day = dict(zip(line.since, line.values, strict=True))
    ys = np.array([by_day.get(day, np.nan) for day in range(first, last + 1)])
    xs = np.arange(first, last + 1, dtype=np.float64)
    return Line(xs, ys, Role.DAY_DOT, SESSION_WIDTH)


def _counts(aligned: AlignedDays, words: Catalogue) -> Lane:
    return Lane(
        words(say("Ratings")),
        tuple(
            LaneCount(
                float(day.since),
                day.n,
                words.formats.number(day.n),
                words(say_count("{count} rating", "{count} ratings", day.n)),
            )
            for day in aligned.days
        ),
    )


def _legend(words: Catalogue) -> Iterator[LegendEntry]:
    here = np.array([0.0])
    yield LegendEntry(Line(here, here, Role.SESSION, MIDDLE_WIDTH), words(say("average")))
    band = Band(here, here, here, Role.SESSION_GROUND, Role.SESSION)
    yield LegendEntry(band, words(say("where the average probably lies")))
    yield LegendEntry(Line(here, here, Role.DAY_DOT, SESSION_WIDTH), words(say("one session")))


def _summary(aligned: AlignedDays, words: Catalogue) -> Message:
    return say(
        "{levels} People often book when it hurts, so pain can fall after a session by itself.",
        levels=_levels(aligned, words),
    )


def _told(said: Message, aligned: AlignedDays, words: Catalogue) -> Message:
    return say("{said} {levels}", said=said, levels=_levels(aligned, words))


def _levels(aligned: AlignedDays, words: Catalogue) -> Message:
    """One sentence: the average at the session and at its ends."""
    after = [day for day in aligned.days if day.since >= 0]
    told = [day for day in after if day.n >= LEAST_RATINGS] or after or list(aligned.days)
    first, last = told[0], told[-1]
    return say_count(
        "Average pain was {first} on day {begin} and {last} on day {end}, from {count} session.",
        "Average pain was {first} on day {begin} and {last} on day {end}, from {count} sessions.",
        len(aligned.lines),
        first=words.formats.number(tenths(first.mean), 1),
        begin=first.since,
        last=words.formats.number(tenths(last.mean), 1),
        end=last.since,
    )


def _table(aligned: AlignedDays, words: Catalogue) -> TableTwin:
    headers = (
        say("Day since a session"),
        say("Average pain"),
        say("Probably between"),
        say("Middle half"),
        say("Ratings"),
    )
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(float(day.since) for day in aligned.days),
        tuple(_row(day, words) for day in aligned.days),
    )


def _row(day: AlignedDay, words: Catalogue) -> tuple[str, ...]:
    number = words.formats.number
    return (
        words(say("Day {number}", number=number(day.since))),
        number(tenths(day.mean), 1),
        _pair(day.mean_lo, day.mean_hi, words),
        _pair(day.low, day.high, words),
        number(day.n),
    )


def _pair(low: float | None, high: float | None, words: Catalogue) -> str:
    if low is None or high is None:
        return ""
    number = words.formats.number
    pair = say("{low} and {high}", low=number(tenths(low), 1), high=number(tenths(high), 1))
    return words(pair)
