"""Where an axis is marked: round numbers and real dates, chosen once for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from acutrack.charts.spec import Axis, AxisKind, Tick
from acutrack.text.formats import Formats

#: Longest span in days, and the step in days between its ticks.
_STEPS = ((12, 2), (35, 7), (130, 14), (230, 28))
#: Longest span in days, and the step in months.
_MONTHS = ((420, 1), (1200, 3))
_LONGEST_IN_YEARS = 20


def day_axis(first: date, last: date, formats: Formats, anchor: date | None = None) -> Axis:
    """An axis of days with half a day of air at both ends.

    Args:
        first: its first day.
        last: its last day.
        formats: how the reader writes dates.
        anchor: a day that gets a tick if ticks are a fixed number of days apart, such as day 0.
    """
    span = (last - first).days + 1
    low, high = first.toordinal() - 0.5, last.toordinal() + 0.5
    for longest, step in _STEPS:
        if span <= longest:
            days = _every(step, first, last, anchor or first)
            shown = tuple(_tick(day, formats.short_day(day)) for day in days)
            return Axis(low, high, shown, kind=AxisKind.DAY)
    months = {number: formats.month(date(2024, number, 1)) for number in range(1, 13)}
    finer = tuple(
        _tick(day, str(day.year) if day.month == 1 else months[day.month])
        for day in _months(1, first, last)
    )
    for longest, step in _MONTHS:
        if span <= longest:
            kept = {day.toordinal() for day in _months(step, first, last)}
            ticks = tuple(tick for tick in finer if tick.at in kept)
            return Axis(low, high, ticks, finer, AxisKind.DAY)
    every = 1 if span <= _LONGEST_IN_YEARS * 366 else 5
    years = tuple(
        _tick(day, str(day.year)) for day in _months(12, first, last) if day.year % every == 0
    )
    return Axis(low, high, years, finer, AxisKind.DAY)


def score_axis(low: int = 0, high: int = 10, step: int = 2) -> Axis:
    """An axis of whole scores."""
    return Axis(low, high, tuple(Tick(at, str(at)) for at in range(low, high + 1, step)))


def _tick(day: date, text: str) -> Tick:
    return Tick(float(day.toordinal()), text)


def _every(step: int, first: date, last: date, anchor: date) -> Iterator[date]:
    day = first + timedelta(days=(anchor - first).days % step)
    while day <= last:
        yield day
        day += timedelta(days=step)


def _months(step: int, first: date, last: date) -> Iterator[date]:
    """The first days of every month (every third, every year from January) in the span."""
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, step):
            day = date(year, month, 1)
            if first <= day <= last:
                yield day
