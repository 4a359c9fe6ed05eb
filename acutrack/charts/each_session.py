"""Pain just before and just after each session, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.analysis.sessions.pre_post import PrePost, RatedSession, pre_post
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Chart,
    Dots,
    LegendEntry,
    Line,
    Mark,
    Shape,
    TableTwin,
    Tick,
)
from acutrack.charts.ticks import score_axis
from acutrack.domain.message import Message, say, say_count, say_in
from acutrack.domain.session import TreatmentSession
from acutrack.text.catalogue import Catalogue

#: The ring is larger than the dot, so that both are seen where the two ratings are alike.
_BEFORE_SIZE = 12.0
_AFTER_SIZE = 8.0
#: More numbers than this on the axis are thinned.
_MOST_TICKS = 20


def each_session(
    sessions: Iterable[TreatmentSession],
    words: Catalogue,
    *,
    period: Window | None = None,
    most: int | None = None,
) -> Chart:
    """An open mark before, a solid one after, joined; by session number.

    Args:
        sessions: in any order; the numbers count all of them, rated or not.
        words: the reader's language.
        period: show only the sessions of these days; None shows all.
        most: show only the last so many rated sessions; None shows all.
    """
    found = _inside(pre_post(sessions), period)
    title = words(say("Pain just before and after each session, 0 to 10"))
    if not found.rated:
        why = say("Pain just before and after a session was not asked.")
        return Chart(title, words(why), Axis(0, 1, (), kind=AxisKind.SESSION), score_axis(), ())
    shown = found.rated if most is None else found.rated[-most:]
    return Chart(
        title=title,
        summary=words(_summary(found, words)),
        x=_axis(shown, words),
        y=score_axis(),
        marks=tuple(_marks(shown)),
        legend=tuple(_legend(words)),
        better=words(say("Lower is better")),
        table=_table(shown, words),
    )


def _inside(found: PrePost, period: Window | None) -> PrePost:
    if period is None:
        return found
    return PrePost(found.sessions, tuple(one for one in found.rated if period.holds(one.day)))


def _axis(shown: tuple[RatedSession, ...], words: Catalogue) -> Axis:
    first, last = shown[0].number, shown[-1].number
    step = -(-(last - first + 1) // _MOST_TICKS)
    ticks = tuple(Tick(number, str(number)) for number in range(first, last + 1, step))
    title = words(say("Number of the session"))
    return Axis(first - 0.6, last + 0.6, ticks, (), AxisKind.SESSION, title)


def _marks(shown: tuple[RatedSession, ...]) -> Iterator[Mark]:
    xs = np.array([one.number for one in shown], dtype=np.float64)
    before = np.array([one.before for one in shown])
    after = np.array([one.after for one in shown])
    joined = np.column_stack((before, after, np.full(len(shown), np.nan))).ravel()
    yield Line(np.repeat(xs, 3), joined, Role.SESSION, 2.0)
    yield Dots(xs, before, Role.SESSION, Shape.RING, _BEFORE_SIZE)
    yield Dots(xs, after, Role.SESSION, Shape.DOT, _AFTER_SIZE)


def _legend(words: Catalogue) -> Iterator[LegendEntry]:
    here = np.array([0.0])
    ring = Dots(here, here, Role.SESSION, Shape.RING, _BEFORE_SIZE)
    yield LegendEntry(ring, words(say("just before")))
    dot = Dots(here, here, Role.SESSION, Shape.DOT, _AFTER_SIZE)
    yield LegendEntry(dot, words(say("just after")))


def _summary(found: PrePost, words: Catalogue) -> Message:
    means = say_count(
        "Average pain was {before} just before and {after} just after, from {count} session.",
        "Average pain was {before} just before and {after} just after, from {count} sessions.",
        len(found.rated),
        before=_shown(found.before, words),
        after=_shown(found.after, words),
    )
    if len(found.rated) == found.sessions:
        return say("{means} This says nothing about the days that follow.", means=means)
    return say(
        "{means} There were {all} sessions. This says nothing about the days that follow.",
        means=means,
        all=found.sessions,
    )


def _shown(value: float | None, words: Catalogue) -> str:
    return "" if value is None else words.formats.number(tenths(value), 1)


def _table(shown: tuple[RatedSession, ...], words: Catalogue) -> TableTwin:
    headers = (
        say("Session"),
        say("Day"),
        say("Just before"),
        say("Just after"),
        say_in("how much it changed", "Change"),
    )
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(float(one.number) for one in shown),
        tuple(_row(one, words) for one in shown),
    )


def _row(one: RatedSession, words: Catalogue) -> tuple[str, ...]:
    number = words.formats.number
    return (
        words(say("Session {number}", number=one.number)),
        words.formats.medium_day(one.day),
        number(one.before),
        number(one.after),
        number(tenths(one.change)),
    )
