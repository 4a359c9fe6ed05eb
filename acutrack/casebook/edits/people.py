"""Patients and practitioners."""

from __future__ import annotations

from acutrack.casebook.casebook import put
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Edit, PatientId, new_id


def new_patient_id() -> PatientId:
    """An id for somebody new."""
    return PatientId(new_id())


def add_patient(patient: Patient) -> Edit:
    """Add a person to the casebook. Raises InvalidEntry if nobody could tell who it is."""
    if not patient.name.strip():
        raise InvalidEntry(say("The name is empty. Type a name, or initials."), "name")
    return start_own_record(patient)


def start_own_record(patient: Patient) -> Edit:
    """Begin somebody's own diary; the name may stay empty. Raises InvalidEntry.

    It stands in nobody's undo list: Ctrl+Z pressed once too often must not take the room away.
    """
    _check_dates(patient)
    return Edit(say("Start a record"), EVERYONE, (put(patient),))


def change_patient(before: Patient, after: Patient) -> Edit:
    """Correct what is known of a person. Raises InvalidEntry."""
    _check_dates(after)
    return Edit(say("Change the details"), before.patient_id, (put(after, before),))


def save_practitioner(practitioner: Practitioner, before: Practitioner | None = None) -> Edit:
    """Add a practitioner to the casebook, or correct one."""
    name = say("Practitioner: {name}", name=practitioner.name)
    return Edit(name, EVERYONE, (put(practitioner, before),))


def _check_dates(patient: Patient) -> None:
    today = patient.written_at.date()
    if patient.birth_date is not None:
        check_not_future(patient.birth_date, today, "birth_date", say("The birth date"))
    if patient.started_on is not None:
        check_not_future(patient.started_on, today, "started_on", say("The first session"))
