"""Counts and averages of one window of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.domain.day_answer import DayAnswer, DayQuestion

#: A day at or above this level is severe, at or above the other moderate, else mild. Days are
#: compared unrounded: 6.9 is not yet "7 or more".
SEVERE_FROM = 7
MODERATE_FROM = 4


@dataclass(frozen=True)
class PhaseNumbers:
    """One window in numbers; only days written in time are counted.

    Attributes:
        window: its days.
        days_recorded: days with a usable rating.
        average: mean of the days, rounded to one decimal; None without a day.
        worst: highest value of a day, rounded to one decimal; None without a day.
        worst_on: the (last) day of that value.
        mild, moderate, severe: days below 4, from 4 to below 7, and from 7 on.
        relief_days: days on which pain relief was taken.
        relief_answered: days on which somebody said whether it was.
        filled_in_later: days written down later than the day after, used or not.
        left_out: of these, the days that came too late to be counted above.
    """

    window: Window
    days_recorded: int
    average: float | None
    worst: float | None
    worst_on: date | None
    mild: int
    moderate: int
    severe: int
    relief_days: int
    relief_answered: int
    filled_in_later: int
    left_out: int

    @property
    def days(self) -> int:
        """How many days the window has."""
        return self.window.days


def phase_numbers(
    window: Window, series: DailySeries, answers: Iterable[DayAnswer]
) -> PhaseNumbers:
    """The numbers of the days in `window`, from a series cut to it."""
    used = series.used
    relief = {
        answer.day: answer.yes
        for answer in answers
        if answer.question is DayQuestion.PAIN_RELIEF and window.holds(answer.day)
    }
    severe = int(np.count_nonzero(used.values >= SEVERE_FROM))
    mild = int(np.count_nonzero(used.values < MODERATE_FROM))
    worst, worst_on = _worst(used)
    return PhaseNumbers(
        window=window,
        days_recorded=len(used),
        average=tenths(float(np.mean(used.values))) if len(used) else None,
        worst=worst,
        worst_on=worst_on,
        mild=mild,
        moderate=len(used) - mild - severe,
        severe=severe,
        relief_days=sum(relief.values()),
        relief_answered=len(relief),
        filled_in_later=int(np.count_nonzero(series.later)),
        left_out=int(np.count_nonzero(series.left_out)),
    )


def _worst(used: DailySeries) -> tuple[float | None, date | None]:
    if not len(used):
        return None, None
    highest = float(np.max(used.values))
    day = int(used.days[used.values == highest][-1])
    return tenths(highest), date.fromordinal(day)
