"""The days before the first session, settled as the start and kept as they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import SHORT_TEXT, check_day, check_number, check_order, check_text
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import same_place
from acutrack.domain.record import Record


@dataclass(frozen=True)
class FrozenDay:
    """A day of the baseline and its value when it was frozen (mean of the day's ratings)."""

    day: date
    value: float


@dataclass(frozen=True, kw_only=True)
class FrozenBaseline(Record):
    """The start of one complaint: its days and values on the day it was settled.

    The values are kept so that a later change of an entry can be shown for what it is; what is
    computed always comes from the entries.

    Attributes:
        site: as the pain scores name it.
        first, last: the span, both included; `last` lies before the first session.
        frozen_on: the day it was settled.
        days: the recorded days of the span, earliest first.
    """

    site: str = ""
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    first: date
    last: date
    frozen_on: date
    days: tuple[FrozenDay, ...] = ()

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_day(self.first, "first", say("The first day"))
        check_order(self.first, self.last, "last", say("The last day"))
        for each in self.days:
            check_number(each.value, 0, 10, "days", say("Pain"))
        listed = [each.day for each in self.days]
        if listed != sorted(set(listed)):
            raise InvalidEntry(say("The days of a start are not in order. Sort them."), "days")
        if listed and not self.first <= listed[0] <= listed[-1] <= self.last:
            raise InvalidEntry(
                say("A day of the start lies outside it. Change the first or the last day."),
                "days",
            )


def start_at(
    site: str, measure: PainMeasure, baselines: Iterable[FrozenBaseline]
) -> FrozenBaseline | None:
    """The frozen start of a place and measure, if there is one; of several, the latest."""
    found = [each for each in baselines if same_place(each.site, site) and each.measure is measure]
    return max(found, key=lambda each: (each.frozen_on, each.written_at), default=None)
