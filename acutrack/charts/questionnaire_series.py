"""The scores of one questionnaire over time, on its full range, with its own direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from acutrack.analysis.phases import Window
from acutrack.analysis.words.overview_words import listed
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    Better,
    Chart,
    Dots,
    Line,
    Mark,
    Shape,
    TableTwin,
    Tick,
    Upright,
    Words,
)
from acutrack.charts.ticks import day_axis, score_axis
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.outcome_measure import OutcomeMeasure, Scoring
from acutrack.text.catalogue import Catalogue

#: Values are written beside this many points at most; the table has all of them.
_MOST_VALUES = 16
#: Distance of a value from its point, as a share of the axis.
_ABOVE = 0.085
#: Steps between ticks; the first that divides the range into at most this many is taken.
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 25, 50, 100)
_MOST_STEPS = 7
#: Air at both ends of the days, as a share of them, so that a value does not lie on the axis.
_AIR = 0.04


@dataclass(frozen=True)
class Scored:
    """One score; `about` is what was rated (a person's own activities), empty where it is fixed."""

    day: date
    score: float
    about: tuple[str, ...] = ()


def questionnaire_series(
    measure: OutcomeMeasure,
    scored: Sequence[Scored],
    words: Catalogue,
    *,
    shown: Window,
    sessions: Sequence[date] = (),
    said: Message | None = None,
) -> Chart:
    """Each score with its value; joined as long as the same was rated.

    A score that stands for a word (an overall impression) is never joined or averaged: its axis
    has the words.

    Args:
        measure: which way is better, the range, the words.
        scored: the scores, in any order.
        words: the reader's language.
        shown: first and last day.
        sessions: days of the sessions, as hairlines.
        said: what the analysis says of the change, told after the scores.
    """
    title, y = words(_title(measure)), _y(measure, words)
    x = _x(shown, words)
    known = _within(scored, shown)
    if not known:
        none = say("{name}: no answers in this time.", name=measure.name)
        return Chart(title, words(none), x, y, ())
    return Chart(
        title=title,
        summary=words(_summary(measure, known, words, said)),
        x=x,
        y=y,
        marks=tuple(_marks(measure, known, sessions, words, shown)),
        better=words(_better(measure)),
        way=Better.UP if measure.higher_is_better else Better.DOWN,
        table=_table(measure, known, words),
    )


def _x(shown: Window, words: Catalogue) -> Axis:
    axis = day_axis(shown.first, shown.last, words.formats)
    air = _AIR * (axis.high - axis.low)
    return replace(axis, low=axis.low - air, high=axis.high + air)


def _title(measure: OutcomeMeasure) -> Message:
    if measure.scoring is Scoring.CATEGORY:
        return measure.name
    return say(
        "{name}, {least} to {most}",
        name=measure.name,
        least=_plain(measure.least),
        most=_plain(measure.most),
    )


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _within(scored: Sequence[Scored], shown: Window) -> tuple[Scored, ...]:
    return tuple(one for one in sorted(scored, key=lambda one: one.day) if shown.holds(one.day))


def _better(measure: OutcomeMeasure) -> Message:
    if measure.scoring is Scoring.CATEGORY:
        return say("Better this way")
    return say("Higher is better") if measure.higher_is_better else say("Lower is better")


def _y(measure: OutcomeMeasure, words: Catalogue) -> Axis:
    named = measure.words_of
    if measure.scoring is Scoring.CATEGORY and named:
        ticks = tuple(Tick(value, words(word)) for value, word in sorted(named.items()))
        return Axis(measure.least, measure.most, ticks)
    low, high = int(measure.least), int(measure.most)
    span = high - low
    step = next((s for s in _STEPS if span % s == 0 and span // s <= _MOST_STEPS), span)
    return score_axis(low, high, step)


def _marks(
    measure: OutcomeMeasure,
    shown: tuple[Scored, ...],
    sessions: Sequence[date],
    words: Catalogue,
    span: Window,
) -> Iterator[Mark]:
    for day in sorted(set(sessions)):
        if span.holds(day):
            yield Upright(float(day.toordinal()), Role.SESSION_GROUND)
    if measure.scoring is not Scoring.CATEGORY:
        for run in _runs(shown):
            xs, ys = _places(run)
            yield Line(xs, ys, Role.PAIN_LINE, 2.0)
    xs, ys = _places(shown)
    yield Dots(xs, ys, Role.PAIN_LINE, Shape.SQUARE, 8.0)
    if measure.scoring is not Scoring.CATEGORY and len(shown) <= _MOST_VALUES:
        yield from _values(measure, shown, words)


def _places(shown: Sequence[Scored]) -> tuple[np.ndarray, np.ndarray]:
    days = np.array([one.day.toordinal() for one in shown], dtype=np.float64)
    return days, np.array([one.score for one in shown], dtype=np.float64)


def _runs(shown: tuple[Scored, ...]) -> Iterator[list[Scored]]:
    """Neighbours that rated the same; a mean of other activities is another series."""
    run: list[Scored] = []
    for one in shown:
        if run and _known(run[-1]) != _known(one):
            yield run
            run = []
        run.append(one)
    yield run


def _known(one: Scored) -> frozenset[str]:
    return frozenset(about.strip().casefold() for about in one.about)


def _values(measure: OutcomeMeasure, shown: tuple[Scored, ...], words: Catalogue) -> Iterator[Mark]:
    above = _ABOVE * (measure.most - measure.least)
    for one in shown:
        high = one.score + 1.5 * above > measure.most
        y = one.score - above if high else one.score + above
        text = words.formats.number(one.score, measure.decimals)
        yield Words(float(one.day.toordinal()), y, text, Role.INK)


def _shown_score(measure: OutcomeMeasure, one: Scored, words: Catalogue) -> Message:
    named = measure.words_of
    if measure.scoring is Scoring.CATEGORY and one.score in named:
        return named[one.score]
    return say("{score}", score=words.formats.number(one.score, measure.decimals))


def _summary(
    measure: OutcomeMeasure, shown: tuple[Scored, ...], words: Catalogue, said: Message | None
) -> Message:
    latest = say(
        "{name}: {score} on {day}.",
        name=measure.name,
        score=_shown_score(measure, shown[-1], words),
        day=shown[-1].day,
    )
    if len(shown) > 1:
        latest = say(
            "{name}: {score} on {day}, after {earlier} on {start}.",
            name=measure.name,
            score=_shown_score(measure, shown[-1], words),
            day=shown[-1].day,
            earlier=_shown_score(measure, shown[0], words),
            start=shown[0].day,
        )
    told = latest
    if measure.scoring is not Scoring.CATEGORY:
        told = say("{scores} {better}.", scores=latest, better=_better(measure))
    if len(list(_runs(shown))) > 1:
        told = say(
            "{told} The line breaks where other activities were rated.",
            told=told,
        )
    elif said is not None:
        told = say("{told} {said}", told=told, said=said)
    return told


def _table(measure: OutcomeMeasure, shown: tuple[Scored, ...], words: Catalogue) -> TableTwin:
    headers = [say("Day"), say("Score")]
    rated = any(one.about for one in shown)
    if rated:
        headers.append(say("What was rated"))
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(float(one.day.toordinal()) for one in shown),
        tuple(
            (
                words.formats.medium_day(one.day),
                words(_shown_score(measure, one, words)),
                *([words(_activities(one))] if rated else []),
            )
            for one in shown
        ),
    )


def _activities(one: Scored) -> Message:
    if not one.about:
        return NOTHING
    return listed([say("{activity}", activity=about) for about in one.about])
