"""Side effects, and the answer that there were none."""

from __future__ import annotations

from typing import Any

from acutrack.domain.message import say
from acutrack.domain.record import Record
from acutrack.domain.side_effect import (
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.interchange.cell_types import CLOCK, DAY, TEXT, choice
from acutrack.interchange.kinds.sessions import SESSION_LINK
from acutrack.interchange.table_kind import Column, Link, TableKind, take_as_is

_take_fields = take_as_is(SideEffect)


def _make(values: dict[str, Any]) -> Record:
    said = values.pop("occasion_said", None)
    return SideEffect(occasion=said or _usual_occasion(values), **values)


def _take(effect: SideEffect) -> dict[str, Any]:
    """The occasion is left unsaid where the other columns already say it."""
    values = _take_fields(effect)
    usual = effect.occasion is _usual_occasion(values)
    values["occasion_said"] = None if usual else effect.occasion
    return values


def _usual_occasion(values: dict[str, Any]) -> Occasion:
    """Nobody answers "none" unasked."""
    if values["kind"] is not SideEffectKind.NONE:
        return Occasion.UNASKED
    return Occasion.SESSION if values.get("session_id") else Occasion.FOLLOW_UP


SIDE_EFFECTS = TableKind(
    name="side_effects",
    words=say("Side effects"),
    records=(SideEffect,),
    core=("date", "time", "session_date", "kind", "grade", "site", "resolved_date", "note"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "at", CLOCK),
        Column("kind", "kind", choice(SideEffectKind), needed=True),
        Column("grade", "grade", choice(Grade)),
        Column("site", "site", TEXT),
        Column("resolved_date", "resolved_on", DAY),
        Column("note", "note", TEXT),
        Column("noticed", "noticed", choice(Noticed)),
        Column("lasted", "lasted", choice(Lasted)),
        Column("cause", "cause", choice(Cause)),
        Column("action", "action", choice(Action)),
        Column("outcome", "outcome", choice(Outcome)),
        Column("occasion", "occasion_said", choice(Occasion)),
    ),
    links=(SESSION_LINK,),
    needs=frozenset({"date", "kind"}),
    past=(("day", say("The date")), ("resolved_on", say("The day it was gone"))),
    make=_make,
    take=_take,
)

SIDE_EFFECT_LINK = Link(
    field="side_effect_id",
    target=SideEffect,
    columns=(
        Column("side_effect_date", "day", DAY),
        Column("side_effect_kind", "kind", choice(SideEffectKind)),
    ),
    number="side_effect_no",
)
