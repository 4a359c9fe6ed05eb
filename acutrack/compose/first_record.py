"""The first answers, made into somebody's record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from acutrack.casebook.edits.days import plan_appointment
from acutrack.casebook.edits.people import new_patient_id, start_own_record
from acutrack.domain.note import Appointment
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.gui.pages.welcome import FirstAnswers


def begin_record(context: GuiContext, answers: FirstAnswers) -> PatientId | None:
    """Write the person down, and the session that lies ahead; returns whose record it is.

    None where somebody treats patients and has named none yet. Raises InvalidEntry or Obstacle.
    """
    if answers.treats_patients:
        context.settings.change(replace(context.settings.current, treats_patients=True))
        if not answers.name.strip():
            return None
    patient = new_patient_id()
    now = context.now()
    person = Patient(
        id=RecordId(patient),
        patient_id=patient,
        written_at=now,
        name=answers.name.strip(),
        birth_date=answers.birth_date,
        main_site=answers.main_site.strip(),
        started_on=answers.started_on,
    )
    context.casebook.record(start_own_record(person))
    if answers.next_session is not None:
        ahead = Appointment(patient_id=patient, written_at=now, day=answers.next_session)
        context.casebook.record(plan_appointment(ahead))
    return patient
