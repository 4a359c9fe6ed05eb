"""What a practitioner keeps: notes of their own, and templates of sessions."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from acutrack.domain.message import say
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import NEEDLE_SIDE, SessionTemplate
from acutrack.interchange.cell_types import DAY, MOMENT, TEXT
from acutrack.interchange.kinds.people import PRACTITIONER_LINK
from acutrack.interchange.kinds.sessions import SESSIONS, make_points, take_points
from acutrack.interchange.table_kind import Column, Link, TableKind, take_as_is

_take_note = take_as_is(PractitionerNote)
_take_template = take_as_is(SessionTemplate)

_SESSION = Link(
    field="about_session",
    target=TreatmentSession,
    columns=(Column("session_date", "day", DAY),),
    number="session_no",
)
_AMENDED = Link(
    field="amends",
    target=PractitionerNote,
    columns=(Column("amends_signed_at", "signed_at", MOMENT),),
    number="amends_no",
)


def _make_note(values: dict[str, Any]) -> Record:
    signed_at = values.get("signed_at")
    if signed_at is not None and signed_at.tzinfo is not None:
        values = {**values, "signed_at": signed_at.astimezone(UTC)}
    return PractitionerNote(**values)


PRACTITIONER_NOTES = TableKind(
    name="practitioner_notes",
    words=say("Notes of the practitioner"),
    records=(PractitionerNote,),
    core=("date", "own_note", "author", "signed_at"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("own_note", "text", TEXT, needed=True),
        Column("author", "author", TEXT),
        Column("signed_at", "signed_at", MOMENT),
    ),
    links=(PRACTITIONER_LINK, _SESSION, _AMENDED),
    needs=frozenset({"date", "own_note"}),
    past=(("day", say("The date")),),
    make=_make_note,
    take=_take_note,
)


def _make_template(values: dict[str, Any]) -> Record:
    return SessionTemplate(**make_points(values))


def _take_of_template(template: SessionTemplate) -> dict[str, Any]:
    return {**_take_template(template), **take_points(template.points)}


_POINT_FIELDS = frozenset({"point_depths", "point_notes", "point_typed"})

SESSION_TEMPLATES = TableKind(
    name="session_templates",
    words=say("Session templates"),
    records=(SessionTemplate,),
    core=("template", "technique", "points", "needle_count", "retention_min"),
    columns=(
        Column("template", "name", TEXT, needed=True),
        *(
            column
            for column in SESSIONS.columns
            if column.field in _POINT_FIELDS.union(NEEDLE_SIDE)
        ),
    ),
    needs=frozenset({"template"}),
    make=_make_template,
    take=_take_of_template,
    shared=True,
)
