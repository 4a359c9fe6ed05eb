"""The same planned trials, analysed in other ways: what gains nothing, and what cannot be trusted.

Not kept as rows, with what they gave (250 to 300 patients; true fall of 2 points, 4 blocks of 28
days with 7 left out; the shipped method .87, with slow episodes .85 to .94):

- a randomisation test: a plan of one round has two possible orders, of two rounds four, so that it
  can never tell anything at 1 in 20;
- leaving days out only where the arm changes: .89 and .87, a gain of .01 to .02 for a calendar
  that is harder to follow;
- a bent line, or a level for each pair, in place of the straight line: .85 and .85, with slow
  episodes .94 and .94; under a recovery of 0.3 a week .76 and .67 against .78;
- generalised least squares that knows the wander: .86 and .88, nearly the same;
- two blocks of 56 days: a recovery of 0.3 a week passes for the treatment in .42 of patients;
- six blocks of 18 days: .94, but .32 where relief outlasts its block by two weeks (.63).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import stdtrit

from acutrack.analysis.change.contrast import Spread, contrast
from acutrack.analysis.change.day_to_day import day_to_day
from acutrack.analysis.trials.trial_draw import FOUR_WEEKS, TWO_WEEKS, BlockShape
from tests.simulate.limits import Row, share
from tests.simulate.planned import (
    FALL,
    PLAIN,
    RECOVERY,
    SLOWLY,
    Entries,
    entries,
    welch_high,
)

High = Callable[[BlockShape, Entries], float]


@dataclass(frozen=True)
class Otherwise:
    """One other analysis of a plan; `high` gives the upper end of its 95 % interval."""

    name: str
    title: str
    shape: BlockShape
    high: High

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row, beside the shipped method on the same diaries."""
        recovering = replace(PLAIN, recovery=RECOVERY)
        rates: dict[str, float] = {}
        for name, kind, change in (
            ("better", PLAIN, 0.0),
            ("slow_better", SLOWLY, 0.0),
            ("lower_2", PLAIN, FALL),
            ("slow_lower_2", SLOWLY, FALL),
            ("recovery_lower_2", recovering, FALL),
        ):
            found = list(entries(self.shape, kind, patients, rng, change=change))
            rates[name] = share(sum(self.high(self.shape, one) < 0 for one in found), patients)
            shipped = sum(one.compared.interval()[1] < 0 for one in found)
            rates[f"shipped_{name}"] = share(shipped, patients)
        yield Row("planned", self.name, self.title, patients, rates)


def pairs_only(shape: BlockShape, one: Entries) -> float:
    """A t interval of the differences within pairs of blocks."""
    block = one.days // shape.block_days
    differences = []
    for pair in np.unique(block // 2):
        both = block // 2 == pair
        with_it, without = both & one.treated, both & ~one.treated
        differences.append(one.scores[with_it].mean() - one.scores[without].mean())
    n = len(differences)
    half = stdtrit(n - 1, 0.975) * np.std(differences, ddof=1) / np.sqrt(n)
    return float(np.mean(differences) + half)


def weighted_days(_: BlockShape, one: Entries) -> float:
    """Generalised least squares: days next to a change of block count more."""
    line = one.days / one.days[-1]
    design = np.column_stack((np.ones(one.days.size), line, one.treated))
    model = day_to_day(one.days, one.scores, design)
    spread = Spread(model.weights, model.slope_scale, model.freedom)
    return float(model.weights @ model.slope + spread.half_width())


def without_line(_: BlockShape, one: Entries) -> float:
    """The plain two levels and the whole allowance of two periods, as for a start of treatment."""
    treated = one.treated.astype(np.float64)
    weights = treated / treated.sum() - (1 - treated) / (1 - treated).sum()
    design = np.column_stack((np.ones(one.days.size), treated))
    est, spread = contrast(one.days, one.scores, design, weights)
    return est + spread.half_width()


def _welch(_: BlockShape, one: Entries) -> float:
    return welch_high(one)


PLANNED_OTHERWISE = tuple(
    Otherwise(f"{name}_{plan}", f"{title}, {words}", shape, high)
    for plan, words, shape in (
        ("4x28", "4 blocks of 28 days", FOUR_WEEKS),
        ("8x14", "8 blocks of 14 days", TWO_WEEKS),
    )
    for name, title, high in (
        ("welch", "Welch's t test", _welch),
        ("pairs_only", "t interval of the pairs", pairs_only),
        ("weighted_days", "Weighted days, no slow wander", weighted_days),
        ("without_line", "Two levels without a line", without_line),
    )
)
