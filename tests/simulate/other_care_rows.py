"""A medicine that works, begun during a course of acupuncture that does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.result import Result
from tests.simulate.judge import clean, verdict
from tests.simulate.limits import Limit, Row, at_most, share
from tests.simulate.patient import Kind, draw
from tests.simulate.windows import REVIEW

_RELIEF = -2.0


@dataclass(frozen=True)
class OtherCare:
    """The day on which the medicine is begun."""

    day: int

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return f"other_care_day_{self.day}"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Of the days before the medicine nothing is said that is not so, nor without caution."""
        return (at_most("better_before_it", 0.05), at_most("clean", 0.0))

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: "lower" in the whole window, and in the days before the medicine."""
        diaries = draw(Kind(change=_RELIEF, change_day=self.day), patients, rng)
        found = [verdict(diaries, patient, REVIEW, (self.day,)) for patient in range(patients)]
        rates = {
            "better": share(sum(one.code.better for one in found), patients),
            "better_before_it": share(sum(_before_it(one) for one in found), patients),
            "clean": share(sum(clean(one) for one in found), patients),
        }
        title = f"A medicine begun on day {self.day} takes off 2 points, acupuncture nothing"
        yield Row("other_care", self.name, title, patients, rates, limits=self.limits)


def other_care_tasks() -> tuple[OtherCare, ...]:
    """Early enough to hide in the window of the review, with days enough before it."""
    return (OtherCare(21),)


def _before_it(result: Result) -> bool:
    without = result.without_cotreatment
    return without is not None and without.code.better
