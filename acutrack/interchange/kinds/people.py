"""Practitioners, the person's own details, and courses of treatment."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.precaution import Precaution
from acutrack.domain.record import Record
from acutrack.domain.research_consent import ResearchConsent
from acutrack.interchange.cell_types import DAY, FLAG, NUMBER, TEXT, WHOLE, choice, choices
from acutrack.interchange.decisions_cell import DECISIONS
from acutrack.interchange.goals_cell import GOALS
from acutrack.interchange.table_kind import Column, Link, TableKind, make_as_is, take_as_is

PRACTITIONERS = TableKind(
    name="practitioners",
    words=say("Practitioners"),
    records=(Practitioner,),
    core=("name", "role", "licence", "clinic", "years_qualified", "note"),
    columns=(
        Column("name", "name", TEXT, needed=True),
        Column("role", "role", choice(PractitionerRole)),
        Column("licence", "licence", TEXT),
        Column("clinic", "clinic", TEXT),
        Column("years_qualified", "years_qualified", WHOLE),
        Column("note", "note", TEXT),
    ),
    needs=frozenset({"name", "role"}),
    make=make_as_is(Practitioner),
    take=take_as_is(Practitioner),
    shared=True,
)

_take_person = take_as_is(Patient)
#: Field of a consent, and the column's field that it fills.
_CONSENT = {field.name: f"research.{field.name}" for field in fields(ResearchConsent)}


def _make_person(values: dict[str, Any]) -> Record:
    said = {name: values.pop(field) for name, field in _CONSENT.items() if field in values}
    return Patient(research=ResearchConsent(**said) if said else None, **values)


def _take_of_person(person: Patient) -> dict[str, Any]:
    parts = {field: getattr(person.research, name, None) for name, field in _CONSENT.items()}
    return {**_take_person(person), **parts}


PATIENT = TableKind(
    name="patient",
    words=say("Details of the person"),
    records=(Patient,),
    core=(
        "name",
        "birth_date",
        "complaint",
        "complaint_since",
        "main_site",
        "started_on",
        "usual_pain",
        "precautions",
        "note",
    ),
    columns=(
        Column("name", "name", TEXT),
        Column("birth_date", "birth_date", DAY),
        Column("complaint", "complaint", TEXT),
        Column("complaint_since", "complaint_since", TEXT),
        Column("main_site", "main_site", TEXT),
        Column("started_on", "started_on", DAY),
        Column("usual_pain", "usual_pain", NUMBER),
        Column("precautions", "precautions", choices(Precaution)),
        Column("note", "note", TEXT),
        Column("sample", "sample", FLAG),
        Column("research_given", "research.given_on", DAY),
        Column("research_withdrawn", "research.withdrawn_on", DAY),
        Column("research_note", "research.note", TEXT),
    ),
    needs=frozenset({"name", "birth_date"}),
    past=(("birth_date", say("The birth date")), ("started_on", say("The first session"))),
    make=_make_person,
    take=_take_of_person,
)

PRACTITIONER_LINK = Link(
    field="practitioner_id",
    target=Practitioner,
    columns=(Column("practitioner", "name", TEXT),),
    number="practitioner_no",
)
COURSE_LINK = Link(
    field="course_id",
    target=Course,
    columns=(Column("course", "name", TEXT),),
    number="course_no",
)

COURSES = TableKind(
    name="courses",
    words=say("Courses of treatment"),
    records=(Course,),
    core=(
        "course",
        "start",
        "end",
        "practitioner",
        "planned_sessions",
        "planned_per_week",
        "review",
        "answers",
        "rationale",
        "note",
    ),
    columns=(
        Column("course", "name", TEXT, needed=True),
        Column("start", "started_on", DAY, needed=True),
        Column("end", "ended_on", DAY),
        Column("planned_sessions", "planned_sessions", WHOLE),
        Column("planned_per_week", "planned_per_week", NUMBER),
        Column("review", "review_on", DAY),
        Column("answers", "decisions", DECISIONS),
        Column("rationale", "rationale", TEXT),
        Column("note", "note", TEXT),
        Column("goals", "goals", GOALS),
    ),
    links=(PRACTITIONER_LINK,),
    needs=frozenset({"course", "start"}),
    make=make_as_is(Course),
    take=take_as_is(Course),
)
