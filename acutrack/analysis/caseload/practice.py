"""What is read of everybody at once, patient by patient."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import UNWANTED, SideEffect
from acutrack.domain.stretch import Stretch
from acutrack.domain.warning_sign import WarningShown

R = TypeVar("R", bound=Record)
_EFFECT_FIELDS = (
    "day",
    "kind",
    "grade",
    "lasted",
    "outcome",
    "resolved_on",
    "written_at",
    "session_id",
)


class LooksOver(Protocol):
    """What reads over everybody at once; `casebook.everybody` does."""

    def patients(self) -> tuple[Patient, ...]:
        """Everybody."""
        ...

    def all_of(self, kind: type[R], /) -> tuple[R, ...]:
        """Everybody's records of a kind."""
        ...

    def gathered(
        self,
        kind: type[Record],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
        /,
    ) -> tuple[tuple[tuple[Any, ...], tuple[Sequence[Any], ...]], ...]:
        """Columns of fields by the values of others."""
        ...

    def tally(self, kind: type[Record], by: Sequence[str], /) -> tuple[tuple[Any, ...], ...]:
        """How often each combination was recorded, and when last."""
        ...


class Visit(NamedTuple):
    """A session, as far as a row tells of it."""

    day: date
    id: RecordId
    course: RecordId | None


@dataclass
class Place:
    """How one rating of a place was recorded: by each spelling, and when last."""

    spelled: Counter[str] = field(default_factory=Counter)
    last: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What was read of one patient; ratings come later, for the days that are looked at.

    `visits` and `effects` are those up to the day of looking, in any order; effects are without
    the answer "none" and wanted ones, whose days stand in `answered` as all answers do.
    """

    patient: Patient
    visits: tuple[Visit, ...]
    courses: tuple[Course, ...]
    complaints: tuple[Complaint, ...]
    baselines: tuple[FrozenBaseline, ...]
    reviews: tuple[Review, ...]
    effects: tuple[SideEffect, ...]
    answered: tuple[tuple[date, RecordId | None], ...]
    warnings: tuple[WarningShown, ...]
    places: Mapping[PainMeasure, Place]

    @property
    def last_entry(self) -> date | None:
        """Day of the last rating of any place."""
        days = [day for place in self.places.values() for day in place.last.values()]
        return max(days, default=None)


def read_practice(records: LooksOver, today: date) -> tuple[Known, ...]:
    """Everybody, as of today. Raises Obstacle if the records cannot be read."""
    visits, effects, answered = _visits(records, today), {}, {}
    for (owner,), columns in records.gathered(SideEffect, ("patient_id",), _EFFECT_FIELDS):
        effects[owner], answered[owner] = _effects(owner, columns, today)
    places = _places(records)
    courses, complaints = _by_owner(records, Course), _by_owner(records, Complaint)
    baselines, reviews = _by_owner(records, FrozenBaseline), _by_owner(records, Review)
    warnings = _by_owner(records, WarningShown)
    return tuple(
        Known(
            patient,
            visits.get(owner, ()),
            tuple(courses.get(owner, ())),
            tuple(complaints.get(owner, ())),
            tuple(baselines.get(owner, ())),
            tuple(reviews.get(owner, ())),
            effects.get(owner, ()),
            answered.get(owner, ()),
            tuple(warnings.get(owner, ())),
            places.get(owner, {}),
        )
        for patient in records.patients()
        for owner in (patient.patient_id,)
    )


def _by_owner(records: LooksOver, kind: type[R]) -> dict[PatientId, list[R]]:
    found: dict[PatientId, list[R]] = defaultdict(list)
    for record in records.all_of(kind):
        found[record.patient_id].append(record)
    return found


def _visits(records: LooksOver, today: date) -> dict[PatientId, tuple[Visit, ...]]:
    return {
        owner: tuple(visit for visit in map(Visit, *columns) if visit.day <= today)
        for (owner,), columns in records.gathered(
            TreatmentSession, ("patient_id",), ("day", "id", "course_id")
        )
    }


def _effects(
    owner: PatientId, columns: Iterable[Sequence[Any]], today: date
) -> tuple[tuple[SideEffect, ...], tuple[tuple[date, RecordId | None], ...]]:
    noted: list[SideEffect] = []
    answered: list[tuple[date, RecordId | None]] = []
    for row in zip(*columns, strict=True):
        day, kind, session = row[0], row[1], row[-1]
        if day > today:
            continue
        answered.append((day, session))
        if kind in UNWANTED:
            noted.append(
                SideEffect(patient_id=owner, **dict(zip(_EFFECT_FIELDS, row, strict=True)))
            )
    return tuple(noted), tuple(answered)


def _places(records: LooksOver) -> dict[PatientId, dict[PainMeasure, Place]]:
    found: dict[PatientId, dict[PainMeasure, Place]] = defaultdict(lambda: defaultdict(Place))
    for owner, measure, site, count, last in records.tally(
        PainScore, ("patient_id", "measure", "site")
    ):
        place = found[owner][measure]
        place.spelled[site] = count
        place.last[site] = last
    return found
