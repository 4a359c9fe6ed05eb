"""How much a day resembles the day before: every plausible answer, with its weight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Numbers = NDArray[np.float64]

#: Autocorrelations from one day to the next that are averaged over.
PHIS: Numbers = np.arange(39, dtype=np.float64) * 0.025
#: Where the prior, which falls in a straight line from phi = 0, reaches zero.
PRIOR_END = 0.97
#: One pseudo-day of spread half a point: keeps the spread above zero when all days are equal.
PRIOR_DAYS = 1
PRIOR_SPREAD = 0.5

#: Days further apart than this are independent: 0.95 ** 600 is 4e-14.
FARTHEST = 600

_LEAST_OM = 1e-9
_LOG_PRIOR: Numbers = np.log1p(-PHIS / PRIOR_END)


@dataclass(frozen=True)
class DayToDay:
    """The day-to-day model of one series, for each of the 39 autocorrelations.

    Attributes:
        weights: shape (39,), sum 1: how plausible each autocorrelation of `PHIS` is.
        spread: shape (39,), points squared: variance of a day around its level.
        freedom: degrees of freedom of the Student t distributions.
        slope: shape (39,), coefficient of the last column of the design, by generalised least
            squares, in points per unit of that column.
        slope_scale: shape (39,), its standard error.
    """

    weights: Numbers
    spread: Numbers
    freedom: float
    slope: Numbers
    slope_scale: Numbers

    @property
    def phi(self) -> float:
        """Average autocorrelation, 0 to 0.95."""
        return float(self.weights @ PHIS)

    @property
    def sigma(self) -> float:
        """Average day-to-day spread, in points."""
        return float(np.sqrt(self.weights @ self.spread))


@cache
def powers() -> Numbers:
    """Each phi to the power of each lag, shape (39, 601); 0 ** 0 is 1."""
    table: Numbers = PHIS[:, None] ** np.arange(FARTHEST + 1)
    table.setflags(write=False)
    return table


@cache
def _unexplained() -> tuple[Numbers, Numbers]:
    """Of what a day does not share with one so many days before: log variance, 1 / spread."""
    om = np.maximum(1.0 - powers() ** 2, _LEAST_OM)
    return np.log(om), 1.0 / np.sqrt(om)


def day_to_day(days: Days, values: Numbers, design: Numbers) -> DayToDay:
    """Fit first-order autoregressive errors with gaps to `values`, for each autocorrelation.

    Args:
        days: shape (n,), strictly rising day numbers.
        values: shape (n,), in points.
        design: shape (n, k) of rank k < n, such as the columns (1, 0 or 1 for treatment).

    Source:
        Exact Gaussian likelihood of an AR(1) process observed with gaps (each day is compared
        with the last recorded one, phi ** gap), its level and spread integrated out under a flat
        and a scaled inverse chi-squared prior (Zellner & Tiao 1964, JASA 59:763); design of the
        analysis, section 3.
    """
    # One row a predictor, the values last: long rows are what numpy is fast at.
    table = np.vstack((design.T, values - values.mean()))
    gaps = np.minimum(np.diff(days), FARTHEST)
    log_om, scale = _unexplained()
    rho = powers()[:, None, gaps]
    white = (table[:, 1:] - rho * table[:, :-1]) * scale[:, None, gaps]
    moments = np.matmul(white, white.transpose(0, 2, 1)) + np.outer(table[:, 0], table[:, 0])
    predictors = design.shape[1]
    log_det = np.zeros(PHIS.size)
    slope = pivot = np.ones(PHIS.size)
    # Sweeping out one predictor after the other leaves the residual sum of squares at the end.
    for at in range(predictors):
        pivot = moments[:, at, at]
        slope = moments[:, at, -1] / pivot
        log_det += np.log(pivot)
        moments = moments - moments[:, :, at, None] * moments[:, at, None, :] / pivot[:, None, None]
    left = np.maximum(moments[:, -1, -1], 0.0) + PRIOR_DAYS * PRIOR_SPREAD**2
    freedom = float(days.size - predictors + PRIOR_DAYS)
    log_weight = (
        -0.5 * (log_om[:, gaps].sum(axis=1) + log_det + freedom * np.log(left)) + _LOG_PRIOR
    )
    weights = np.exp(log_weight - log_weight.max())
    spread = left / freedom
    return DayToDay(weights / weights.sum(), spread, freedom, slope, np.sqrt(spread / pivot))
