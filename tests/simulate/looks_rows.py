"""How often somebody hears "lower" at least once in twenty weeks, by how often they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from acutrack.analysis.change.result import Code
from tests.simulate.judge import verdict
from tests.simulate.limits import Limit, Row, at_most, share
from tests.simulate.patient import SLOW, Begin, Diaries, Kind, draw
from tests.simulate.welch import welch
from tests.simulate.windows import WINDOW

#: The reviews of the first twenty weeks, and a look each week from the second on.
REVIEWS = (28, 56, 84, 140)
WEEKLY = tuple(range(14, 141, 7))
#: At reviews, which is when verdicts are made.
_IMPORTANT = at_most("important_reviews", 0.03)
#: If they were made each week; for those whose diary begins in a flare they would be too many.
_IMPORTANT_WEEKLY = at_most("important_weekly", 0.03)


@dataclass(frozen=True)
class Looks:
    """One kind of patient, followed for twenty weeks."""

    name: str
    title: str
    kind: Kind
    limits: tuple[Limit, ...] = ()

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row."""
        diaries = draw(replace(self.kind, treated=REVIEWS[-1]), patients, rng)
        told = [_told(diaries, patient) for patient in range(patients)]
        yield Row(
            "looks",
            self.name,
            self.title,
            patients,
            {
                "weekly": share(sum(_ever(codes, WEEKLY) for codes in told), patients),
                "reviews": share(sum(_ever(codes, REVIEWS) for codes in told), patients),
                "two_in_a_row": share(sum(_twice(codes) for codes in told), patients),
                "important_reviews": share(sum(_important(c, REVIEWS) for c in told), patients),
                "important_weekly": share(sum(_important(c, WEEKLY) for c in told), patients),
            },
            {"weekly": _by_welch(diaries)},
            self.limits,
        )


def looks_tasks() -> tuple[Looks, ...]:
    """The rows of section 7 of the analysis design."""
    both = (_IMPORTANT, _IMPORTANT_WEEKLY)
    diary = Begin.DIARY_IN_FLARE
    return (
        Looks(
            "looks_unchanged_14",
            "Unchanged, 14 baseline days",
            Kind(),
            (at_most("reviews", 0.06), *both),
        ),
        Looks("looks_unchanged_28", "Unchanged, 28 days", Kind(baseline=28), both),
        Looks("looks_slow_14", "Slow episodes, 14 days", SLOW, both),
        Looks("looks_slow_28", "Slow episodes, 28 days", replace(SLOW, baseline=28), both),
        Looks(
            "looks_diary_flare_slow_14",
            "Diary begun in a flare, slow episodes, 14 days",
            replace(SLOW, begin=diary),
            (_IMPORTANT,),
        ),
        Looks("looks_lower_2_14", "2 points lower, 14 days", Kind(change=-2.0)),
        Looks("looks_lower_3_14", "3 points lower, 14 days", Kind(change=-3.0)),
    )


def _told(diaries: Diaries, patient: int) -> dict[int, Code]:
    return {day: verdict(diaries, patient, day).code for day in sorted({*WEEKLY, *REVIEWS})}


def _ever(codes: dict[int, Code], days: Sequence[int]) -> bool:
    return any(codes[day].better for day in days)


def _important(codes: dict[int, Code], days: Sequence[int]) -> bool:
    return any(codes[day] is Code.BETTER_IMPORTANT for day in days)


def _twice(codes: dict[int, Code]) -> bool:
    better = [codes[day].better for day in REVIEWS]
    return any(one and other for one, other in pairwise(better))


def _by_welch(diaries: Diaries) -> float:
    earlier = diaries.scores[:, diaries.days < 0]
    ever = np.zeros(len(earlier), dtype=np.bool_)
    for day in WEEKLY:
        later = diaries.scores[:, (diaries.days >= max(0, day - WINDOW)) & (diaries.days < day)]
        ever |= welch(earlier, later)[1] < 0
    return share(ever.sum(), len(ever))
