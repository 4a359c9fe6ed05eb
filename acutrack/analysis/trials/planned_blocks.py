"""What blocks with and without treatment show, whose order was drawn by lot.

The design is a single-patient trial (n-of-1; CENT 2015, BMJ 350:h1738 and h1793). CENT asks that a
method allow for the likeness of neighbouring days, for drift and for carry-over, and names none:
the method here is that of `effect`, taken to several blocks.

- The estimate is the plain mean of the treatment days minus that of the break days, the first days
  of each block left out.
- Neighbouring days: the same average over every plausible autocorrelation. The level may move in
  a straight line over the whole plan, which a mirrored order keeps out of the estimate; without
  the line, a steady recovery would pass for unrest and hide the difference (of patients with a
  true fall of 2 points who recover by 0.3 a week besides, 18 % were found instead of 78 %).
- Slow wander: an AR(1) level with lag-1 correlation .96 and an SD of at least 0.6 points. The
  share of it that this order of blocks keeps is worked out, not guessed (`kept_wander`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from acutrack.analysis.change.contrast import forms
from acutrack.analysis.change.day_to_day import Days, Numbers, day_to_day
from acutrack.analysis.change.effect import Comparison

#: How much of the slow part of yesterday's level is left today.
WANDER_PHI = 0.96
#: SD of the slow wander: this share of the person's own day-to-day spread, and at least so many
#: points. The share is what makes the difference of 14 days and of 28 days, four weeks apart,
#: wander by the 0.45 spreads that `contrast.SLOW_SHARE` allows it: its `kept_wander` is 1.25.
WANDER_SHARE = 0.40
WANDER_FLOOR = 0.60


def compare_blocks(days: Days, values: Numbers, treated: NDArray[np.bool_]) -> Comparison:
    """Treatment days beside break days; "later - earlier" is treatment - break.

    Args:
        days: shape (n,), strictly rising day numbers, the wash-out days already left out.
        values: shape (n,), points, lower is better.
        treated: shape (n,), true on days of treatment blocks; both kinds must occur, in at least
            two blocks of each, else the straight line cannot be told from the treatment.
    """
    with_it = treated / np.count_nonzero(treated)
    without = ~treated / np.count_nonzero(~treated)
    line = (days - days.mean()) / max(float(np.ptp(days)), 1.0)
    model = day_to_day(days, values, np.column_stack((np.ones(days.size), line, treated)))
    averages = np.stack((without, with_it))
    # The wander in units of a day's own variance, which `Comparison` multiplies back.
    share = np.maximum(WANDER_SHARE**2, WANDER_FLOOR**2 / model.spread)
    form = forms(days, averages) + share[:, None, None] * _wander(days, averages)
    return Comparison(
        mean_a=float(without @ values),
        mean_b=float(with_it @ values),
        n_a=int(np.count_nonzero(~treated)),
        n_b=int(np.count_nonzero(treated)),
        model=model,
        form=form,
        slow=0.0,
    )


def kept_wander(days: Days, weights: Numbers) -> float:
    """Variance of a weighted sum of days if the level wanders with variance 1.

    Args:
        days: shape (n,), day numbers.
        weights: shape (n,), such as 1/n on treatment days and -1/n on break days.

    Example:
        >>> days = np.concatenate((np.arange(14), np.arange(42, 70)))
        >>> weights = np.repeat((-1 / 14, 1 / 28), (14, 28))
        >>> round(kept_wander(days, weights), 2)
        1.25
    """
    return float(_wander(days, weights[None, :])[0, 0])


def _wander(days: Days, weights: Numbers) -> Numbers:
    apart = np.abs(days[:, None] - days[None, :])
    found: Numbers = weights @ WANDER_PHI**apart @ weights.T
    return found
