"""Who is simulated at a single review, and what has to hold for them.

The limits are those of the analysis design, section 15; they leave room for the Monte Carlo error
of 400 patients. Rows without limits fill the table of rates by verdict (its section 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.simulate.limits import Limit, at_least, at_most
from tests.simulate.patient import SLOW, Begin, Kind


@dataclass(frozen=True)
class Cell:
    """One kind of patient at the review on day 56, with what has to hold."""

    name: str
    title: str
    kind: Kind
    limits: tuple[Limit, ...] = ()


def cells() -> tuple[Cell, ...]:
    """Every cell, in the order in which the results show them."""
    return (
        *_coverage(),
        *_unkind(),
        *_steady(),
        *_unchanged(),
        *_flares(),
        *_changed(),
        *_too_short(),
    )


def _coverage() -> Iterator[Cell]:
    for baseline in (7, 14, 28):
        for phi, least in ((0.0, 0.95), (0.3, 0.94), (0.6, 0.92), (0.7, 0.90)):
            yield Cell(
                f"unchanged_phi{round(phi * 10)}_{baseline}",
                f"Unchanged, day-to-day correlation {phi}, {baseline} baseline days",
                Kind(phi=phi, baseline=baseline),
                (at_least("coverage", least), at_most("better", 0.05)),
            )


def _unkind() -> Iterator[Cell]:
    yield Cell(
        "noisy_14",
        "Unchanged, correlation 0.6 and noisy ratings (SD 0.7)",
        Kind(phi=0.6, noise=0.7, spread=(0.8, 1.4)),
        (at_least("coverage", 0.94),),
    )
    for baseline in (14, 28):
        yield Cell(
            f"slow_{baseline}",
            f"Unchanged, slow episodes (SD 0.6), {baseline} baseline days",
            replace(SLOW, baseline=baseline),
            (at_least("coverage", 0.86), at_most("better", 0.09)),
        )
    yield Cell(
        "slower_14",
        "Unchanged, slow episodes (SD 0.8)",
        replace(SLOW, slow=0.8),
        (at_least("coverage", 0.83),),
    )
    yield Cell(
        "half_missing_14",
        "Unchanged, half of the days missing, mostly good ones",
        Kind(skips_good_days=True),
        (at_least("coverage", 0.94),),
    )
    yield Cell(
        "spikes_14",
        "Unchanged, spikes of 3 points on 1 to 3 days",
        Kind(spikes=True, spread=(0.5, 0.9)),
        (at_least("coverage", 0.94),),
    )
    yield Cell(
        "floor_14",
        "2.5 points lower from a level of 3 to 4, where 0 is near",
        Kind(level=(3.0, 4.0), change=-2.5),
        (at_least("coverage", 0.93),),
    )


def _steady() -> Iterator[Cell]:
    steady = Kind(spread=(0.3, 0.6))
    yield Cell("steady_14", "Steady pain, unchanged", steady, (at_most("width", 2.1),))
    yield Cell(
        "steady_lower_14",
        "Steady pain, 1.5 points lower",
        replace(steady, change=-1.5),
        (at_least("better", 0.85),),
    )


def _unchanged() -> Iterator[Cell]:
    for baseline in (7, 14, 28):
        yield Cell(
            f"unchanged_{baseline}", f"Unchanged, {baseline} baseline days", Kind(baseline=baseline)
        )


def _flares() -> Iterator[Cell]:
    in_flare, diary = Begin.TREATMENT_IN_FLARE, Begin.DIARY_IN_FLARE
    yield Cell(
        "flare_14", "Treatment begun in a flare", Kind(begin=in_flare), (at_most("better", 0.04),)
    )
    yield Cell(
        "flare_slow_14",
        "Treatment begun in a flare, slow episodes",
        replace(SLOW, begin=in_flare),
        (at_most("better", 0.09),),
    )
    yield Cell(
        "diary_flare_14", "Diary begun in a flare", Kind(begin=diary), (at_most("better", 0.07),)
    )
    yield Cell(
        "diary_flare_slow_14",
        "Diary begun in a flare, slow episodes",
        replace(SLOW, begin=diary),
        (at_most("better", 0.14), at_most("important", 0.02)),
    )
    yield Cell(
        "diary_flare_slow_7",
        "Diary begun in a flare, slow episodes, 7 baseline days",
        replace(SLOW, begin=diary, baseline=7),
        (at_most("clean", 0.0), at_most("important", 0.03)),
    )


def _changed() -> Iterator[Cell]:
    yield Cell("recovery_14", "Falls by 0.3 a week by itself", Kind(recovery=0.3))
    yield Cell("lower_1_14", "1 point lower", Kind(change=-1.0), (at_most("important", 0.04),))
    yield Cell("lower_2_7", "2 points lower, 7 baseline days", Kind(change=-2.0, baseline=7))
    for baseline, least in ((14, 0.50), (28, 0.58)):
        yield Cell(
            f"lower_2_{baseline}",
            f"2 points lower, {baseline} baseline days",
            Kind(change=-2.0, baseline=baseline),
            (at_least("better", least),),
        )
    yield Cell("lower_3_7", "3 points lower, 7 baseline days", Kind(change=-3.0, baseline=7))
    for baseline, least, important in ((14, 0.78, 0.68), (28, 0.88, 0.76)):
        yield Cell(
            f"lower_3_{baseline}",
            f"3 points lower, {baseline} baseline days",
            Kind(change=-3.0, baseline=baseline),
            (at_least("better", least), at_least("important", important)),
        )
    yield Cell(
        "gradual_2_14", "2 points lower, built up over 6 weeks", Kind(change=-2.0, gradual_weeks=6)
    )
    yield Cell(
        "brief_relief_14",
        "2 points lower on 2 to 4 days of each week",
        Kind(change=-2.0, relief_days=(2, 4)),
    )
    yield Cell(
        "higher_14",
        "1.5 points higher, from a level of 3 to 6",
        Kind(change=1.5, level=(3.0, 6.0)),
        (at_least("worse", 0.25), at_most("better", 0.01)),
    )


def _too_short() -> Iterator[Cell]:
    for baseline in (3, 5):
        yield Cell(
            f"unchanged_{baseline}",
            f"Unchanged, {baseline} baseline days",
            Kind(baseline=baseline),
            (at_least("not_enough", 1.0),),
        )
