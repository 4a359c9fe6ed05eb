"""Everyone who started as one bar: lower, no clear change, higher, and not known, which is open."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.audit.outcomes import Outcomes
from acutrack.analysis.words.audit_words import outcome_ways, outcome_words, people_of
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Box,
    Chart,
    LegendEntry,
    Stroke,
    TableTwin,
)
from acutrack.domain.message import say
from acutrack.text.catalogue import Catalogue

#: Ground of each way, light to dark, so that they are told apart in grey; not known has none.
_GROUNDS: tuple[Role | None, ...] = (Role.PAIN_1, Role.PAIN_5, Role.PAIN_10, None)


def outcome_bar(found: Outcomes, words: Catalogue) -> Chart:
    """One bar of everybody's length, shared out."""
    parts = [
        (words(name), count, ground)
        for (name, count), ground in zip(outcome_ways(found), _GROUNDS, strict=True)
    ]
    none = Axis(0, 1, (), kind=AxisKind.NONE)
    title = words(say("Everyone who started"))
    summary = words(outcome_words(found).whole)
    if not found.started:
        return Chart(title, summary, none, none, ())
    placed = list(_placed(parts))
    return Chart(
        title=title,
        summary=summary,
        x=Axis(0, found.started, (), kind=AxisKind.NONE),
        y=none,
        marks=tuple(_box(*one, words) for one in placed),
        legend=tuple(
            LegendEntry(Box(0, 1, 0, 1, Role.INK2, ground, _stroke(ground)), name)
            for name, _, ground in parts
        ),
        table=TableTwin(
            (words(say("At the last review")), words(say("People"))),
            tuple((begin + end) / 2 for _, begin, end, _ in placed),
            tuple((name, words(people_of(count, found.started))) for name, count, _ in parts
                  if count),
        ),
    )  # fmt: skip


def _placed(
    parts: list[tuple[str, int, Role | None]],
) -> Iterator[tuple[int, int, int, Role | None]]:
    begin = 0
    for _, count, ground in parts:
        if count:
            yield count, begin, begin + count, ground
        begin += count


def _box(count: int, begin: int, end: int, ground: Role | None, words: Catalogue) -> Box:
    text = words.formats.number(count)
    return Box(begin, end, 0.1, 0.9, Role.INK2, ground, _stroke(ground), text=text, gap=1.0)


def _stroke(ground: Role | None) -> Stroke:
    return Stroke.DASHED if ground is None else Stroke.SOLID
