"""Which days are proposed as the start, whether they are enough, and what changed in them since.

The start is every rated day in the 56 days before the first session; while that is ahead, in the
last 56 days up to today. Ratings that came more than 48 hours late are left out (design of the
analysis, sections 2 and 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.baseline import LEAST_BEFORE
from acutrack.analysis.change.cautions import above_usual, falling_before, flare_start
from acutrack.analysis.change.result import Caution, Span
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import BEFORE_DAYS
from acutrack.analysis.start.sufficiency import Gauge, sufficiency
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay


@dataclass(frozen=True)
class Proposal:
    """The days that would be the start, if it were settled today.

    Attributes:
        span: the days looked at, both included; without a single day before the first session
            there are none and `days` is empty.
        days: the rated days of the span and the mean of each one's ratings, earliest first.
        left_out: days whose ratings all came too late.
        mean: average of `days`, points; None without a day.
        gauge: whether they are enough, and what more would buy.
        cautions: which of FLARE_START, ABOVE_USUAL and FALLING_BEFORE the days raise; they are
            told, never a reason to choose other days.
        begun: the first session has been held, so no day can be added.
    """

    span: Span
    days: tuple[FrozenDay, ...]
    left_out: tuple[date, ...]
    mean: float | None
    gauge: Gauge
    cautions: tuple[Caution, ...]
    begun: bool


@dataclass(frozen=True)
class ChangedDay:
    """A day of a frozen start that no longer reads as it did.

    Attributes:
        day: which one.
        before: its value when it was frozen; None where it was not recorded then.
        now: its value now; None where it was removed, or came to be too late to be used.
    """

    day: date
    before: float | None
    now: float | None


def propose_baseline(
    series: DailySeries, zero: date | None, today: date, usual_pain: float | None = None
) -> Proposal:
    """The proposed start of one complaint.

    Args:
        series: its days, of the measure it is judged by.
        zero: day of the first session; None while it is ahead.
        today: by the person's calendar; today's own entries count while no session was held.
        usual_pain: 0 to 10, as told before the first session; None if not said.
    """
    begun = zero is not None and zero <= today
    start = zero if begun and zero is not None else today + timedelta(days=1)
    last = start - timedelta(days=1)
    span = Span(start - timedelta(days=BEFORE_DAYS), last)
    part = series.between(span.first, span.last)
    used = part.used
    told = tuple(
        FrozenDay(date.fromordinal(int(day)), float(value))
        for day, value in zip(used.days, used.values, strict=True)
    )
    mean = float(used.values.mean()) if len(used) else None
    return Proposal(
        span=span,
        days=told,
        left_out=tuple(date.fromordinal(int(day)) for day in part.days[part.left_out]),
        mean=mean,
        gauge=sufficiency(used.days, used.values, last.toordinal()),
        cautions=_cautions(used, start, mean, usual_pain),
        begun=begun,
    )


def changed_days(frozen: FrozenBaseline, series: DailySeries) -> tuple[ChangedDay, ...]:
    """Which days of a frozen start were edited, added or removed since, earliest first.

    `series` holds the entries of its place and measure as they are now.
    """
    used = series.between(frozen.first, frozen.last).used
    now = {
        date.fromordinal(int(day)): float(value)
        for day, value in zip(used.days, used.values, strict=True)
    }
    before = {each.day: each.value for each in frozen.days}
    return tuple(
        ChangedDay(day, before.get(day), now.get(day))
        for day in sorted(before.keys() | now.keys())
        if before.get(day) != now.get(day)
    )


def _cautions(
    used: DailySeries, start: date, mean: float | None, usual_pain: float | None
) -> tuple[Caution, ...]:
    if mean is None:
        return ()
    days = used.days - start.toordinal()
    raised = {
        Caution.FLARE_START: flare_start(days, used.values),
        Caution.ABOVE_USUAL: len(used) >= LEAST_BEFORE and above_usual(mean, usual_pain),
        Caution.FALLING_BEFORE: falling_before(days, used.values),
    }
    return tuple(caution for caution, found in raised.items() if found)
