"""Templates of sessions, which everybody in the casebook shares."""

from __future__ import annotations

from acutrack.casebook.casebook import put, remove
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.session_template import SessionTemplate


def keep_template(
    template: SessionTemplate, room: PatientId, before: SessionTemplate | None = None
) -> Edit:
    """Keep a template, or change one; `room` is the one in which Undo offers it."""
    return Edit(say("Template: {name}", name=template.name), room, (put(template, before),))


def remove_template(template: SessionTemplate, room: PatientId) -> Edit:
    """Take a template out; sessions made from it stay as they are."""
    name = say("Remove the template {name}", name=template.name)
    return Edit(name, room, (remove(template),))
