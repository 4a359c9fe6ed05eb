"""What else was going on in the same time: named beside every number, because of rule 1.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.phases import Window
from acutrack.domain.co_treatment import CoTreatment, Taken

#: A treatment that began or ended this long before the first session still counts as a change.
CHANGE_BEFORE_DAYS = 14


@dataclass(frozen=True)
class OtherCare:
    """A medicine or other care that ran in the period.

    `changed`: it began or ended between 14 days before the first session and the end of the
    period, so it may account for a difference.
    """

    treatment: CoTreatment
    changed: bool


def other_care(
    treatments: Iterable[CoTreatment], period: Window, zero: date | None
) -> tuple[OtherCare, ...]:
    """Treatments that overlap `period`, earliest first; those said not to be taken are left out."""
    changing = Window((zero or period.first) - timedelta(days=CHANGE_BEFORE_DAYS), period.last)
    unique = {treatment.id: treatment for treatment in treatments}.values()
    found = [
        OtherCare(treatment, _changed(treatment, changing))
        for treatment in unique
        if treatment.taken is not Taken.NO and _overlaps(treatment, period)
    ]
    return tuple(sorted(found, key=lambda care: (care.treatment.start, care.treatment.name)))


def _overlaps(treatment: CoTreatment, period: Window) -> bool:
    return treatment.start <= period.last and (
        treatment.end is None or treatment.end >= period.first
    )


def _changed(treatment: CoTreatment, changing: Window) -> bool:
    ended = treatment.end is not None and changing.holds(treatment.end)
    return changing.holds(treatment.start) or ended
