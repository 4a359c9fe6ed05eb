"""How long must I log? Asked of a diary on a day."""

from __future__ import annotations

from datetime import date, timedelta

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import BEFORE_DAYS, next_review
from acutrack.analysis.start.precision import Precision, precision

_DAY = timedelta(days=1)


def how_long(
    series: DailySeries, zero: date | None, today: date, settled: tuple[date, date] | None = None
) -> Precision | None:
    """What change the next review could show, and what more days would add.

    Before the first session it is supposed to be held tomorrow, and the review 4 weeks later.

    Args:
        series: the days of one place and measure; those filled in too late are left out.
        zero: day of the first session; None while none is known.
        today: the day of the question.
        settled: first and last day of a settled start; None takes the 56 days before.

    Returns:
        None before the first week is full (see `precision`).
    """
    start = zero if zero is not None and zero <= today else today + _DAY
    first, last = settled or (start - BEFORE_DAYS * _DAY, start - _DAY)
    used = series.used
    days = used.days
    kept = (days <= today.toordinal()) & (
        ((days >= first.toordinal()) & (days <= last.toordinal())) | (days >= start.toordinal())
    )
    # A review on the day itself is already made: the one to come is asked about.
    review = next_review(start, max(start, today) + _DAY)
    return precision(
        days[kept],
        used.values[kept],
        today=today.toordinal(),
        start=start.toordinal(),
        review=review.toordinal(),
    )
