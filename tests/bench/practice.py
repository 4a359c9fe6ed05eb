"""An invented practice: a thousand patients, each with months of entries and reviews held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.result_json import result_to_json
from acutrack.casebook.casebook import put
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId, Record, RecordId
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind

TODAY = date(2025, 10, 28)
NOW = datetime.combine(TODAY, time(8, 42), UTC)

_SITES = ("low back", "neck", "left knee", "head")
_BEFORE, _WEEKS = 28, 12
_FIRST = TODAY - timedelta(days=7 * _WEEKS)
#: Level before and since, by turns: lower, about the same, higher.
_LEVELS = ((7, 4), (6, 6), (5, 7), (6, 4))


def practice(count: int) -> Iterator[Edit]:
    """The records of so many patients, an edit each."""
    results = [_result(before, since) for before, since in _LEVELS]
    for number in range(count):
        owner = PatientId(f"patient{number:04}")
        records = tuple(_records(owner, number, results))
        yield Edit(say("Begin"), owner, tuple(put(record) for record in records))


def _records(owner: PatientId, number: int, results: list[str]) -> Iterator[Record]:
    site = _SITES[number % len(_SITES)]
    before, since = _LEVELS[number % len(_LEVELS)]
    begun = _evening(_FIRST - timedelta(days=_BEFORE))
    yield Patient(
        patient_id=owner,
        id=RecordId(owner),
        written_at=begun,
        name=f"{_NAMES[number % len(_NAMES)]} {number:04}",
        birth_date=date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
        complaint=site,
        main_site=site,
    )
    yield Complaint(patient_id=owner, written_at=begun, site=site)
    course = Course(
        patient_id=owner, written_at=begun, name="Autumn", started_on=_FIRST, planned_sessions=14
    )
    yield course
    yield from _visits(owner, number, course)
    for back in range(_BEFORE + 7 * _WEEKS - number % 20 * (number % 5 == 0)):
        day = _FIRST + timedelta(days=back - _BEFORE)
        level = (before if day < _FIRST else since) + (back * 7 + number) % 3 - 1
        yield PainScore(
            patient_id=owner, written_at=_evening(day), day=day, value=level, at=time(20), site=site
        )
    review = Review(
        patient_id=owner,
        written_at=NOW,
        site=site,
        number=1,
        day=_FIRST + timedelta(days=28),
        method="1",
        result=results[number % len(results)],
        digest="0",
    )
    yield review
    yield replace(review, id=RecordId(f"{owner}2"), number=2, day=_FIRST + timedelta(days=56))


def _visits(owner: PatientId, number: int, course: Course) -> Iterator[Record]:
    for week in range(_WEEKS - number % 3):
        day = _FIRST + timedelta(days=7 * week)
        visit = TreatmentSession(
            patient_id=owner, written_at=_evening(day), day=day, course_id=course.id
        )
        yield visit
        noted = (number + week) % 6 == 0
        yield SideEffect(
            patient_id=owner,
            written_at=_evening(day),
            day=day,
            kind=SideEffectKind.BRUISE if noted else SideEffectKind.NONE,
            grade=Grade.MILD if noted else None,
            session_id=visit.id,
            resolved_on=day + timedelta(days=2) if noted and week else None,
        )


def _result(before: int, since: int) -> str:
    zero = _FIRST.toordinal()
    days = [zero + day for day in (*range(-_BEFORE, 0), *range(28, 56))]
    values = [level + (at * 7) % 3 - 1 for level in (before, since) for at in range(_BEFORE)]
    return result_to_json(assess(days, values, _FIRST, _FIRST + timedelta(days=56)))


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(20), UTC)


_NAMES = ("Ellis, Margaret", "Rossi, Pia", "Brandt, Ivo", "Okafor, Daniel", "Haddad, Samira")
