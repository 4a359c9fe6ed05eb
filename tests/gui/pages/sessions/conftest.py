"""The sessions page in the real window, with a practitioner and a session of a week ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from acutrack.casebook.edits.people import save_practitioner
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Style
from acutrack.gui.context import GuiContext
from tests.builders import a_session
from tests.gui.pages.sessions.room import Room


@pytest.fixture
def room(context: GuiContext, own_room: PatientId) -> Iterator[Room]:
    made = Room(context, own_room)
    yield made
    made.window.leave_room()
    made.window.close()


@pytest.fixture
def kim(context: GuiContext) -> Practitioner:
    practitioner = Practitioner(
        patient_id=EVERYONE, written_at=context.now(), name="Kim Beispiel", clinic="By the mill"
    )
    context.casebook.record(save_practitioner(practitioner))
    return practitioner


@pytest.fixture
def last(context: GuiContext, own_room: PatientId, kim: Practitioner) -> TreatmentSession:
    """A full session of a week ago."""
    session = a_session(
        patient_id=own_room,
        written_at=context.now() - timedelta(days=7),
        day=date(2025, 10, 21),
        start_time=time(10, 30),
        practitioner_id=kim.id,
        style=Style.WESTERN_MEDICAL,
        note="It rained.",
        cost=60,
        currency="EUR",
    )
    context.casebook.record(log_session(session, context.now()))
    return session
