"""What else could account for a difference: one rule each, on plain arrays.

Days are counted from the first session (day 0); "before" means days below 0. Sources and measured
rates of each rule: design of the analysis, section 6. They lower the wording, never raise it, and
their absence proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from acutrack.analysis.change.day_to_day import Days, Numbers, day_to_day

#: A short start: fewer days, or the first of them later than this.
FEW_BEFORE = 8
EARLY_BEFORE = -12
#: A flare: the last 7 days before stand this much above the earlier ones (points).
FLARE_POINTS = 1.5
FLARE_DAYS = 7
FLARE_LEAST_LAST = 3
FLARE_LEAST_EARLIER = 5
#: Points above the usual pain.
ABOVE_USUAL_POINTS = 1.5
#: Falling already: chance, and points a week.
FALLING_CHANCE = 0.95
FALLING_PER_WEEK = -0.25
#: Other care counts from this day on.
CARE_FROM = -14
#: Days with pain relief a week that make a difference.
RELIEF_RISE = 1.0
#: Averages before below this leave little room to fall.
LOW_START = 3.0
#: Share of days rated: too few, or too different.
SPARSE = 0.30
UNEVEN = 0.30
#: Share of ratings before noon: too different.
NOON = 0.30

# 1.5 may come out of an average as 1.4999999.
_NUDGE = 1e-9


def short_baseline(days_a: Days) -> bool:
    """Whether the start rests on few days, or on none early enough; `days_a` rising."""
    return days_a.size < FEW_BEFORE or int(days_a[0]) > EARLY_BEFORE


def flare_start(days_a: Days, values_a: Numbers) -> bool:
    """Whether the last week before the first session stood clearly above the weeks before it."""
    last = values_a[(days_a >= -FLARE_DAYS) & (days_a < 0)]
    earlier = values_a[days_a < -FLARE_DAYS]
    if last.size < FLARE_LEAST_LAST or earlier.size < FLARE_LEAST_EARLIER:
        return False
    return float(last.mean() - earlier.mean()) >= FLARE_POINTS - _NUDGE


def above_usual(mean_a: float, usual_pain: float | None) -> bool:
    """Whether the start stood above what the person had called usual (0 to 10; None: not said)."""
    return usual_pain is not None and mean_a - usual_pain >= ABOVE_USUAL_POINTS - _NUDGE


def slope_before(days_a: Days, values_a: Numbers) -> tuple[float, float]:
    """The trend within the days before: points a week, and the chance that it falls.

    Args:
        days_a: shape (n,), n >= 3, rising.
        values_a: shape (n,), 0 to 10.

    Source:
        The day-to-day model with the columns (1, weeks) and without the slow allowance.
    """
    weeks = (days_a - days_a.mean()) / 7.0
    model = day_to_day(days_a, values_a, np.column_stack((np.ones(weeks.size), weeks)))
    from scipy.special import stdtr

    falls = model.weights @ stdtr(model.freedom, -model.slope / model.slope_scale)
    return float(model.weights @ model.slope), float(falls)


def falling_before(days_a: Days, values_a: Numbers) -> bool:
    """Whether pain was falling already before the first session."""
    if short_baseline(days_a):
        return False
    slope, chance = slope_before(days_a, values_a)
    return chance >= FALLING_CHANCE and slope <= FALLING_PER_WEEK


def cotreatment(
    changes: Iterable[int],
    last_b: int,
    relief_a: float | None = None,
    relief_b: float | None = None,
) -> bool:
    """Whether other care began, ended or changed, or more pain relief was taken than before.

    Args:
        changes: day numbers on which another treatment began, ended or changed its dose.
        last_b: last day of the later window.
        relief_a: days with pain relief a week before; None if not known.
        relief_b: the same since.
    """
    if any(CARE_FROM <= day <= last_b for day in changes):
        return True
    if relief_a is None or relief_b is None:
        return False
    return relief_b - relief_a >= RELIEF_RISE - _NUDGE


def low_baseline(mean_a: float) -> bool:
    """Whether there was little room to fall."""
    return mean_a < LOW_START


def uneven_diary(days_a: Days, last_a: int, days_b: Days) -> bool:
    """Whether few days were rated, or far more in one period than in the other.

    Args:
        days_a: shape (n_a,), n_a >= 1, rising.
        last_a: last day of the earlier window, -1 unless another one was chosen.
        days_b: shape (n_b,), n_b >= 1, rising.
    """
    before = days_a.size / (last_a - int(days_a[0]) + 1)
    since = days_b.size / (int(days_b[-1]) - int(days_b[0]) + 1)
    return min(before, since) < SPARSE or abs(before - since) > UNEVEN + _NUDGE


def time_of_day(share_a: float | None, share_b: float | None) -> bool:
    """Whether the ratings were made at other times of day; shares before noon, 0 to 1."""
    if share_a is None or share_b is None:
        return False
    return abs(share_a - share_b) > NOON + _NUDGE
