"""How much pain changed with each practitioner, technique or point set: a dot and its interval.

In the order of names; nothing is sorted by result, and groups too small for a figure say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import numpy as np

from acutrack.analysis.audit.across_people import AcrossPeople, PeopleOfGroup
from acutrack.analysis.words.audit_words import (
    ACROSS_TITLES,
    across_words,
    group_people,
    too_few_people,
)
from acutrack.analysis.words.comparison_words import Names
from acutrack.analysis.words.plain_words import change_words, range_words
from acutrack.charts.dot_rows import DotRow, cut_name, row_axis, row_marks, row_places
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    Box,
    Chart,
    Dots,
    LegendEntry,
    Line,
    Mark,
    Shape,
    Stroke,
    TableTwin,
    Tick,
    Upright,
)
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue
from acutrack.text.formats import MINUS
from acutrack.text.languages import from_right_to_left

#: Groups too small for a figure that are named; more of them are only counted.
MOST_SMALL = 6
#: The axis reaches so many points to both sides at least, so that a small change looks small.
_LEAST_REACH = 3
#: Points beside the outermost ticks, for their words.
_AIR = 0.3
#: LEFT-TO-RIGHT MARK.
_TO_THE_RIGHT = "\u200e"


def change_by_group(
    found: AcrossPeople, name: Names, words: Catalogue, *, most: int | None = None
) -> Chart:
    """A row a group.

    Args:
        found: the groups.
        name: how each is called.
        words: the reader's language.
        most: show only so many groups, those of most people, in a small place; None shows all.
    """
    groups = groups_told(found, name, words, most)
    title = words(ACROSS_TITLES[found.by])
    said = across_words(found)
    summary = words(said.whole)
    if not found.shown:
        return Chart(title, summary, Axis(-1, 1, ()), Axis(0, 1, ()), ())
    reach = _reach(groups)
    rows = [_row(group, name, words, reach) for group in groups]
    return Chart(
        title=title,
        summary=summary,
        x=_axis(reach, words),
        y=row_axis(rows),
        marks=(*_ground(found, rows), *row_marks(rows)),
        legend=tuple(_legend(words)),
        table=_table(groups, name, words),
    )


def groups_told(
    found: AcrossPeople, name: Names, words: Catalogue, most: int | None = None
) -> tuple[PeopleOfGroup, ...]:
    """The groups in order of their names; of those too small for a figure, not too many."""
    small = found.too_few if len(found.too_few) <= MOST_SMALL else ()
    told = [*found.shown, *small]
    if most is not None:
        told = sorted(told, key=lambda group: -group.people)[:most]
    return tuple(sorted(told, key=lambda group: words(name(group.group)).casefold()))


def _row(group: PeopleOfGroup, name: Names, words: Catalogue, reach: int) -> DotRow:
    def short(key: tuple[str, ...]) -> Message:
        return say("{name}", name=cut_name(words(name(key))))

    side = words(group_people(group, short))
    if group.mean is None or group.lo is None or group.hi is None:
        # Where most often nothing lies: right of no change.
        too_few = words(say("too few"))
        return DotRow(side, None, instead=too_few, instead_at=reach / 2, room=reach)
    return DotRow(side, group.mean, group.lo, group.hi)


def _reach(groups: Sequence[PeopleOfGroup]) -> int:
    ends = [abs(end) for group in groups for end in (group.lo, group.hi) if end is not None]
    return max(ceil(max(ends, default=0.0)), _LEAST_REACH)


def _axis(reach: int, words: Catalogue) -> Axis:
    step = 1 if reach <= 4 else 2
    places = range(-reach + reach % step, reach + 1, step)
    ticks = tuple(Tick(at, _signed(at, words)) for at in places)
    title = words(say("Points, lower to the left"))
    return Axis(-reach - _AIR, reach + _AIR, ticks, title=title)


def _signed(at: int, words: Catalogue) -> str:
    written = words.formats.number(at)
    if at < 0 and from_right_to_left(words.language):
        # Among words from right to left, a sign alone would step behind its number.
        return written.replace(MINUS, f"{_TO_THE_RIGHT}{MINUS}{_TO_THE_RIGHT}")
    return written


def _ground(found: AcrossPeople, rows: Sequence[DotRow]) -> Iterator[Mark]:
    if found.common is not None:
        _, lo, hi = found.common
        yield _common(lo, hi, -0.5, len(rows) - 0.5)
    yield Upright(0, Role.INK2)


def _legend(words: Catalogue) -> Iterator[LegendEntry]:
    here = np.array([0.0])
    yield LegendEntry(Dots(here, here, Role.ACCENT, Shape.DOT, 10.0), words(say("drawn average")))
    line = Line(np.array([0.0, 1.0]), np.zeros(2), Role.ACCENT, 3.0)
    yield LegendEntry(line, words(say("where it is likely")))
    yield LegendEntry(_common(0, 1, 0, 1), words(say("where the average of all is likely")))


def _common(lo: float, hi: float, bottom: float, top: float) -> Box:
    return Box(lo, hi, bottom, top, Role.BASELINE, Role.BASELINE_BAND, Stroke.DOTTED)


def _table(groups: Sequence[PeopleOfGroup], name: Names, words: Catalogue) -> TableTwin:
    headers = (
        say("Who or what"),
        say("Change known"),
        say("Sessions"),
        say("Plain average"),
        say("Drawn average"),
    )
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(group.mean or 0.0 for group in groups),
        tuple(_cells(group, name, words) for group in groups),
        row_places(groups),
    )


def _cells(group: PeopleOfGroup, name: Names, words: Catalogue) -> tuple[str, ...]:
    of = say("{part} of {whole}", part=group.people, whole=group.started)
    known = (words(name(group.group)), words(of), words.formats.number(group.sessions))
    if group.mean is None or group.plain is None or group.lo is None or group.hi is None:
        return (*known, "", words(too_few_people()))
    drawn = say(
        "{change}, likely {range}",
        change=change_words(group.mean),
        range=range_words(group.lo, group.hi),
    )
    return (*known, words(change_words(group.plain)), words(drawn))
