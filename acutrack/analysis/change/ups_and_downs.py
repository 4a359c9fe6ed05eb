"""How a person's pain probably goes up and down, guessed early from a short diary.

A week of diary mostly looks calmer than the months after it, since its slow part has not shown
yet: foreseen from seven days alone, intervals came out a quarter too narrow where neighbouring
days are much alike. So a look ahead begins from what pain diaries are like in general and lets the
person's own days take over as they come in. Only looks ahead do so; a verdict never does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.day_to_day import PHIS, PRIOR_END, Days, Numbers, day_to_day

#: What diaries of chronic pain are like: likeness of neighbouring days (average and SD of it
#: between people), and day-to-day spread in points with the days that this guess counts for.
#: Most such diaries are clearly autocorrelated (Affleck 1991); the values are the middle of the
#: patients of the simulation, and were chosen by how well looks ahead come true in it.
USUAL_PHI, USUAL_PHI_SD = 0.5, 0.2
USUAL_SPREAD, USUAL_DAYS = 1.2, 5.0


@dataclass(frozen=True)
class UpsAndDowns:
    """How the days probably vary.

    Attributes:
        weights: shape (39,), sum 1: how plausible each autocorrelation of `PHIS` is.
        spread: shape (39,), points squared: variance of a day around its level.
    """

    weights: Numbers
    spread: Numbers

    @property
    def phi(self) -> float:
        """Average autocorrelation, 0 to 0.95."""
        return float(self.weights @ PHIS)

    @property
    def sigma(self) -> float:
        """Average day-to-day spread, points."""
        return float(np.sqrt(self.weights @ self.spread))


def ups_and_downs(days: Days, values: Numbers, design: Numbers) -> UpsAndDowns:
    """A guess from the days so far and from diaries in general.

    Args:
        days: shape (n,), strictly rising day numbers.
        values: shape (n,), points.
        design: shape (n, k) of rank k < n: a column of ones, and one of 0 and 1 once treatment
            has begun.
    """
    own = day_to_day(days, values, design)
    # `day_to_day` leans towards independent days, which suits a verdict that averages over all;
    # that leaning is taken out before the usual likeness goes in.
    usual = np.exp(-0.5 * ((PHIS - USUAL_PHI) / USUAL_PHI_SD) ** 2)
    weights = own.weights * usual / (1 - PHIS / PRIOR_END)
    spread = own.spread * own.freedom + USUAL_DAYS * USUAL_SPREAD**2
    return UpsAndDowns(weights / weights.sum(), spread / (own.freedom + USUAL_DAYS))
