"""The limit: somebody who knows each patient's true correlation and spread, but not the answer.

The best such a person could do: generalised least squares with the true covariance of the days,
a normal interval of known spread, and the same allowance for slow wander as the shipped method. No
method that has to learn the two from the diary can be expected to find more.
"""

from __future__ import annotations

import numpy as np

from acutrack.analysis.change.contrast import SLOW_FLOOR, SLOW_SHARE
from tests.simulate.patient import Days, Grid

_NORMAL_975 = 1.959963984540054


def oracle(days: Days, scores: Grid, phi: float, spread: float) -> tuple[float, float]:
    """Lower and upper end of its 95 % interval of the change from the days before day 0.

    Args:
        days: (n,) day numbers of the days compared, rising; day 0 is the first session.
        scores: (n,).
        phi: the true correlation from one day to the next.
        spread: the true SD of a day, points.
    """
    correlation = phi ** np.abs(days[:, None] - days[None, :])
    design = np.column_stack((np.ones(days.size), days >= 0)).astype(np.float64)
    weighted = np.linalg.solve(correlation, design)
    information = np.linalg.inv(design.T @ weighted)
    change = float((information @ (weighted.T @ scores))[1])
    wander = max((SLOW_SHARE * spread) ** 2, SLOW_FLOOR**2)
    half = _NORMAL_975 * float(np.sqrt(spread**2 * information[1, 1] + wander))
    return change - half, change + half
