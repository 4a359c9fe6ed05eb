"""Practitioners, the person's own details, and courses of treatment."""

from __future__ import annotations

from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.precaution import Precaution
from acutrack.interchange.cell_types import DAY, FLAG, NUMBER, TEXT, WHOLE, choice, choices
from acutrack.interchange.decisions_cell import DECISIONS
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
    ),
    needs=frozenset({"name", "birth_date"}),
    past=(("birth_date", say("The birth date")), ("started_on", say("The first session"))),
    make=make_as_is(Patient),
    take=take_as_is(Patient),
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
    ),
    links=(PRACTITIONER_LINK,),
    needs=frozenset({"course", "start"}),
    make=make_as_is(Course),
    take=take_as_is(Course),
)
