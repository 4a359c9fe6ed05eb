"""Are the days before the first session enough? Not enough, barely or enough."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from acutrack.analysis.baseline import EARLIEST_BEFORE, LEAST_BEFORE
from acutrack.analysis.change.cautions import short_baseline
from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.ups_and_downs import UpsAndDowns, ups_and_downs
from acutrack.analysis.change.verdict import WIDEST
from acutrack.analysis.start.precision import Ahead, Foreseen, foreseen

#: No more days than this are asked for at a time.
MOST_WANTED = 28
#: The first review, days after the first session.
_FIRST_REVIEW = 28


class Sufficiency(Enum):
    """How far the days before the first session go; the value is the key used in files."""

    NOT_ENOUGH = "not_enough"
    BARELY = "barely"
    ENOUGH = "enough"


@dataclass(frozen=True)
class Gauge:
    """Whether the days are enough, and what more would buy.

    Attributes:
        state: NOT_ENOUGH where no comparison can be made; BARELY where one can, with a caution
            or an interval that may be too wide to tell anything; ENOUGH otherwise.
        wanted: days of diary still wanted until they are enough, at the rate at which they are
            rated now; 0 where they are enough, or where 28 more would not make them so.
        now: what the first review could show with the days so far; None where NOT_ENOUGH.
        then: the same with the wanted days; None where none are.
    """

    state: Sufficiency
    wanted: int
    now: Foreseen | None
    then: Foreseen | None


def sufficiency(days: Days, values: Numbers, today: int) -> Gauge:
    """The gauge of the days before the first session, if it were held tomorrow.

    Args:
        days: shape (n,), strictly rising day numbers of the rated days, n may be 0.
        values: shape (n,), 0 to 10.
        today: the last day that could have been rated; for a treatment that has begun, the day
            before the first session.
    """
    if not days.size:
        return Gauge(Sufficiency.NOT_ENOUGH, EARLIEST_BEFORE, None, None)
    start = today + 1
    ahead = Ahead(days, today, start, start + _FIRST_REVIEW)
    if not _comparable(ahead):
        wanted = next((m for m in range(1, MOST_WANTED + 1) if _comparable(ahead.later(m))), 0)
        return Gauge(Sufficiency.NOT_ENOUGH, wanted, None, None)
    varies = ups_and_downs(days, values, np.ones((days.size, 1)))
    now = _foreseen(varies, ahead)
    if _enough(ahead, now):
        return Gauge(Sufficiency.ENOUGH, 0, now, None)
    for more in range(1, MOST_WANTED + 1):
        then = _foreseen(varies, ahead.later(more))
        if _enough(ahead.later(more), then):
            return Gauge(Sufficiency.BARELY, more, now, then)
    return Gauge(Sufficiency.BARELY, 0, now, None)


def _foreseen(varies: UpsAndDowns, ahead: Ahead) -> Foreseen:
    return foreseen(varies, ahead.before(), ahead.since())


def _comparable(ahead: Ahead) -> bool:
    before = ahead.before()
    return before.size >= LEAST_BEFORE and int(before[0]) <= ahead.start - EARLIEST_BEFORE


def _enough(ahead: Ahead, found: Foreseen) -> bool:
    return not short_baseline(ahead.before() - ahead.start) and 2 * found.half_width <= WIDEST
