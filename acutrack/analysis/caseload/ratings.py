"""Ratings of many people made into one value a day each, by the rules of `daily_series`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from acutrack.analysis.caseload.practice import LooksOver
from acutrack.analysis.daily_series import DailySeries, daily_series
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import LEFT_OUT_AFTER, SHOWN_AS_LATER, PainScore, same_place
from acutrack.domain.record import PatientId
from acutrack.domain.stretch import Stretch

_BY = ("patient_id", "measure", "site", "imported")
_READ = ("day", "value", "written_at")
_LATER_DAYS = SHOWN_AS_LATER.days
#: Ratings may be written on this many days after the day they describe, and not one moment more.
_IN_TIME_DAYS = 1 + LEFT_OUT_AFTER.days


@dataclass(frozen=True)
class Wanted:
    """Which ratings of a patient are looked at: a place, a measure, and days."""

    patient: PatientId
    site: str
    measure: PainMeasure
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class _Part:
    """Ratings of a place in one spelling, imported or not."""

    imported: bool
    days: Sequence[date]
    values: Sequence[float]
    written: Sequence[datetime]


def read_ratings(records: LooksOver, wanted: Iterable[Wanted]) -> dict[PatientId, DailySeries]:
    """One value a day of what is wanted, in one statement. Raises Obstacle."""
    asked = {each.patient: each for each in wanted}
    stretches = [stretch for each in asked.values() for stretch in each.stretches]
    parts: Mapping[PatientId, list[_Part]] = defaultdict(list)
    for (owner, measure, site, imported), columns in records.gathered(
        PainScore, _BY, _READ, stretches
    ):
        about = asked[owner]
        if measure is about.measure and same_place(site, about.site):
            parts[owner].append(_Part(imported, *columns))
    return {owner: _series(owner, parts[owner]) for owner in asked}


def _series(owner: PatientId, parts: Sequence[_Part]) -> DailySeries:
    if len(parts) == 1:
        made = _one_a_day(parts[0])
        if made is not None:
            return made
    return daily_series([score for part in parts for score in _scores(owner, part)], "")


def _one_a_day(part: _Part) -> DailySeries | None:
    """The series where no day has two ratings, which is nearly always; None otherwise."""
    days = np.array([day.toordinal() for day in part.days], dtype=np.int64)
    order = np.argsort(days)
    days = days[order]
    if not (np.diff(days) > 0).all():
        return None
    values = np.array(part.values, dtype=np.float64)[order]
    if part.imported:
        never = np.zeros(days.size, dtype=np.bool_)
        return DailySeries(days, values, never, never)
    written = np.array([at.toordinal() for at in part.written], dtype=np.int64)[order]
    passed = written - days
    left_out = passed >= _IN_TIME_DAYS
    for at in np.flatnonzero(passed == _IN_TIME_DAYS):
        # Midnight itself is still in time.
        left_out[at] = part.written[order[at]].time() > datetime.min.time()
    return DailySeries(days, values, left_out, passed > _LATER_DAYS)


def _scores(owner: PatientId, part: _Part) -> Iterable[PainScore]:
    for day, value, written in zip(part.days, part.values, part.written, strict=True):
        yield PainScore(
            patient_id=owner, written_at=written, imported=part.imported, day=day, value=value
        )
