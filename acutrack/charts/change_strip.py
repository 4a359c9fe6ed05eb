"""The change and its interval on one line: how sure it is can be seen, not only read."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import numpy as np

from acutrack.analysis.change.result import Code, Result
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.plain_words import range_words
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Box,
    Chart,
    Dots,
    LegendEntry,
    Line,
    Mark,
    Shape,
    Stroke,
    TableTwin,
    Words,
)
from acutrack.domain.message import Message, say, say_in
from acutrack.text.catalogue import Catalogue

#: The axis reaches this far to both sides at least, so that a small change looks small.
LEAST_REACH = 3
#: Room beside the ends of the scale, for their words.
_AIR = 1.22
#: Height of the scale's line.
_FLOOR = 0.36
_DOT = 11.0


def change_strip(result: Result, words: Catalogue) -> Chart | None:
    """A bar from `lo` to `hi`, a dot at the estimate, and the zone that counts as important.

    The zone is on the side the verdict is about: higher where pain is higher, else lower. None
    where the days were too few for an interval. Left is lower.
    """
    effect, important = result.effect, result.important
    if effect is None or important is None:
        return None
    reach = max(ceil(max(abs(effect.lo), abs(effect.hi), important)), LEAST_REACH)
    side = reach * _AIR
    higher = result.code is Code.WORSE
    from_here = important if higher else -important
    zone = (from_here, side) if higher else (-side, from_here)
    enough = Box(*zone, _FLOOR, 1.0, Role.CTL, Role.INSET, Stroke.DOTTED)
    likely = Box(effect.lo, effect.hi, 0.52, 0.84, Role.ACCENT, Role.TINT, width=1.5)
    here = Dots(np.array([effect.est]), np.array([0.68]), Role.ACCENT, Shape.DOT, _DOT)
    marks: tuple[Mark, ...] = (
        enough,
        *_scale(reach, words),
        likely,
        here,
    )
    likely_words = range_words(effect.lo, effect.hi)
    return Chart(
        title=words(say("How the change lies")),
        summary=words(say("The change is likely {range}.", range=likely_words)),
        x=Axis(-side, side, (), kind=AxisKind.NONE),
        y=Axis(0, 1, (), kind=AxisKind.NONE),
        marks=marks,
        legend=(
            LegendEntry(here, words(say("difference of the averages"))),
            LegendEntry(likely, words(say("where the change is likely"))),
            LegendEntry(enough, words(say("enough to matter"))),
        ),
        table=TableTwin(
            (words(say("What")), words(say_in("of a scale", "Points"))),
            (float(effect.est), float(effect.lo), float(from_here)),
            (
                _row(words, say("Difference of the averages"), effect.est),
                (words(say("Where the change is likely")), words(likely_words)),
                _row(words, say("Enough to matter"), from_here),
            ),
        ),
    )


def _row(words: Catalogue, name: Message, points: float) -> tuple[str, str]:
    return words(name), words.formats.number(tenths(points), 1)


def _scale(reach: int, words: Catalogue) -> Iterator[Mark]:
    """The line the change lies on, its steps and their words."""
    ends = np.array([-reach, reach], dtype=np.float64)
    yield Line(ends, np.full(2, _FLOOR), Role.CTL, 1.0)
    for at in range(-reach, reach + 1):
        top = 0.95 if at == 0 else _FLOOR + 0.06
        role = Role.INK if at == 0 else Role.CTL
        yield Box(at, at, _FLOOR, top, role, width=1.5 if at == 0 else 1.0)
    named = {
        -reach: say("{points} lower", points=reach),
        0: say("no change"),
        reach: say("{points} higher", points=reach),
    }
    for place, message in named.items():
        yield Words(place, 0.14, words(message), Role.INK)
