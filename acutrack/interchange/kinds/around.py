"""Notes, appointments, and the warning cards that were shown."""

from __future__ import annotations

from acutrack.domain.message import say
from acutrack.domain.note import Appointment, AppointmentKind, Note
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.interchange.cell_types import CLOCK, DAY, MOMENT, TEXT, choice
from acutrack.interchange.kinds.side_effects import SIDE_EFFECT_LINK
from acutrack.interchange.table_kind import Column, TableKind, make_as_is, take_as_is

NOTES = TableKind(
    name="notes",
    words=say("Notes"),
    records=(Note,),
    core=("date", "time", "text"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "at", CLOCK),
        Column("text", "text", TEXT, needed=True),
    ),
    needs=frozenset({"date", "text"}),
    past=(("day", say("The date")),),
    make=make_as_is(Note),
    take=take_as_is(Note),
)

APPOINTMENTS = TableKind(
    name="appointments",
    words=say("What is coming up"),
    records=(Appointment,),
    core=("date", "time", "coming_up", "with_whom"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "at", CLOCK),
        Column("coming_up", "kind", choice(AppointmentKind)),
        Column("with_whom", "with_whom", TEXT),
    ),
    needs=frozenset({"date", "coming_up"}),
    make=make_as_is(Appointment),
    take=take_as_is(Appointment),
)

WARNINGS = TableKind(
    name="warnings",
    words=say("Warning cards shown"),
    records=(WarningShown,),
    core=("shown_at", "sign", "urgency", "answer"),
    columns=(
        Column("shown_at", "shown_at", MOMENT, needed=True),
        Column("sign", "sign", TEXT, needed=True),
        Column("urgency", "urgency", choice(Urgency), needed=True),
        Column("answer", "answer", choice(WarningAnswer)),
    ),
    links=(SIDE_EFFECT_LINK,),
    needs=frozenset({"shown_at", "sign", "urgency"}),
    make=make_as_is(WarningShown),
    take=take_as_is(WarningShown),
)
