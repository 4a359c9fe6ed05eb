"""What was settled or planned beside the diary, as the main chart shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import Window
from acutrack.analysis.start.baseline_proposal import changed_days as changed_since
from acutrack.charts.palette import Role
from acutrack.charts.spec import Dots, Lane, LaneMoment, LanePeriod, Shape
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.pain import same_place
from acutrack.domain.review import Review
from acutrack.domain.trial_plan import Arm, TrialPlan
from acutrack.text.catalogue import Catalogue

CHANGED_SIZE = 12.0
_ARMS: Mapping[Arm, tuple[Message, Role]] = {
    Arm.TREATMENT: (say("Treatment"), Role.SESSION),
    Arm.BREAK: (say("Break"), Role.CTL),
}


@dataclass(frozen=True)
class Beside:
    """Reviews held, starts that were settled, and planned trials; of any place that hurts."""

    reviews: tuple[Review, ...] = ()
    starts: tuple[FrozenBaseline, ...] = ()
    plans: tuple[TrialPlan, ...] = ()

    def of(self, site: str) -> Beside:
        """What concerns one place."""
        return Beside(
            tuple(one for one in self.reviews if same_place(one.site, site)),
            tuple(one for one in self.starts if same_place(one.site, site)),
            tuple(one for one in self.plans if same_place(one.site, site)),
        )


NOTHING_BESIDE = Beside()


def lanes_beside(beside: Beside, words: Catalogue, shown: Window) -> tuple[Lane, ...]:
    """A row for reviews and one for planned blocks, each only if there are any in these days."""
    rows = (
        Lane(words(say("Reviews")), tuple(_reviews(beside, words, shown))),
        Lane(words(say("Plan")), tuple(_blocks(beside, words, shown))),
    )
    return tuple(row for row in rows if row.marks)


def changed_days(beside: Beside, series: DailySeries) -> Dots | None:
    """A frame around each day of a settled start that reads otherwise now, or is gone.

    Args:
        beside: the starts of this place.
        series: one value a day; days outside it are not judged.
    """
    changes = (change for start in beside.starts for change in changed_since(start, series))
    found = {
        change.day.toordinal(): value
        for change in changes
        for value in (change.before, change.now)
        if value is not None
    }
    if not found:
        return None
    xs = np.array(sorted(found), dtype=np.float64)
    ys = np.array([found[day] for day in sorted(found)])
    return Dots(xs, ys, Role.INK, Shape.FRAME, CHANGED_SIZE)


def _reviews(beside: Beside, words: Catalogue, shown: Window) -> Iterator[LaneMoment]:
    latest = {review.number: review for review in beside.reviews}
    for review in sorted(latest.values(), key=lambda one: one.day):
        if not shown.holds(review.day):
            continue
        tip = say("Review {number} on {day}", number=review.number, day=review.day)
        if review.revised:
            tip = say("{review}, made again after entries were changed", review=tip)
        label = words.formats.number(review.number)
        x = float(review.day.toordinal())
        yield LaneMoment(x, Role.ACCENT, Shape.SQUARE, label, words(tip))


def _blocks(beside: Beside, words: Catalogue, shown: Window) -> Iterator[LanePeriod]:
    for plan in sorted(beside.plans, key=lambda one: one.first):
        until = plan.last if plan.stopped_on is None else min(plan.last, plan.stopped_on)
        for arm, first, last in _stretches(plan):
            begin, end = max(first, shown.first), min(last, until, shown.last)
            if begin > end:
                continue
            name, role = _ARMS[arm]
            tip = say("{arm}, from {first} to {last}", arm=name, first=first, last=last)
            left, right = begin.toordinal() - 0.5, end.toordinal() + 0.5
            yield LanePeriod(left, right, role, words(name), words(tip))


def _stretches(plan: TrialPlan) -> Iterator[tuple[Arm, date, date]]:
    """Neighbouring blocks of one arm as one, with first and last day."""
    number = 0
    for arm, blocks in groupby(plan.arms):
        count = len(list(blocks))
        first = plan.first + timedelta(days=number * plan.block_days)
        number += count
        yield arm, first, plan.first + timedelta(days=number * plan.block_days - 1)
