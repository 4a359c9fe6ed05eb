"""Invented patients: many diaries at a time, with all that makes a real one hard to read.

    L(t) = mu + u + s + w sin(2 pi t / 7 + theta) - recovery (t + B) / 7 + effect(t) + e
    score = L rounded to a whole number and kept within 0 to 10

mu is the usual level; u the day-to-day ups and downs, AR(1); s slow episodes of weeks, AR(1) with
lag-1 correlation .96; w a weekly rhythm; e noise of the reporting itself. Day 0 is the first
session, B the days of diary before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
Days = NDArray[np.int64]

#: How much of yesterday's slow part is left today.
SLOW_PHI = 0.96
#: Days of the record in which a start in a flare is looked for.
RECORD = 400
#: A flare: five rated days in a row that average one SD of such averages above the record's mean.
FLARE_DAYS = 5
_SPIKE_CHANCE, _SPIKE_POINTS = 0.06, 3.0
_SKIP_GOOD, _SKIP_BAD = 0.7, 0.3


class Begin(Enum):
    """When the treatment or the diary begins."""

    ANY_DAY = "any day"
    TREATMENT_IN_FLARE = "treatment in a flare"
    DIARY_IN_FLARE = "diary in a flare"


@dataclass(frozen=True)
class Kind:
    """A kind of patient; pairs are the ends of what is drawn evenly.

    Attributes:
        level: mu, points.
        spread: SD of u, points.
        phi: lag-1 correlation of u.
        slow: SD of s, points.
        noise: SD of e, points.
        recovery: points a week by which pain falls by itself, from the first diary day on.
        change: points that something adds from `change_day` on; below 0 is relief.
        change_day: day 0, unless it was not the treatment.
        gradual_weeks: weeks over which the change builds up; 0 for at once.
        relief_days: the change lasts only these days (drawn evenly) of each week.
        missing: share of days without a rating.
        skips_good_days: days below the person's average are skipped more than twice as often.
        spikes: +3 points for 1 to 3 days, begun on 6 % of days.
        baseline, treated: days of diary before day 0 and from it on.
    """

    level: tuple[float, float] = (4.0, 7.5)
    spread: tuple[float, float] = (0.8, 1.8)
    phi: float = 0.5
    slow: float = 0.0
    noise: float = 0.0
    recovery: float = 0.0
    change: float = 0.0
    change_day: int = 0
    gradual_weeks: float = 0.0
    relief_days: tuple[int, int] | None = None
    missing: float = 0.2
    skips_good_days: bool = False
    spikes: bool = False
    begin: Begin = Begin.ANY_DAY
    baseline: int = 14
    treated: int = 56

    @property
    def days(self) -> Days:
        """Day numbers of the diary; day 0 is the first session."""
        return np.arange(-self.baseline, self.treated)


#: Slow episodes come with smaller daily swings, so that these patients are not wilder in all.
SLOW = Kind(slow=0.6, spread=(0.7, 1.3), phi=0.4)


@dataclass(frozen=True)
class Diaries:
    """Diaries of one kind of patient.

    Attributes:
        kind: what they were drawn from.
        days: (days,) day numbers.
        scores: (patients, days), NaN where no rating was made.
        steady: (patients, days) the expected level before rounding, without u, s and e.
        spread: (patients,) SD of u.
        usual: (patients,) what they answer when asked for their usual pain: mu, rounded.
    """

    kind: Kind
    days: Days
    scores: Grid
    steady: Grid
    spread: Grid
    usual: Grid

    def rated(self, patient: int) -> tuple[Days, Grid]:
        """Day numbers and scores of the days that one patient rated."""
        row = self.scores[patient]
        kept = ~np.isnan(row)
        return self.days[kept], row[kept]


def draw(kind: Kind, patients: int, rng: np.random.Generator) -> Diaries:
    """Diaries of `patients` people of one kind."""
    felt = draw_levels(kind, patients, rng)
    offered = observed(felt.levels + rng.normal(0.0, kind.noise, felt.levels.shape))
    scores = np.where(_skipped(kind, offered, rng), np.nan, offered)
    first = _first_diary_day(kind, scores)
    columns = first[:, None] + np.arange(kind.baseline + kind.treated)
    rows = np.arange(patients)[:, None]
    usual = observed(felt.usual)
    return Diaries(
        kind, kind.days, scores[rows, columns], felt.steady[rows, columns], felt.spread, usual
    )


@dataclass(frozen=True)
class Felt:
    """What the pain is, before anybody writes it down.

    Attributes:
        levels: (patients, record days).
        steady: the same without u, s and spikes.
        spread: (patients,) SD of u.
        usual: (patients,) mu.
    """

    levels: Grid
    steady: Grid
    spread: Grid
    usual: Grid


def draw_levels(kind: Kind, patients: int, rng: np.random.Generator) -> Felt:
    """The pain of `patients` people, day by day, without the noise of reporting.

    The record is the diary itself unless a flare has to be found in a longer one first; a flare
    is looked for among people whom nothing changes.
    """
    flare = kind.begin is not Begin.ANY_DAY
    length = RECORD if flare else kind.baseline + kind.treated
    days = np.arange(length) - kind.baseline
    spread = rng.uniform(*kind.spread, patients)
    usual = rng.uniform(*kind.level, patients)
    steady = usual[:, None] + _week(days, patients, rng) + _effect(kind, days, patients, rng)
    steady = steady - kind.recovery * (days + kind.baseline) / 7
    levels = steady + ar1(kind.phi, spread, length, rng)
    levels += ar1(SLOW_PHI, np.full(patients, kind.slow), length, rng)
    if kind.spikes:
        levels += _spikes((patients, length), rng)
    return Felt(levels, steady, spread, usual)


def observed(levels: Grid) -> Grid:
    """Levels as people write them down: whole numbers from 0 to 10."""
    return np.asarray(np.clip(np.round(levels), 0, 10), dtype=np.float64)


def ar1(phi: float, spread: Grid, length: int, rng: np.random.Generator) -> Grid:
    """Stationary AR(1) series of mean 0: (patients, length), SD `spread` for each patient."""
    step = rng.standard_normal((len(spread), length))
    step[:, 1:] *= np.sqrt(1 - phi**2)
    for day in range(1, length):
        step[:, day] += phi * step[:, day - 1]
    return np.asarray(step * spread[:, None])


def _week(days: Days, patients: int, rng: np.random.Generator) -> Grid:
    height = rng.uniform(0, 0.5, (patients, 1))
    begin = rng.uniform(0, 2 * np.pi, (patients, 1))
    return np.asarray(height * np.sin(2 * np.pi * days / 7 + begin))


def _effect(kind: Kind, days: Days, patients: int, rng: np.random.Generator) -> Grid:
    share = (days >= kind.change_day).astype(np.float64)
    if kind.gradual_weeks:
        share = np.clip((days + 1) / (7 * kind.gradual_weeks), 0, 1)
    effect = np.broadcast_to(kind.change * share, (patients, len(days)))
    if kind.relief_days is None:
        return np.asarray(effect)
    least, most = kind.relief_days
    lasting = rng.integers(least, most + 1, (patients, 1))
    return np.where(days % 7 < lasting, effect, 0.0)


def _spikes(shape: tuple[int, int], rng: np.random.Generator) -> Grid:
    begun = rng.random(shape) < _SPIKE_CHANCE
    lasting = np.where(begun, rng.integers(1, 4, shape), 0)
    high = lasting > 0
    high[:, 1:] |= lasting[:, :-1] > 1
    high[:, 2:] |= lasting[:, :-2] > 2
    return np.where(high, _SPIKE_POINTS, 0.0)


def _skipped(kind: Kind, offered: Grid, rng: np.random.Generator) -> NDArray[np.bool_]:
    chance = np.full(offered.shape, kind.missing)
    if kind.skips_good_days:
        good = offered < offered.mean(axis=1, keepdims=True)
        chance = np.where(good, _SKIP_GOOD, _SKIP_BAD)
    return np.asarray(rng.random(offered.shape) < chance)


def _first_diary_day(kind: Kind, scores: Grid) -> Days:
    """Column of each patient's first diary day within the record."""
    if kind.begin is Begin.ANY_DAY:
        return np.zeros(len(scores), dtype=np.int64)
    return np.array([_in_a_flare(kind, row) for row in scores])


def _in_a_flare(kind: Kind, row: Grid) -> int:
    rated = np.flatnonzero(~np.isnan(row))
    five = np.convolve(row[rated], np.full(FLARE_DAYS, 1 / FLARE_DAYS), "valid")
    # Of each run of five: the day after it, when treatment would begin, or its first day, when
    # the diary would.
    if kind.begin is Begin.TREATMENT_IN_FLARE:
        first = rated[FLARE_DAYS - 1 :] + 1 - kind.baseline
    else:
        first = rated[: len(five)]
    fits = (first >= 0) & (first + kind.baseline + kind.treated <= len(row))
    high = fits & (five >= row[rated].mean() + five.std())
    # Somebody without a flare in the record begins on the worst days there are.
    chosen = np.argmax(high) if high.any() else np.argmax(np.where(fits, five, -1.0))
    return int(first[chosen])
