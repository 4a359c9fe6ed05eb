"""What more days of diary buy: width of the interval and chance to find a true change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from acutrack.analysis.change.effect import compare
from tests.simulate.limits import Row, share
from tests.simulate.patient import SLOW, Diaries, Grid, Kind, draw

BASELINES = (7, 14, 28, 56)
TREATED = (14, 28, 56)
_FALLS = (1.0, 2.0, 3.0)


@dataclass(frozen=True)
class HowLong:
    """One length of baseline and of treatment, for plain and for slowly wandering patients.

    The treatment days compared are the last `treated` of the eight weeks.
    """

    baseline: int
    treated: int

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        return f"how_long_{self.baseline}_{self.treated}"

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """Two rows: plain patients, and those with slow episodes."""
        for name, kind in (("plain", Kind()), ("slow", SLOW)):
            yield self._row(name, replace(kind, baseline=self.baseline), patients, rng)

    def _row(self, name: str, kind: Kind, patients: int, rng: np.random.Generator) -> Row:
        lo, hi = self._intervals(draw(kind, patients, rng))
        rates = {
            "width": round(float(np.median(hi - lo)), 2),
            "better": share((hi < 0).sum(), len(hi)),
        }
        for fall in _FALLS:
            _, high = self._intervals(draw(replace(kind, change=-fall), patients, rng))
            rates[f"lower_{fall:.0f}"] = share((high < 0).sum(), len(high))
        title = f"{self.baseline} baseline days, {self.treated} treatment days, {name}"
        return Row("how_long", f"{self.name}_{name}", title, patients, rates)

    def _intervals(self, diaries: Diaries) -> tuple[Grid, Grid]:
        first = diaries.kind.treated - self.treated
        ends = []
        for patient in range(len(diaries.scores)):
            days, scores = diaries.rated(patient)
            before, since = days < 0, days >= first
            ends.append(
                compare(days[before], scores[before], days[since], scores[since]).interval()
            )
        return np.array(ends)[:, 0], np.array(ends)[:, 1]


def how_long_tasks() -> tuple[HowLong, ...]:
    """Every length of baseline with every length of treatment."""
    return tuple(HowLong(baseline, treated) for treated in TREATED for baseline in BASELINES)
