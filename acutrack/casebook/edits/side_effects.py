"""Noting side effects, answering the follow-up, and closing what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.record import EVERYONE, Edit, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import (
    KIND_SHORT,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.domain.warning_sign import WarningShown


def note_effect(effect: SideEffect, now: datetime, before: SideEffect | None = None) -> Edit:
    """Note an effect, or correct it. Raises InvalidEntry for a day to come."""
    check_not_future(effect.day, now.date(), "day", say("The date"))
    if effect.resolved_on is not None:
        check_not_future(effect.resolved_on, now.date(), "resolved_on", say("The day it was gone"))
    name = say("Note: {kind}", kind=KIND_SHORT[effect.kind])
    return Edit(name, effect.patient_id, (put(effect, before),))


def remove_effect(effect: SideEffect) -> Edit:
    """Take an effect out."""
    name = say("Remove: {kind}", kind=KIND_SHORT[effect.kind])
    return Edit(name, effect.patient_id, (remove(effect),))


def answer_none(
    patient: PatientId,
    day: date,
    now: datetime,
    *,
    session: TreatmentSession | None = None,
    occasion: Occasion = Occasion.FOLLOW_UP,
) -> Edit:
    """Answer "none" when asked about side effects. Raises InvalidEntry for a day to come."""
    check_not_future(day, now.date(), "day", say("The date"))
    answer = none_noted(patient, day, now, session, occasion)
    return Edit(say("Answer: no side effects"), patient, (put(answer),))


def none_noted(
    patient: PatientId,
    day: date,
    now: datetime,
    session: TreatmentSession | None,
    occasion: Occasion,
) -> SideEffect:
    """The answer "none" as a record."""
    return SideEffect(
        patient_id=patient,
        written_at=now,
        day=day,
        kind=SideEffectKind.NONE,
        occasion=occasion,
        session_id=session.id if session else None,
    )


def close_effect(effect: SideEffect, gone_on: date, now: datetime) -> Edit:
    """Say that an effect is gone. Raises InvalidEntry if the day is wrong."""
    check_not_future(gone_on, now.date(), "resolved_on", say("The day it was gone"))
    closed = replace(effect, resolved_on=gone_on, outcome=Outcome.GONE, lasted=None, written_at=now)
    name = say("Gone: {kind}", kind=KIND_SHORT[effect.kind])
    return Edit(name, effect.patient_id, (put(closed, effect),))


def still_there(effect: SideEffect, now: datetime) -> Edit:
    """Say that an effect is still there."""
    going_on = replace(effect, outcome=Outcome.STILL_THERE, written_at=now)
    name = say("Still there: {kind}", kind=KIND_SHORT[effect.kind])
    return Edit(name, effect.patient_id, (put(going_on, effect),))


def note_warning(shown: WarningShown, before: WarningShown | None = None) -> Edit:
    """Keep that a warning card was shown, or what was answered to it.

    It stands in nobody's undo list: Undo takes back what a person did, and this the program did.
    """
    return Edit(say("Warning card"), EVERYONE, (put(shown, before),))
