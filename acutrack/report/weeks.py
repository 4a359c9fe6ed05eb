"""The diary week by week, and the stretches without an entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths

#: A stretch without an entry is worth naming from this many days on.
LEAST_GAP = 3


@dataclass(frozen=True)
class Week:
    """Seven days (fewer at the ends of the period) in numbers; only days written in time count."""

    window: Window
    days_recorded: int
    average: float | None
    lowest: float | None
    highest: float | None


def weeks_of(series: DailySeries, period: Window) -> tuple[Week, ...]:
    """Calendar weeks from Monday, cut to the period."""
    found: list[Week] = []
    first = period.first
    while first <= period.last:
        last = min(first + timedelta(days=6 - first.weekday()), period.last)
        values = series.between(first, last).used.values
        known = bool(len(values))
        found.append(
            Week(
                Window(first, last),
                len(values),
                tenths(float(values.mean())) if known else None,
                tenths(float(values.min())) if known else None,
                tenths(float(values.max())) if known else None,
            )
        )
        first = last + timedelta(days=1)
    return tuple(found)


def joined(weeks: Iterable[Week], eventful: Collection[date]) -> tuple[Week, ...]:
    """The same weeks, with neighbours in which nothing happened made into one stretch.

    `eventful` has the first days of weeks that are kept although no pain was recorded.
    """
    found: list[Week] = []
    for week in weeks:
        if found and _nothing(week, eventful) and _nothing(found[-1], eventful):
            stretch = Window(found[-1].window.first, week.window.last)
            found[-1] = Week(stretch, 0, None, None, None)
        else:
            found.append(week)
    return tuple(found)


def _nothing(week: Week, eventful: Collection[date]) -> bool:
    return not week.days_recorded and week.window.first not in eventful


def gaps_of(series: DailySeries, period: Window) -> tuple[Window, ...]:
    """Stretches of at least LEAST_GAP days without an entry."""
    ends = [int(day) for day in series.days]
    starts = [period.first.toordinal() - 1, *ends]
    ends.append(period.last.toordinal() + 1)
    return tuple(
        Window(date.fromordinal(before + 1), date.fromordinal(after - 1))
        for before, after in zip(starts, ends, strict=True)
        if after - before > LEAST_GAP
    )
