"""Records of one site made into one value a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.patient import Patient

Days = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class DailySeries:
    """One value a day, earliest day first; a day without a rating is not in it.

    Attributes:
        days: shape (n,), proleptic ordinals (`date.toordinal`), strictly rising.
        values: shape (n,), 0 to 10: the mean of the day's ratings, not rounded.
        left_out: shape (n,), true where every rating of the day came too late to be used in a
            computation (`PainScore.left_out`); such a day is drawn but never counted.
        later: shape (n,), true where every rating used for the value was filled in later.
    """

    days: Days
    values: Numbers
    left_out: Flags
    later: Flags

    @property
    def used(self) -> DailySeries:
        """The days that may enter a computation."""
        return self._where(~self.left_out)

    def between(self, first: date, last: date) -> DailySeries:
        """The days from `first` to `last`, both included."""
        low = int(np.searchsorted(self.days, first.toordinal(), "left"))
        high = int(np.searchsorted(self.days, last.toordinal(), "right"))
        part = slice(low, max(low, high))
        return DailySeries(
            self.days[part], self.values[part], self.left_out[part], self.later[part]
        )

    def __len__(self) -> int:
        return int(self.days.size)

    def _where(self, flags: Flags) -> DailySeries:
        return DailySeries(
            self.days[flags], self.values[flags], self.left_out[flags], self.later[flags]
        )


def daily_series(
    scores: Iterable[PainScore],
    site: str,
    measure: PainMeasure = PainMeasure.AVERAGE_24H,
) -> DailySeries:
    """One value a day for one place that hurts.

    A record that is met twice (same id) counts once. On a day with ratings written in time, those
    filled in too late are ignored; on a day with only late ones, their mean is kept and flagged.
    """
    by_day: dict[date, dict[str, PainScore]] = defaultdict(dict)
    # Years of entries write a place in a few ways at most.
    here: dict[str, bool] = {}
    for score in scores:
        if score.measure is not measure:
            continue
        if score.site not in here:
            here[score.site] = same_place(score.site, site)
        if here[score.site]:
            by_day[score.day][score.id] = score
    made = [_day(day, tuple(by_day[day].values())) for day in sorted(by_day)]
    days, values, left_out, later = zip(*made, strict=True) if made else ((), (), (), ())
    return DailySeries(
        np.array(days, dtype=np.int64),
        np.array(values, dtype=np.float64),
        np.array(left_out, dtype=np.bool_),
        np.array(later, dtype=np.bool_),
    )


def _day(day: date, scores: tuple[PainScore, ...]) -> tuple[int, float, bool, bool]:
    if len(scores) == 1:  # nearly every day
        (only,) = scores
        return day.toordinal(), only.value, only.left_out, only.filled_in_later
    in_time = [score for score in scores if not score.left_out]
    used = in_time or scores
    # Sorted, so that the sum does not depend on the order of the records.
    values = sorted(score.value for score in used)
    later = all(score.filled_in_later for score in used)
    return day.toordinal(), sum(values) / len(values), not in_time, later


def sites_by_use(
    scores: Iterable[PainScore], measure: PainMeasure = PainMeasure.AVERAGE_24H
) -> tuple[str, ...]:
    """The places that hurt, most often recorded first; equally often, by name.

    A place written in several ways counts once, and is written as it mostly is.
    """
    return places_counted(Counter(score.site for score in scores if score.measure is measure))


def places_counted(spelled: Counter[str]) -> tuple[str, ...]:
    """The same from how often each way to write a place was recorded."""
    counts: Counter[str] = Counter()
    for site, count in spelled.items():
        counts[site.strip().casefold()] += count
    written = {site.strip().casefold(): site for site, _ in reversed(spelled.most_common())}
    return tuple(written[key] for key in sorted(counts, key=lambda key: (-counts[key], key)))


def main_site(patient: Patient, scores: Iterable[PainScore]) -> str:
    """The place the diary is about: the patient's own choice if recorded, else the commonest."""
    return main_site_among(patient.main_site, sites_by_use(scores))


def main_site_among(chosen: str, sites: Sequence[str]) -> str:
    """The same from the patient's own choice and the places recorded, the commonest first."""
    # No choice is not a choice of the entries without a place: today's question goes on with the
    # commonest, and its answers would not be in the chart.
    if not sites or (chosen.strip() and any(same_place(chosen, site) for site in sites)):
        return chosen
    return sites[0]
