"""A finished form as one edit: session, effects, practitioner and plan stand or fall together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from acutrack.casebook.edits.days import cancel_appointment, plan_appointment
from acutrack.casebook.edits.people import save_practitioner
from acutrack.casebook.edits.sessions import change_session, log_session
from acutrack.domain.record import Change, Edit
from acutrack.gui.pages.sessions.opening import Filled


def edit_of(filled: Filled, now: datetime) -> Edit:
    """The edit that keeps what was filled in. Raises InvalidEntry."""
    new = filled.practitioner if filled.practitioner_before is None else None
    if filled.before is None:
        edit = log_session(
            filled.session, now, effects=filled.effects, marks=filled.marks, practitioner=new
        )
    else:
        edit = change_session(
            filled.before,
            filled.session,
            now,
            effects_before=filled.effects_before,
            effects_after=filled.effects,
            marks_before=filled.marks_before,
            marks_after=filled.marks,
            practitioner=new,
        )
    return replace(edit, changes=(*_known_practitioner(filled), *edit.changes, *_plan(filled)))


def _known_practitioner(filled: Filled) -> tuple[Change, ...]:
    after, before = filled.practitioner, filled.practitioner_before
    if after is None or before is None or after == before:
        return ()
    return save_practitioner(after, before).changes


def _plan(filled: Filled) -> tuple[Change, ...]:
    after, before = filled.planned, filled.planned_before
    if after == before:
        return ()
    if after is not None:
        return plan_appointment(after, before).changes
    return cancel_appointment(before).changes if before is not None else ()
