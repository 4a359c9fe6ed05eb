"""Whether a look ahead comes true: the width it foresees, and the change it says would show.

Each patient is looked at after some days of diary, told what the review on day 56 could show after
some days more, and then improves by exactly that much. About 8 in 10 should be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from acutrack.analysis.change.effect import compare
from acutrack.analysis.change.ups_and_downs import ups_and_downs
from acutrack.analysis.start.precision import Ahead, Foreseen, foreseen
from tests.simulate.limits import Limit, Row, at_least, at_most, share
from tests.simulate.patient import SLOW, Days, Grid, Kind, draw_levels, observed

_REVIEW = 56
_LEAST_KNOWN = 5
#: High enough that a large fall does not end at 0.
_LEVEL = (5.0, 8.0)


@dataclass(frozen=True)
class Foresight:
    """Diaries known for `known` days, `more` before the treatment begins."""

    known: int
    more: int
    who: str
    kind: Kind
    limits: tuple[Limit, ...] = ()

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return f"foresight_{self.known}_{self.more}_{self.who}"

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: how the foreseen width compares, and how often the foreseen change is found."""
        kind = replace(self.kind, baseline=self.known + self.more, level=_LEVEL)
        felt = draw_levels(kind, patients, rng)
        rated = rng.random(felt.levels.shape) >= kind.missing
        ratios, shown, found = [], [], 0
        for levels, own in zip(felt.levels, rated, strict=True):
            days = kind.days[own]
            told = self._told(days, observed(levels[own]))
            if told is None:
                continue
            later = observed(levels - told.shown * (kind.days >= 0))[own]
            lo, hi = _interval(days, later)
            ratios.append(told.half_width / ((hi - lo) / 2))
            shown.append(told.shown)
            found += hi < 0
        rates = {
            "width_ratio": round(float(np.median(ratios)), 2),
            "shown": round(float(np.median(shown)), 2),
            "found": share(found, len(ratios)),
        }
        title = f"{self.known} days known, {self.more} more to come, {_WHO[self.who]}"
        yield Row("foresight", self.name, title, patients, rates, limits=self.limits)

    def _told(self, days: Days, values: Grid) -> Foreseen | None:
        today = -self.more - 1
        known = days <= today
        if np.count_nonzero(known) < _LEAST_KNOWN:
            return None
        ahead = Ahead(days[known], today, 0, _REVIEW)
        varies = ups_and_downs(days[known], values[known], np.ones((int(known.sum()), 1)))
        return foreseen(varies, ahead.before(), ahead.since())


def _interval(days: Days, scores: Grid) -> tuple[float, float]:
    before, since = days < 0, days >= _REVIEW // 2
    return compare(days[before], scores[before], days[since], scores[since]).interval()


#: What is said of each kind of patient.
_WHO = {
    "plain": "plain",
    "slow": "slow",
    "less_alike": "days less alike",
    "more_alike": "days more alike",
}

_ABOUT = (at_least("found", 0.70), at_most("found", 0.92))

FORESIGHT = tuple(
    Foresight(known, more, who, kind, limits)
    for known, more in ((7, 0), (7, 7), (7, 21), (14, 0), (14, 14), (28, 0))
    for who, kind, limits in (
        ("plain", Kind(), _ABOUT),
        ("slow", SLOW, _ABOUT),
        ("less_alike", Kind(phi=0.2), ()),
        ("more_alike", Kind(phi=0.7), ()),
    )
)
