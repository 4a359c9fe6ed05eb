"""How often groups that are all alike differ by as much, through chance alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

_DRAWS = 8000
_SEED = 20_090_401


def chance_of_gap(gap: float, variances: ArrayLike, freedom: float) -> float:
    """Chance, 0 to 1, that the highest and the lowest of alike groups lie `gap` or more apart.

    Averages of alike groups are drawn (a fixed seed, so that the same records say the same): with
    two groups it is the t test's chance, with several of one size that of the studentized range;
    groups of different sizes have no table.

    Args:
        gap: between the highest and the lowest average, points.
        variances: shape (g,), of each group's average, above 0; two groups or more.
        freedom: degrees of freedom behind the variances.
    """
    spread = np.sqrt(np.asarray(variances, dtype=np.float64))
    rng = np.random.default_rng(_SEED)
    drawn = rng.standard_normal((_DRAWS, spread.size)) * spread
    unsure = np.sqrt(freedom / rng.chisquare(freedom, _DRAWS))
    gaps = (drawn.max(axis=1) - drawn.min(axis=1)) * unsure
    return float(np.mean(gaps >= gap))
