"""What is said at one review: verdicts, coverage and width, beside Welch's t test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.result import Result
from tests.simulate.cells import Cell
from tests.simulate.judge import SHORT, clean, verdict
from tests.simulate.limits import Limit, Rates, Row, share
from tests.simulate.patient import Diaries, Grid, draw
from tests.simulate.truth import expected_change
from tests.simulate.welch import welch
from tests.simulate.windows import LATE, REVIEW, before


@dataclass(frozen=True)
class AtReview:
    """One cell, judged on day 56."""

    cell: Cell

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return self.cell.name

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What has to hold."""
        return self.cell.limits

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row."""
        diaries = draw(self.cell.kind, patients, rng)
        results = [verdict(diaries, patient, REVIEW) for patient in range(patients)]
        truth = expected_change(diaries, before(self.cell.kind), LATE)
        yield Row(
            "review",
            self.cell.name,
            self.cell.title,
            patients,
            verdict_rates(results) | _intervals(results, truth),
            _by_welch(diaries, truth),
            self.limits,
        )


def verdict_rates(results: Sequence[Result]) -> Rates:
    """The share of each verdict, of any "lower", and of "lower" without a caution."""
    many = len(results)
    rates = {
        short: share(sum(result.code is code for result in results), many)
        for code, short in SHORT.items()
    }
    rates["better"] = share(sum(result.code.better for result in results), many)
    rates["clean"] = share(sum(clean(result) for result in results), many)
    return rates


def _intervals(results: Sequence[Result], truth: Grid) -> Rates:
    """Of those that have an interval: how often it holds the truth, and how wide it is."""
    ends = np.array(
        [
            (result.effect.lo, result.effect.hi, true)
            for result, true in zip(results, truth, strict=True)
            if result.effect is not None
        ]
    )
    return _covered(*ends.T) if len(ends) else {}


def _by_welch(diaries: Diaries, truth: Grid) -> Rates:
    earlier, later = diaries.scores[:, diaries.days < 0], diaries.scores[:, diaries.days >= LATE[0]]
    enough = [(~np.isnan(part)).sum(axis=1) >= 2 for part in (earlier, later)]
    kept = enough[0] & enough[1]
    lo, hi = welch(earlier[kept], later[kept])
    return {"better": share((hi < 0).sum(), len(hi))} | _covered(lo, hi, truth[kept])


def _covered(lo: Grid, hi: Grid, truth: Grid) -> Rates:
    return {
        "coverage": share(((lo <= truth) & (truth <= hi)).sum(), len(lo)),
        "width": round(float(np.mean(hi - lo)), 2),
    }
