"""How long must I log? What this diary could show at the next review, and what more would add."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from acutrack.analysis.baseline import EARLIEST_BEFORE, LEAST_BEFORE
from acutrack.analysis.change.contrast import SLOW_FLOOR, SLOW_SHARE, Spread, forms
from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.result import Reason
from acutrack.analysis.change.ups_and_downs import UpsAndDowns, ups_and_downs
from acutrack.analysis.change.verdict import gate
from acutrack.analysis.phases import SINCE_DAYS

#: A change is "shown" where the interval of about 8 in 10 such diaries would lie below 0: the
#: normal quantile of 0.8.
EIGHT_IN_TEN = 0.84
#: More days before the first session, and a longer look back, that are offered.
MORE_DAYS = (7, 14, 28)
LONGER_DAYS = 56
#: Share of a rating's variance that is its own and not the day's: an evening rating follows the
#: day's average pain at r = .87 (Stone et al. 2010, doi 10.1016/j.cct.2010.06.004); 1 - .87 ** 2.
OWN_NOISE = 0.24
#: People seldom rate fewer days than this for long; a week with one rating says little.
_LEAST_RATED = 0.3


class Step(Enum):
    """What could be added to a diary."""

    BASELINE_DAYS = "baseline_days"
    TREATMENT_DAYS = "treatment_days"
    SECOND_RATING = "second_rating"


@dataclass(frozen=True)
class Foreseen:
    """What a review could probably tell.

    Attributes:
        half_width: half the width of the 95 % interval, points.
        shown: the change, points, that about 8 in 10 such diaries would show.
        n_a, n_b: rated days it would rest on.
    """

    half_width: float
    shown: float
    n_a: int
    n_b: int


@dataclass(frozen=True)
class Offer:
    """One thing that could be added, and what would come of it.

    Attributes:
        step: what is added.
        days: how many days more, or the days looked back on; 0 for a second rating.
        foreseen: what the review could then tell.
    """

    step: Step
    days: int
    foreseen: Foreseen


@dataclass(frozen=True)
class Precision:
    """What the diary could show if it goes on as it is, and what each addition would bring."""

    now: Foreseen
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Ahead:
    """The diary as it will probably be at a review: the days so far and those to come.

    Attributes:
        days: shape (n,), rated days so far, strictly rising.
        today: the last day that could have been rated.
        start: the first day of treatment, past or to come.
        review: the day looked back from.
    """

    days: Days
    today: int
    start: int
    review: int

    @property
    def rated(self) -> float:
        """Share of days that are rated, 0.3 to 1."""
        return max(self.days.size / (self.today - int(self.days[0]) + 1), _LEAST_RATED)

    def before(self) -> Days:
        """Rated days before treatment."""
        return np.concatenate(
            (self.days[self.days < self.start], self._to_come(self.today + 1, self.start))
        )

    def since(self, window: int = SINCE_DAYS) -> Days:
        """Rated days among the last `window` before the review, since treatment began."""
        first = max(self.start, self.review - window)
        past = self.days[(self.days >= first) & (self.days < self.review)]
        return np.concatenate((past, self._to_come(max(first, self.today + 1), self.review)))

    def later(self, days: int) -> Ahead:
        """Treatment begins, and the review is held, so many days later."""
        return Ahead(self.days, self.today, self.start + days, self.review + days)

    def _to_come(self, first: int, end: int) -> Days:
        count = round(max(end - first, 0) * self.rated)
        spaced: Days = (np.arange(count) / self.rated).astype(np.int64)
        return np.minimum(first + spaced, end - 1)


def precision(
    days: Days, values: Numbers, *, today: int, start: int, review: int
) -> Precision | None:
    """What change the review could show, from the first week of diary on.

    Args:
        days: shape (n,), strictly rising day numbers of the rated days so far (for days before
            treatment, those of the baseline window).
        values: shape (n,), points.
        today: the last day that could have been rated.
        start: first day of treatment; after `today` if it is still ahead.
        review: the day of the review, at least one day after `start`.

    Returns:
        None before the first week is full: fewer than 5 rated days, or less than 7 days since
        the first; also where the review will have too few days to compare (`verdict.gate`).

    Source:
        The variance of the difference of two averages as in `effect`, with the days to come put
        in; tests/simulate/foresight.py says how often such a look ahead comes true.
    """
    if days.size < LEAST_BEFORE or int(days[0]) > today + 1 - EARLIEST_BEFORE:
        return None
    ahead = Ahead(days, today, start, review)
    if gate(ahead.before() - start, ahead.since() - start).reason is not Reason.NONE:
        return None
    varies = _varies(days, values, start)
    offers = [
        Offer(Step.BASELINE_DAYS, more, _of(varies, ahead.later(more)))
        for more in MORE_DAYS
        if start > today
    ]
    longer = ahead
    if review - start < LONGER_DAYS:
        longer = Ahead(days, today, start, start + LONGER_DAYS)
    offers.append(Offer(Step.TREATMENT_DAYS, LONGER_DAYS, _of(varies, longer, LONGER_DAYS)))
    offers.append(Offer(Step.SECOND_RATING, 0, _of(varies, ahead, own_noise=OWN_NOISE / 2)))
    return Precision(_of(varies, ahead), tuple(offers))


def foreseen(
    varies: UpsAndDowns, days_a: Days, days_b: Days, *, less_noise: float = 0.0
) -> Foreseen:
    """What two periods could tell if they held these rated days.

    Args:
        varies: how the days vary.
        days_a: shape (n_a,), day numbers before treatment.
        days_b: shape (n_b,), day numbers since.
        less_noise: share of a day's variance that falls away, independently on each day.
    """
    days = np.concatenate((days_a, days_b))
    weights = np.concatenate(
        (np.full(days_a.size, -1 / days_a.size), np.full(days_b.size, 1 / days_b.size))
    )
    form = forms(days, weights[None, :])[:, 0, 0] - less_noise * float(weights @ weights)
    ordinary = varies.spread * form
    slow = np.maximum(SLOW_SHARE**2 * varies.spread, SLOW_FLOOR**2)
    spread = Spread(varies.weights, np.sqrt(ordinary + slow), float(days.size - 1))
    half = spread.half_width()
    shown = half + EIGHT_IN_TEN * float(np.sqrt(varies.weights @ ordinary))
    return Foreseen(half, shown, days_a.size, days_b.size)


def _of(
    varies: UpsAndDowns, ahead: Ahead, window: int = SINCE_DAYS, own_noise: float = 0.0
) -> Foreseen:
    return foreseen(varies, ahead.before(), ahead.since(window), less_noise=own_noise)


def _varies(days: Days, values: Numbers, start: int) -> UpsAndDowns:
    columns = [np.ones(days.size)]
    since = days >= start
    if 0 < np.count_nonzero(since) < days.size:
        columns.append(since.astype(np.float64))
    return ups_and_downs(days, values, np.column_stack(columns))
