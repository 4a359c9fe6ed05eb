"""The difference between the days before and the days since, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.contrast import TAIL, Spread, forms, spread_of
from acutrack.analysis.change.day_to_day import Days, DayToDay, Numbers, day_to_day
from acutrack.analysis.change.days_in_order import days_in_order
from acutrack.analysis.change.result import Effect

#: Below this average before, a change in percent says little and is not given.
LEAST_FOR_PERCENT = 3.0
#: The later average as a multiple of the earlier one is looked for between 0 and this.
HIGHEST_RATIO = 3.0

_HALVINGS = 40


@dataclass(frozen=True)
class Comparison:
    """Two periods side by side; answers any question about later - ratio x earlier average.

    Attributes:
        mean_a, mean_b: plain averages, points.
        n_a, n_b: days they rest on.
        model: the day-to-day model of both periods together.
        form: shape (39, 2, 2), variance of the two averages if a day's variance is 1.
        slow: how many times the slow allowance enters (see `contrast.spread_of`).
    """

    mean_a: float
    mean_b: float
    n_a: int
    n_b: int
    model: DayToDay
    form: Numbers
    slow: float = 1.0

    @property
    def est(self) -> float:
        """Later minus earlier average, points; below 0 is lower pain."""
        return self.mean_b - self.mean_a

    def interval(self) -> tuple[float, float]:
        """95 % interval of the change in the usual level, points; symmetric around `est`."""
        half = self._spread(1.0).half_width()
        return self.est - half, self.est + half

    def chance_at_most(self, change: float, ratio: float = 1.0) -> float:
        """Chance, 0 to 1, that the later level is at most `ratio` x the earlier + `change`."""
        return self._spread(ratio).below(change - (self.mean_b - ratio * self.mean_a))

    def ratio_at(self, chance: float) -> float:
        """The ratio, 0 to 3, which the later level is at most with this chance (by bisection)."""
        low, high = 0.0, HIGHEST_RATIO
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if self.chance_at_most(0.0, middle) < chance:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    @property
    def baseline_share(self) -> float:
        """0 to 1: the part of the day-to-day uncertainty that the earlier days bring."""
        before, since = (float(self.model.weights @ self.form[:, at, at]) for at in (0, 1))
        return before / (before + since)

    def _spread(self, ratio: float) -> Spread:
        form = self.form[:, 1, 1] - 2 * ratio * self.form[:, 0, 1] + ratio**2 * self.form[:, 0, 0]
        return spread_of(self.model, form, self.slow)


def compare(
    days_a: Days, values_a: Numbers, days_b: Days, values_b: Numbers, *, slow: float = 1.0
) -> Comparison:
    """Two periods side by side, as fast as it goes: for simulations, and for `effect`.

    Args:
        days_a: shape (n_a,), n_a >= 1: day numbers, strictly rising (not checked).
        values_a: shape (n_a,), points.
        days_b: shape (n_b,), n_b >= 1: the same, each after the last of `days_a` (not checked).
        values_b: shape (n_b,), points.
        slow: see `contrast.spread_of`.
    """
    n_a, n_b = days_a.size, days_b.size
    days = np.concatenate((days_a, days_b))
    values = np.concatenate((values_a, values_b))
    since = np.zeros(days.size)
    since[n_a:] = 1.0
    before = 1.0 - since
    model = day_to_day(days, values, np.column_stack((np.ones(days.size), since)))
    form = forms(days, np.stack((before / n_a, since / n_b)))
    return Comparison(float(values_a.mean()), float(values_b.mean()), n_a, n_b, model, form, slow)


def effect(
    days_a: ArrayLike, values_a: ArrayLike, days_b: ArrayLike, values_b: ArrayLike
) -> Effect:
    """The change from the days before (A) to the days since (B), with its 95 % interval.

    The estimate is the difference of two plain averages, which anybody can check by hand. Its
    uncertainty comes from the day-to-day ups and downs (first-order autocorrelation with gaps,
    averaged over every plausible value) and from slow ones that come without treatment.

    Args:
        days_a: shape (n_a,), whole day numbers, such as days from the first session (below 0) or
            `date.toordinal()`; any order, a day may come twice.
        values_a: shape (n_a,), 0 to 10, lower is better; NaN is a day without a rating.
        days_b: shape (n_b,), in the same count of days, all after those of A.
        values_b: shape (n_b,).

    Raises:
        InvalidEntry: a value lies off the scale, or a day is no whole number.
        ValueError: a period has no rating, or the periods overlap.

    Source:
        Design of the analysis, section 3; chosen by simulation against ten other methods.

    Example:
        >>> found = effect(range(-10, 0), [6.0] * 10, range(20), [5.0] * 20)
        >>> round(found.est, 4), round(found.lo, 4), round(found.hi, 4)
        (-1.0, -1.6311, -0.3689)
    """
    before, since = days_in_order(days_a, values_a), days_in_order(days_b, values_b)
    if not before[0].size or not since[0].size:
        raise ValueError("a period without a rating cannot be compared")
    if before[0][-1] >= since[0][0]:
        raise ValueError("the days since overlap the days before")
    return effect_of(compare(*before, *since))


def effect_of(found: Comparison) -> Effect:
    """Everything that is told about a comparison."""
    lo, hi = found.interval()
    percent = percent_lo = percent_hi = None
    if found.mean_a >= LEAST_FOR_PERCENT:
        percent = 100 * (found.mean_b / found.mean_a - 1)
        percent_lo = 100 * (found.ratio_at(TAIL) - 1)
        percent_hi = 100 * (found.ratio_at(1 - TAIL) - 1)
    return Effect(
        mean_a=found.mean_a,
        mean_b=found.mean_b,
        n_a=found.n_a,
        n_b=found.n_b,
        est=found.est,
        lo=lo,
        hi=hi,
        phi=found.model.phi,
        sigma=found.model.sigma,
        p_lower=found.chance_at_most(0.0),
        p_two_lower=found.chance_at_most(-2.0),
        p_thirty=found.chance_at_most(0.0, 0.7),
        p_fifty=found.chance_at_most(0.0, 0.5),
        percent=percent,
        percent_lo=percent_lo,
        percent_hi=percent_hi,
        baseline_share=found.baseline_share,
    )
