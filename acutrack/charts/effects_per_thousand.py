"""Side effects in 1,000 sessions, a dot and its interval each, beside what studies found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.answers.published_rates import PublishedRate
from acutrack.analysis.audit.treatment_rates import TreatmentRates
from acutrack.analysis.words.audit_words import (
    in_thousand,
    published_thousand,
    rates_told,
    rates_words,
)
from acutrack.charts.dot_rows import DotRow, cut_name, row_axis, row_marks, row_places
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    Chart,
    Dots,
    LegendEntry,
    Line,
    Mark,
    Shape,
    TableTwin,
    Tick,
)
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue

_STEPS = (5, 10, 20, 50, 100, 200)
_MOST_TICKS = 6
_PUBLISHED_SIZE = 10.0


def effects_per_thousand(found: TreatmentRates, words: Catalogue) -> Chart:
    """Any, severe ones, and each kind that was noted or that a study has a rate of."""
    title = words(say("Side effects in 1,000 sessions"))
    summary = words(rates_words(found).whole)
    if found.too_few:
        return Chart(title, summary, Axis(0, 1, ()), Axis(0, 1, ()), ())
    told = rates_told(found)
    rows = [
        DotRow(cut_name(words(name)), 1000 * (rate.share or 0), 1000 * rate.lo, 1000 * rate.hi)
        for name, _, rate in told
    ]
    return Chart(
        title=title,
        summary=summary,
        x=_axis(rows, words),
        y=row_axis(rows),
        marks=(*row_marks(rows, Role.SIDE_EFFECT), *_studies(told)),
        legend=tuple(_legend(words)),
        table=_table(told, words),
    )


def _axis(rows: Sequence[DotRow], words: Catalogue) -> Axis:
    most = max(row.hi for row in rows)
    step = next((step for step in _STEPS if most / step < _MOST_TICKS), _STEPS[-1])
    high = (int(most / step) + 1) * step
    ticks = (Tick(at, words.formats.number(at)) for at in range(0, high + 1, step))
    return Axis(0, high, tuple(ticks), title=words(say("In 1,000 sessions")))


def _studies(told: Sequence[tuple[Message, PublishedRate | None, Rate]]) -> Iterator[Mark]:
    for place, (_, study, _rate) in zip(row_places(told), told, strict=True):
        if study is not None:
            at = np.array([10 * study.per_hundred]), np.array([place])
            yield Dots(*at, Role.INK, Shape.DIAMOND, _PUBLISHED_SIZE)


def _legend(words: Catalogue) -> Iterator[LegendEntry]:
    here, role = np.array([0.0]), Role.SIDE_EFFECT
    yield LegendEntry(Dots(here, here, role, Shape.DOT, 10.0), words(say("in this practice")))
    line = Line(np.array([0.0, 1.0]), np.zeros(2), role, 3.0)
    yield LegendEntry(line, words(say("where it is likely")))
    study = Dots(here, here, Role.INK, Shape.DIAMOND, _PUBLISHED_SIZE)
    yield LegendEntry(study, words(say("in a study")))


def _table(
    told: Sequence[tuple[Message, PublishedRate | None, Rate]], words: Catalogue
) -> TableTwin:
    headers = (
        say("Side effect"),
        say("Sessions with it"),
        say("In 1,000 sessions"),
        say("In a study"),
    )
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(1000 * (rate.share or 0) for _, _, rate in told),
        tuple(_cells(*one, words) for one in told),
        row_places(told),
    )


def _cells(
    name: Message, found: PublishedRate | None, rate: Rate, words: Catalogue
) -> tuple[str, ...]:
    study = published_thousand(found)
    return (
        words(name),
        words(say("{part} of {whole}", part=rate.count, whole=rate.asked)),
        words(in_thousand(rate)),
        "" if study is None else words(study),
    )
