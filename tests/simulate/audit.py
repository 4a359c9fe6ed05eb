"""Coverage of the intervals of the practice audit: `python -m tests.simulate.audit`.

Invented practices whose truth is known. Exits with 1 if a requirement is not reached.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acutrack.analysis.answers.proportion import rate
from acutrack.analysis.audit.across_people import across_people, against_start
from acutrack.analysis.audit.outcomes import outcomes
from acutrack.analysis.audit.started import NotKnown, Started
from acutrack.analysis.audit.treatment_rates import rate_of_people
from acutrack.analysis.change.result import Code
from acutrack.analysis.sessions.pooling import pool_means
from acutrack.analysis.sessions.session_groups import Grouping
from tests.analysis.audit.people import group_of, started
from tests.simulate.__main__ import told
from tests.simulate.limits import Limit, Rates, Row, at_least, at_most

PRACTICES = 1000
SEED = 1
_BY = Grouping.PRACTITIONER
#: Changes of people around that of their group, points; starts, and how much of them is lost.
_SPREAD, _STARTS, _SLOPE = 2.0, (3.5, 8.0), -0.5


@dataclass(frozen=True)
class Groups:
    """Practitioners with so many people each, whose true changes differ with this spread."""

    name: str
    title: str
    people: tuple[int, ...]
    tau: float
    limits: tuple[Limit, ...]
    #: Of the second half of the groups, people start so many points higher.
    harder: float = 0.0

    def row(self, practices: int, rng: np.random.Generator) -> Row:
        """How often intervals hold the truth, and how often a gap is called seldom."""
        found = [self._practice(rng) for _ in range(practices)]
        names = ("coverage", "plain_coverage", "seldom", "plain_seldom", "width")
        rates = {name: float(np.nanmean([one[name] for one in found])) for name in names}
        return Row("audit", self.name, self.title, practices, rates, limits=self.limits)

    def _practice(self, rng: np.random.Generator) -> Rates:
        truth = rng.normal(-1.5, self.tau, len(self.people))
        starts, changes = [], []
        for number, (count, level) in enumerate(zip(self.people, truth, strict=True)):
            higher = self.harder * (number >= len(self.people) / 2)
            own = rng.uniform(*_STARTS, count) + higher
            starts.append(own)
            changes.append(level + _SLOPE * (own - 6) + rng.normal(0, _SPREAD, count))
        means, variances, freedom = against_start(starts, changes)
        pool = pool_means(means, variances, freedom)
        # The truth of people who start at the level of all.
        grand = float(np.concatenate(starts).mean())
        aim = truth + _SLOPE * (grand - 6)
        held = [_holds(pool.interval(at)[1:], aim[at]) for at in range(len(aim))]
        people = [
            one
            for number, (own, change) in enumerate(zip(starts, changes, strict=True))
            for one in group_of(f"p{number}", change.tolist(), own.tolist())
        ]
        across = across_people(people, _BY)
        lo, hi = zip(*(pool.interval(at)[1:] for at in range(len(aim))), strict=True)
        return {
            "coverage": float(np.mean(held)),
            "plain_coverage": _plain(changes, aim),
            "seldom": float(across.common_by_chance is False),
            "plain_seldom": float(_plain_t(changes)),
            "width": float(np.mean(np.subtract(hi, lo))),
        }


@dataclass(frozen=True)
class Effects:
    """Side effects after sessions, with people who differ in how easily they get them."""

    name: str
    title: str
    people: int
    share: float
    #: 0 where all are alike; the nearer 1, the more all sessions of a person are.
    alike: float
    limits: tuple[Limit, ...]

    def row(self, practices: int, rng: np.random.Generator) -> Row:
        """How often the interval holds the true rate, beside that of sessions alone."""
        ours, wilson = [], []
        for _ in range(practices):
            asked = rng.integers(1, 13, self.people)
            own: NDArray[np.float64] | float = self.share
            if self.alike:
                size = 1 / self.alike - 1
                own = rng.beta(self.share * size, (1 - self.share) * size, self.people)
            counts = rng.binomial(asked, own)
            found = rate_of_people(counts, asked)
            ours.append(_holds((found.lo, found.hi), self.share))
            plain = rate(found.count, found.asked)
            wilson.append(_holds((plain.lo, plain.hi), self.share))
        rates = {"coverage": float(np.mean(ours)), "plain_coverage": float(np.mean(wilson))}
        return Row("audit", self.name, self.title, practices, rates, limits=self.limits)


@dataclass(frozen=True)
class Missing:
    """People of whom some are missing, more often those who are no better, or the other way."""

    name: str
    title: str
    people: int
    share: float
    #: Share of the missing among those who are lower, and among the others.
    missing: tuple[float, float]
    limits: tuple[Limit, ...]

    def row(self, practices: int, rng: np.random.Generator) -> Row:
        """How often the whole range holds the true share; beside it, Wilson of those known."""
        ours, known_only = [], []
        for _ in range(practices):
            lower = rng.random(self.people) < self.share
            gone = rng.random(self.people) < np.where(lower, *self.missing)
            found = outcomes([_person(*one) for one in zip(lower, gone, strict=True)])
            ours.append(_holds(found.whole_range, self.share))
            plain = rate(found.lower, found.started - found.not_known)
            known_only.append(_holds((plain.lo, plain.hi), self.share))
        rates = {"coverage": float(np.mean(ours)), "plain_coverage": float(np.mean(known_only))}
        return Row("audit", self.name, self.title, practices, rates, limits=self.limits)


_HOLDS = at_least("coverage", 0.94)
_NEARLY = at_least("coverage", 0.92)
#: Three comparisons stand in one audit; of each, at most so many alike are called seldom.
_QUIET = at_most("seldom", 0.03)

ROWS: tuple[Groups | Effects | Missing, ...] = (
    Groups("alike_2", "2 alike, 15 people each", (15, 15), 0.0, (_HOLDS, _QUIET)),
    Groups("alike_4", "4 alike, 8 people each", (8,) * 4, 0.0, (_HOLDS, _QUIET)),
    Groups("alike_few", "3 alike, 5 people each", (5,) * 3, 0.0, (_HOLDS, _QUIET)),
    Groups("alike_uneven", "4 alike, 5 to 60 people", (5, 8, 20, 60), 0.0, (_HOLDS, _QUIET)),
    Groups("alike_harder", "two have harder cases", (20,) * 4, 0.0, (_HOLDS, _QUIET), 1.5),
    Groups("differ_little", "4 that differ by 0.5", (15,) * 4, 0.5, (at_least("coverage", 0.92),)),
    # Twice the spread that is thought likely beforehand: drawn together a little too far.
    Groups("differ_much", "4 that differ by 1", (15,) * 4, 1.0, (at_least("coverage", 0.89),)),
    Effects("bruise_alike", "17 per 1,000, people alike", 40, 0.017, 0.0, (_HOLDS,)),
    Effects("bruise_own", "17 per 1,000, each their own", 40, 0.017, 0.05, (_NEARLY,)),
    Effects("any_alike", "80 per 1,000, people alike", 40, 0.08, 0.0, (_HOLDS,)),
    Effects("any_own", "80 per 1,000, each their own", 40, 0.08, 0.15, (_NEARLY,)),
    Effects("often_own", "300 per 1,000, each their own", 25, 0.3, 0.3, (_NEARLY,)),
    Missing("missing_worse", "the worse are missing", 60, 0.4, (0.1, 0.4), (_HOLDS,)),
    Missing("missing_better", "the better are missing", 60, 0.4, (0.4, 0.1), (_HOLDS,)),
    Missing("missing_none", "nobody is missing", 60, 0.4, (0.0, 0.0), (_NEARLY,)),
)


def rows(practices: int, seed: int, only: str = "") -> Iterator[Row]:
    """Each row with random numbers of its own."""
    for number, one in enumerate(ROWS):
        if one.name.startswith(only):
            yield one.row(practices, np.random.default_rng([seed, number]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and return the exit code."""
    line = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    line.add_argument("--practices", type=int, default=PRACTICES, help="in each row")
    line.add_argument("--seed", type=int, default=SEED)
    line.add_argument("--only", default="", metavar="ROW", help="rows whose name begins so")
    asked = line.parse_args(arguments)
    missed = []
    for row in rows(asked.practices, asked.seed, asked.only):
        sys.stdout.write(told(row))
        missed += [] if row.holds else [row.name]
    sys.stdout.write(f"Not reached: {', '.join(missed)}\n" if missed else "Everything holds.\n")
    return 1 if missed else 0


def _person(lower: bool, gone: bool) -> Started:
    code = Code.BETTER_IMPORTANT if lower else Code.NO_CLEAR_CHANGE
    return started(not_known=NotKnown.STOPPED) if gone else started(change=-1.0, code=code)


def _holds(limits: Sequence[float], truth: float) -> bool:
    return limits[0] <= truth <= limits[1]


def _plain(changes: Sequence[NDArray[np.float64]], aim: NDArray[np.float64]) -> float:
    from scipy.stats import t

    held = []
    for own, truth in zip(changes, aim, strict=True):
        half = t.ppf(0.975, own.size - 1) * own.std(ddof=1) / np.sqrt(own.size)
        held.append(abs(own.mean() - truth) <= half)
    return float(np.mean(held))


def _plain_t(changes: Sequence[NDArray[np.float64]]) -> bool:
    """Whether any pair of groups differs by a t test at 0.05, as a spreadsheet would have it."""
    from scipy.stats import ttest_ind

    pairs = [(a, b) for n, a in enumerate(changes) for b in changes[n + 1 :]]
    return any(ttest_ind(a, b).pvalue < 0.05 for a, b in pairs)


if __name__ == "__main__":
    sys.exit(main())
