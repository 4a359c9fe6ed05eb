"""A weighted sum of days, and how sure it is: the one machinery behind every interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.day_to_day import (
    FARTHEST,
    Days,
    DayToDay,
    Numbers,
    day_to_day,
    powers,
)

#: Slow ups and downs that come without treatment: this share of the person's own day-to-day
#: spread, and at least this many points, as a standard deviation of a difference of two periods.
#: Chosen by simulation and agreeing with untreated diaries (design of the analysis, section 3).
SLOW_SHARE = 0.45
SLOW_FLOOR = 0.30
#: The chance that lies below an interval, and above it.
TAIL = 0.025

_CLOSE = 1e-10
_MOST_STEPS = 60


@dataclass(frozen=True)
class Spread:
    """Where a quantity probably is, around its estimate: a mixture of Student t distributions.

    Attributes:
        weights: shape (39,), sum 1.
        scales: shape (39,), in the unit of the quantity, all above zero.
        freedom: degrees of freedom.
    """

    weights: Numbers
    scales: Numbers
    freedom: float

    def below(self, distance: float) -> float:
        """Chance, 0 to 1, that the quantity lies below its estimate plus `distance`."""
        from scipy.special import stdtr

        return float(self.weights @ stdtr(self.freedom, distance / self.scales))

    def half_width(self, tail: float = TAIL) -> float:
        """Half the width of the symmetric interval that leaves `tail` on either side."""
        from scipy.special import gammaln, stdtr, stdtrit

        nu = self.freedom
        log_top = gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * np.log(nu * np.pi)
        density = self.weights * np.exp(log_top) / self.scales
        # Beyond this start the tail falls and is convex, so Newton's steps never pass the answer.
        half = float(self.scales.min() * stdtrit(nu, 1 - tail))
        for _ in range(_MOST_STEPS):
            at = half / self.scales
            above = float(self.weights @ stdtr(nu, -at)) - tail
            step = above / float(density @ (1 + at * at / nu) ** (-(nu + 1) / 2))
            half += step
            if abs(step) < _CLOSE:
                break
        return half


def forms(days: Days, weights: Numbers) -> Numbers:
    """How weighted sums of the days vary together if a day's own variance is 1.

    Args:
        days: shape (n,), whole day numbers, none twice.
        weights: shape (m, n), one row a weighted sum.

    Returns:
        Shape (39, m, m): sum over i, j of weights[a, i] weights[b, j] phi ** |days i - days j|,
        for each phi of `PHIS`.
    """
    place = days - days.min()
    span = int(place.max()) + 1
    grid = np.zeros((weights.shape[0], span))
    grid[:, place] = weights
    # By lags, through the Fourier transform: ten years of days cost no more than a moment.
    size = _fast_size(2 * span)
    spectrum = np.fft.rfft(grid, size)
    both = spectrum[:, None, :] * spectrum[None, :, :].conj()
    reach = min(span, FARTHEST + 1)
    by_lag = np.fft.irfft(both.real, size)[:, :, :reach]
    by_lag[:, :, 1:] *= 2
    return np.moveaxis(by_lag @ powers()[:, :reach].T, -1, 0)


def spread_of(model: DayToDay, form: Numbers, slow: float = 1.0) -> Spread:
    """How sure a weighted sum of days is.

    Args:
        model: the day-to-day model of the days.
        form: shape (39,), variance of the sum if a day's variance is 1 (see `forms`).
        slow: how many times the slow ups and downs of one difference of two periods enter, as a
            variance: 1 for two periods, 0 to leave them out (a slope, a test), less for an
            average over several pairs of periods.
    """
    wander = slow * np.maximum(SLOW_SHARE**2 * model.spread, SLOW_FLOOR**2)
    return Spread(model.weights, np.sqrt(model.spread * form + wander), model.freedom)


def contrast(
    days: Days, values: Numbers, design: Numbers, weights: Numbers, *, slow: float = 1.0
) -> tuple[float, Spread]:
    """A weighted sum of days and how sure it is, under any design of levels.

    The estimate is the plain weighted sum; the design only says which levels the day-to-day model
    has to allow for. With `design` = (1, treatment) and `weights` = 1/n in treatment, -1/n before,
    this is the difference of two averages of `effect`.

    Args:
        days: shape (n,), strictly rising day numbers.
        values: shape (n,), points.
        design: shape (n, k) of rank k < n.
        weights: shape (n,), summing to 0 for a difference.
        slow: see `spread_of`.

    Returns:
        The estimate in points, and its `Spread`: `below(-est)` is the chance that it is below 0,
        `est - half_width()` to `est + half_width()` its 95 % interval.
    """
    model = day_to_day(days, values, design)
    form = forms(days, weights[None, :])[:, 0, 0]
    return float(weights @ values), spread_of(model, form, slow)


def _fast_size(least: int) -> int:
    """The next power of two: a transform of any other length may be slow."""
    return 1 << (least - 1).bit_length()
