"""How many more days of diary would narrow an interval that is too wide to tell anything."""

from __future__ import annotations

import numpy as np

from acutrack.analysis.change.contrast import forms, spread_of
from acutrack.analysis.change.day_to_day import Days, DayToDay
from acutrack.analysis.change.verdict import WIDEST

#: More than this many days are not asked for: the answer is then that more days hardly help.
MOST_DAYS = 28


def days_until_certain(days_a: Days, days_b: Days, model: DayToDay) -> int:
    """Rated days to add until the interval is about 4 points wide; 0 where 28 would not do.

    It supposes that the person's ups and downs go on as they were and that every day is rated.

    Args:
        days_a: shape (n_a,), rated days before, rising.
        days_b: shape (n_b,), n_b >= 1, rated days since, rising.
        model: of both together.
    """
    if _width(days_a, days_b, MOST_DAYS, model) > WIDEST:
        return 0
    # More days never widen it, so halving finds the first number that is enough.
    few, enough = 0, MOST_DAYS
    while enough - few > 1:
        middle = (few + enough) // 2
        if _width(days_a, days_b, middle, model) > WIDEST:
            few = middle
        else:
            enough = middle
    return enough


def _width(days_a: Days, days_b: Days, more: int, model: DayToDay) -> float:
    since = np.concatenate((days_b, np.arange(1, more + 1) + days_b[-1]))
    days = np.concatenate((days_a, since))
    weights = np.concatenate(
        (np.full(days_a.size, -1 / days_a.size), np.full(since.size, 1 / since.size))
    )
    form = forms(days, weights[None, :])[:, 0, 0]
    return 2 * spread_of(model, form).half_width()
