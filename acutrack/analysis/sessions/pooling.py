"""Averages of several groups, drawn towards each other as far as the groups are alike.

With few sessions a group the highest and lowest averages differ by luck. Partial pooling (a normal
model with group means around a common mean) takes that luck out before anything is compared.
Formulas, priors and error rates: analysis design, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change.day_to_day import Numbers

#: Spread between groups that is thought likely beforehand: half-normal with this scale, points.
BETWEEN_SCALE = 0.5
#: Values of the spread between groups that are averaged over.
TAUS: Numbers = np.arange(41, dtype=np.float64) * 0.05

# Three pseudo-sessions with a spread of one point keep the spread within groups from vanishing.
PRIOR_VALUES = 3
_PRIOR_SPREAD = 1.0
_HALVINGS = 60


@dataclass(frozen=True)
class Pooled:
    """Groups after pooling; in points.

    Attributes:
        means: shape (g,), the pooled mean of each group.
        lower: shape (g, g), chance (0 to 1) that group i truly lies lower than group j; 0.5 on
            the diagonal.
        common: shape (41,), common mean for each spread of `TAUS`.
        common_scale: shape (41,), its standard error.
        weights: shape (41,), sum 1: how plausible each spread is.
        freedom: degrees of freedom of the Student t distributions.
        each, each_scale: shape (41, g), mean of each group for each spread, and its standard error.
    """

    means: Numbers
    lower: Numbers
    common: Numbers
    common_scale: Numbers
    weights: Numbers
    freedom: float
    each: Numbers
    each_scale: Numbers

    def common_interval(self) -> tuple[float, float, float]:
        """Common mean with its 95 % interval, points."""
        return self._interval(self.common, self.common_scale)

    def interval(self, group: int) -> tuple[float, float, float]:
        """Pooled mean of one group with its 95 % interval, points."""
        return self._interval(self.each[:, group], self.each_scale[:, group])

    def _interval(self, centre: Numbers, scale: Numbers) -> tuple[float, float, float]:
        low, high = self._at(0.025, centre, scale), self._at(0.975, centre, scale)
        return float(self.weights @ centre), low, high

    def _at(self, chance: float, centre: Numbers, scale: Numbers) -> float:
        from scipy.special import stdtr

        reach = 1000 * float(scale.max())
        low = float(centre.min()) - reach
        high = float(centre.max()) + reach
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            at = stdtr(self.freedom, (middle - centre) / scale)
            low, high = (middle, high) if float(self.weights @ at) < chance else (low, middle)
        return (low + high) / 2


def pool(groups: Sequence[ArrayLike]) -> Pooled:
    """Pool groups of single responses.

    Args:
        groups: one or more, each of shape (n_i,) with n_i >= 1, points.

    Raises:
        ValueError: no group, or a group without a value.
    """
    arrays = [np.asarray(group, dtype=np.float64) for group in groups]
    if not arrays or not all(array.size for array in arrays):
        raise ValueError("a group without a value cannot be pooled")
    counts = np.array([array.size for array in arrays], dtype=np.float64)
    within = sum(float(np.sum((array - array.mean()) ** 2)) for array in arrays)
    freedom = float(counts.sum()) - len(arrays) + PRIOR_VALUES
    variance = (within + PRIOR_VALUES * _PRIOR_SPREAD**2) / freedom
    return pool_means([array.mean() for array in arrays], variance / counts, freedom)


def pool_means(means: ArrayLike, variances: ArrayLike, freedom: float) -> Pooled:
    """Pool group means, shape (g,), with the variance of each, shape (g,), above 0."""
    m = np.asarray(means, dtype=np.float64)
    v = np.asarray(variances, dtype=np.float64)
    total = v + TAUS[:, np.newaxis] ** 2
    weight = 1 / total
    all_weight = weight.sum(axis=1)
    common = (weight @ m) / all_weight
    away = np.sum(weight * (m - common[:, np.newaxis]) ** 2, axis=1)
    log = -0.5 * (np.log(total).sum(axis=1) + np.log(all_weight) + away)
    log -= 0.5 * (TAUS / BETWEEN_SCALE) ** 2
    plausible = np.exp(log - log.max())
    plausible /= plausible.sum()
    drawn = v * weight
    each = drawn * common[:, np.newaxis] + (1 - drawn) * m
    own = (1 - drawn) * v
    alone = own + drawn**2 / all_weight[:, np.newaxis]
    shared = (drawn[:, :, np.newaxis] - drawn[:, np.newaxis, :]) ** 2
    variance = own[:, :, np.newaxis] + own[:, np.newaxis, :]
    variance = variance + shared / all_weight[:, np.newaxis, np.newaxis]
    return Pooled(
        means=plausible @ each,
        lower=_lower(each, variance, plausible, freedom),
        common=common,
        common_scale=1 / np.sqrt(all_weight),
        weights=plausible,
        freedom=freedom,
        each=each,
        each_scale=np.sqrt(alone),
    )


def _lower(each: Numbers, variance: Numbers, plausible: Numbers, freedom: float) -> Numbers:
    """Chances that one group lies below another; `variance`, (41, g, g), is of differences."""
    from scipy.special import stdtr

    gap = each[:, :, np.newaxis] - each[:, np.newaxis, :]
    # At tau = 0 all groups are one: no difference, and no spread of it.
    sure = variance > 0
    scaled = np.where(sure, -gap, 0.0) / np.sqrt(np.where(sure, variance, 1.0))
    chances: Numbers = np.einsum("t,tij->ij", plausible, stdtr(freedom, scaled))
    np.fill_diagonal(chances, 0.5)
    return chances
