"""Everything that is simulated, by name, each with random numbers of its own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from typing import Protocol

import numpy as np

from tests.simulate.cells import cells
from tests.simulate.foresight import FORESIGHT
from tests.simulate.how_long_rows import how_long_tasks
from tests.simulate.limit_rows import limit_tasks
from tests.simulate.limits import Row
from tests.simulate.looks_rows import looks_tasks
from tests.simulate.other_care_rows import other_care_tasks
from tests.simulate.planned import PLANNED
from tests.simulate.planned_otherwise import PLANNED_OTHERWISE
from tests.simulate.practitioner_rows import PRACTITIONERS
from tests.simulate.real_diary_rows import real_diary_tasks
from tests.simulate.review_rows import AtReview
from tests.simulate.session_rows import session_tasks
from tests.simulate.two_ratings_rows import TOGETHER


class Task(Protocol):
    """One cell of the simulation."""

    @property
    def name(self) -> str:
        """What `--only` calls it; no two are called alike."""

    def rows(self, patients: int, rng: np.random.Generator, /) -> Iterator[Row]:
        """What came of so many patients."""


@cache
def tasks() -> dict[str, Task]:
    """Every task by name, in the order of the results."""
    each: tuple[Task, ...] = (
        *(AtReview(cell) for cell in cells()),
        *other_care_tasks(),
        *looks_tasks(),
        *limit_tasks(),
        *how_long_tasks(),
        *FORESIGHT,
        *TOGETHER,
        *PLANNED,
        *PLANNED_OTHERWISE,
        *session_tasks(),
        *PRACTITIONERS,
        *real_diary_tasks(),
    )
    return {task.name: task for task in each}


def rows_of(name: str, patients: int, seed: int) -> list[Row]:
    """Run one task; the same name, number and seed give the same rows, whatever else is run."""
    rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
    return list(tasks()[name].rows(patients, rng))
