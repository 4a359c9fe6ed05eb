"""Whether several ratings a day, or several measures taken together, show a change any better.

How far one rating follows the day's true average pain, within one person, is known: end-of-day
ratings of the average agree with the mean of momentary ratings at r = .85 to .90, of the worst at
.73 to .80 (Stone et al. 2010, Contemp Clin Trials 31:483, doi 10.1016/j.cct.2010.06.004); single
momentary ratings agree less (r below .70: Stone et al. 2010, PMC3014612, against a week's mean).
A rating that follows the day at r carries a noise of its own, SD = spread sqrt(1/r^2 - 1). Two
ratings of one day share the day and nothing else, so that they agree at r1 x r2. That is the
kindest case: whatever else they share would be counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acutrack.analysis.change.effect import compare
from tests.simulate.limits import Rates, Row, share
from tests.simulate.patient import Grid, Kind, draw_levels, observed
from tests.simulate.windows import LATE

#: A gain is a difference of two rates: it takes more patients to see it than a rate does.
TIMES = 4
_FALL = -2.0


@dataclass(frozen=True)
class Rating:
    """One rating of a day: how well it follows the day's true average, and how far above it is."""

    follows: float
    above: float = 0.0


EVENING = Rating(0.87)
MORNING = Rating(0.87)
MOMENT = Rating(0.67)
WORST = Rating(0.77, above=1.5)


@dataclass(frozen=True)
class Together:
    """Ratings whose mean of the day is compared."""

    name: str
    title: str
    ratings: tuple[Rating, ...]

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: rates with the first rating alone and with the mean of all together."""
        rates: Rates = {}
        for change, rate in ((0.0, "false_better"), (_FALL, "lower_2")):
            alone, together = self._found(change, TIMES * patients, rng)
            rates |= {f"{rate}_one": alone, f"{rate}_together": together}
        rates["gain"] = round(rates["lower_2_together"] - rates["lower_2_one"], 3)
        rates["agree"] = round(self.ratings[0].follows * self.ratings[-1].follows, 2)
        yield Row("ratings", self.name, self.title, TIMES * patients, rates)

    def _found(self, change: float, patients: int, rng: np.random.Generator) -> tuple[float, float]:
        kind = Kind(change=change)
        felt = draw_levels(kind, patients, rng)
        rated = rng.random(felt.levels.shape) >= kind.missing
        given = [
            observed(felt.levels + rating.above + _own_noise(rating, felt.spread, kind, rng))
            for rating in self.ratings
        ]
        together: Grid = np.mean(given, axis=0)
        return _share_better(kind, given[0], rated), _share_better(kind, together, rated)


TOGETHER = (
    Together(
        "evening_and_morning",
        "Average of the day asked in the evening and again next morning",
        (EVENING, MORNING),
    ),
    Together("average_and_worst", "Average and worst of the day", (EVENING, WORST)),
    Together("moments_2", "Pain right now, once or twice a day", (MOMENT, MOMENT)),
    Together("moments_4", "Pain right now, once or four times a day", (MOMENT,) * 4),
)


def _own_noise(rating: Rating, spread: Grid, kind: Kind, rng: np.random.Generator) -> Grid:
    size = spread[:, None] * np.sqrt(rating.follows**-2 - 1)
    return np.asarray(size * rng.standard_normal((len(spread), kind.baseline + kind.treated)))


def _share_better(kind: Kind, scores: Grid, rated: NDArray[np.bool_]) -> float:
    found = sum(_better(kind, row, kept) for row, kept in zip(scores, rated, strict=True))
    return share(found, len(scores))


def _better(kind: Kind, row: Grid, kept: NDArray[np.bool_]) -> bool:
    days = kind.days
    before, since = kept & (days < 0), kept & np.isin(days, LATE)
    found = compare(days[before], row[before], days[since], row[since])
    return found.interval()[1] < 0
