"""Takes turns, so that a slow minute of the machine slows both sides."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Ratio:
    """One line of the table: ours and the floor in milliseconds (medians), and the aim."""

    what: str
    ours_ms: float
    floor_ms: float
    aim: float

    @property
    def ratio(self) -> float:
        """Ours over the floor."""
        return self.ours_ms / self.floor_ms

    @property
    def reached(self) -> bool:
        """Whether the aim is met."""
        return self.ratio <= self.aim


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    gc.collect()
    started = perf_counter()
    deed()
    return (perf_counter() - started) * 1000


def compare(
    what: str,
    aim: float,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    rounds: int = 15,
) -> Ratio:
    """Run both by turns, after one warm-up each, and compare the medians."""
    ours()
    floor()
    pairs = [(timed(ours), timed(floor)) for _ in range(rounds)]
    return Ratio(what, median(p[0] for p in pairs), median(p[1] for p in pairs), aim)
