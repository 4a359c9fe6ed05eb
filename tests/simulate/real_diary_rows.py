"""A real diary of nobody's treatment, cut as if one had begun: any "lower" is false.

The diary is not shipped. Where it is not at hand there are no such rows.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

import numpy as np

from tests.simulate.judge import verdict_on
from tests.simulate.limits import Limit, Row, at_most, share
from tests.simulate.patient import FLARE_DAYS, Days, Grid
from tests.simulate.review_rows import verdict_rates
from tests.simulate.welch import welch
from tests.simulate.windows import LATE, REVIEW

DIARY = Path(__file__).parents[3] / "shared" / "data" / "real_diary_a.csv"
CUTS = 200
#: Days before the treatment that are looked at: asked for at set-up, better, and all that count.
BASELINES = (14, 28, 56)
_MOST_FALSE, _MOST_FALSE_IN_FLARE, _MOST_IMPORTANT = 0.025, 0.05, 0.01


class Cuts(Enum):
    """Where the diary is cut."""

    RANDOM = "at 200 random dates"
    EVERY = "at every date"
    FLARE = "at every date in a flare"


@dataclass(frozen=True)
class RealDiary:
    """Cuts of one sort, with so many days before."""

    cuts: Cuts
    baseline: int

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return f"real_diary_{self.cuts.name.lower()}_{self.baseline}"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What has to hold."""
        most = _MOST_FALSE_IN_FLARE if self.cuts is Cuts.FLARE else _MOST_FALSE
        return (at_most("better", most), at_most("important", _MOST_IMPORTANT))

    def rows(self, _patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row, of as many cuts as there are; none without the diary."""
        if not DIARY.is_file():
            return
        days, scores = daily_pain()
        cuts = self._dates(days, scores, rng)
        results = [
            verdict_on(*_around(days, scores, int(cut), self.baseline), REVIEW) for cut in cuts
        ]
        yield Row(
            "real_diary",
            self.name,
            f"Cut {self.cuts.value}, {self.baseline} days before",
            len(cuts),
            verdict_rates(results),
            {"better": _by_welch(days, scores, cuts, self.baseline)},
            self.limits,
        )

    def _dates(self, days: Days, scores: Grid, rng: np.random.Generator) -> Days:
        dates = possible_cuts(days, self.baseline)
        if self.cuts is Cuts.FLARE:
            return np.intersect1d(dates, flares(days, scores))
        if self.cuts is Cuts.EVERY:
            return dates
        return rng.choice(dates, CUTS, replace=False)


def real_diary_tasks() -> tuple[RealDiary, ...]:
    """Every way to cut, for each length of baseline."""
    return tuple(RealDiary(cuts, baseline) for cuts in Cuts for baseline in BASELINES)


@cache
def daily_pain() -> tuple[Days, Grid]:
    """Day numbers and the mean of each day's ratings of the knee, earliest first."""
    by_day: dict[int, list[float]] = defaultdict(list)
    with DIARY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["measure"] == "pain_nrs" and row["site"] == "knee":
                by_day[date.fromisoformat(row["date"]).toordinal()].append(float(row["value"]))
    days = sorted(by_day)
    return np.array(days), np.array([np.mean(by_day[day]) for day in days])


def possible_cuts(days: Days, baseline: int) -> Days:
    """Dates with at least two ratings in either window, so that Welch has an answer too."""
    cuts = np.arange(days[0] + baseline, days[-1] - REVIEW + 2)
    earlier = np.searchsorted(days, cuts) - np.searchsorted(days, cuts - baseline)
    later = np.searchsorted(days, cuts + REVIEW) - np.searchsorted(days, cuts + LATE[0])
    return np.asarray(cuts[(earlier >= 2) & (later >= 2)])


def flares(days: Days, scores: Grid) -> Days:
    """Dates whose five last rated days average one SD of such averages above the whole."""
    five = np.convolve(scores, np.full(FLARE_DAYS, 1 / FLARE_DAYS), "valid")
    high = five >= scores.mean() + five.std()
    return np.asarray(days[FLARE_DAYS - 1 :][high] + 1)


def _around(days: Days, scores: Grid, cut: int, baseline: int) -> tuple[Days, Grid]:
    """The ratings of a diary begun `baseline` days before the cut, with the cut as day 0."""
    kept = (days >= cut - baseline) & (days < cut + REVIEW)
    return days[kept] - cut, scores[kept]


def _by_welch(days: Days, scores: Grid, cuts: Days, baseline: int) -> float:
    better = 0
    for cut in cuts:
        at, values = _around(days, scores, int(cut), baseline)
        better += bool(welch(values[None, at < 0], values[None, at >= LATE[0]])[1] < 0)
    return share(better, len(cuts))
