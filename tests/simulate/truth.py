"""What the right answer would have been: the difference of the expected scores, exactly."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from tests.simulate.patient import Days, Diaries, Grid


def expected_scores(steady: Grid, spread: Grid) -> Grid:
    """Expectation of a normal level after rounding to whole numbers within 0 to 10.

    Args:
        steady: mean of the level before rounding, any shape.
        spread: its SD, broadcast against `steady`.

    E[Y] is the sum of P(Y >= k) over k = 1 ... 10, and Y >= k where the level is at least k - 1/2.
    """
    steps = np.arange(1, 11) - 0.5
    return np.asarray(ndtr((steady[..., None] - steps) / spread[..., None]).sum(axis=-1))


def expected_change(diaries: Diaries, before: Days, since: Days) -> Grid:
    """Expected score of the days `since` minus that of the days `before`: (patients,).

    Spikes are left out: they come as often before as after, and are simulated only where nothing
    else changes.
    """
    kind = diaries.kind
    spread = np.sqrt(diaries.spread**2 + kind.slow**2 + kind.noise**2)[:, None]
    expected = expected_scores(diaries.steady, np.broadcast_to(spread, diaries.steady.shape))
    return np.asarray(
        expected[:, np.isin(diaries.days, since)].mean(axis=1)
        - expected[:, np.isin(diaries.days, before)].mean(axis=1)
    )
