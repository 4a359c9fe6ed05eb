"""How near the shipped method comes to somebody who knows what it has to learn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.effect import compare
from tests.simulate.limits import Limit, Row, at_least, share
from tests.simulate.oracle import oracle
from tests.simulate.patient import Days, Diaries, Grid, Kind, draw
from tests.simulate.windows import LATE

#: The limit is a ratio of two rates: it takes more patients to see it than a rate does.
TIMES = 4
_OF_THE_LIMIT = 0.90


@dataclass(frozen=True)
class AtTheLimit:
    """A true fall of 2 points, as found by the shipped method and by the one who knows."""

    baseline: int

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return f"limit_{self.baseline}"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What has to hold."""
        return (at_least("of_the_limit", _OF_THE_LIMIT),)

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: both rates on the same patients, and their ratio."""
        many = TIMES * patients
        diaries = draw(Kind(change=-2.0, baseline=self.baseline), many, rng)
        found = sum(_found(diaries, patient) for patient in range(many))
        known = sum(_known(diaries, patient) for patient in range(many))
        yield Row(
            "limit",
            self.name,
            f"2 points lower, {self.baseline} baseline days",
            many,
            {
                "better": share(found, many),
                "oracle": share(known, many),
                "of_the_limit": share(found, known),
            },
            limits=self.limits,
        )


def limit_tasks() -> tuple[AtTheLimit, ...]:
    """Both lengths of baseline of the requirement."""
    return (AtTheLimit(14), AtTheLimit(28))


def _found(diaries: Diaries, patient: int) -> bool:
    days, scores = _compared(diaries, patient)
    before = days < 0
    found = compare(days[before], scores[before], days[~before], scores[~before])
    return found.interval()[1] < 0


def _known(diaries: Diaries, patient: int) -> bool:
    days, scores = _compared(diaries, patient)
    return oracle(days, scores, diaries.kind.phi, float(diaries.spread[patient]))[1] < 0


def _compared(diaries: Diaries, patient: int) -> tuple[Days, Grid]:
    days, scores = diaries.rated(patient)
    kept = (days < 0) | np.isin(days, LATE)
    return days[kept], scores[kept]
