"""Courses as CarePlans, what is coming up as Appointments, and what is to change as Conditions."""

from __future__ import annotations

from typing import Any

from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.measure import MEASURES
from acutrack.domain.note import Appointment, AppointmentKind
from acutrack.interchange.fhir.kinds.people import shown_name
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import CODES
from acutrack.interchange.fhir.own_fields import is_own
from acutrack.interchange.fhir.parts import (
    Json,
    clean,
    codes_of,
    concept,
    day_and_clock,
    first,
    instant,
    moment,
    notes_of,
    words_of,
)
from acutrack.interchange.kinds.around import APPOINTMENTS
from acutrack.interchange.kinds.outcomes import COMPLAINTS
from acutrack.interchange.kinds.people import COURSES


def _write_course(course: Course, out: Outgoing) -> Written:
    period = {"start": course.started_on.isoformat()}
    if course.ended_on is not None:
        period["end"] = course.ended_on.isoformat()
    detail: Json = {
        "status": "in-progress" if course.ended_on is None else "completed",
        "code": {"text": "Acupuncture"},
    }
    planned = [f"up to {course.planned_sessions} sessions"] if course.planned_sessions else []
    if course.planned_per_week:
        planned.insert(0, f"{course.planned_per_week:g} a week")
    if planned:
        detail["scheduledString"] = ", ".join(planned)
    told = {"name", "started_on", "ended_on"}
    performer = out.reference(course.practitioner_id)
    if performer:
        detail["performer"] = [performer]
        told.add("practitioner_id")
    resource: Json = {
        "status": "active" if course.ended_on is None else "completed",
        "intent": "plan",
        "title": clean(course.name) or "-",
        "subject": out.subject,
        "period": period,
        "created": instant(course.written_at),
        "activity": [{"detail": detail}],
    }
    if clean(course.rationale):
        resource["description"] = clean(course.rationale)
        told.add("rationale")
    if clean(course.note):
        resource["note"] = [{"text": clean(course.note)}]
        told.add("note")
    return Written(resource, frozenset(told))


def _read_course(resource: Json, into: Incoming) -> dict[str, Any]:
    period = resource.get("period") or {}
    found: dict[str, Any] = {
        "name": str(resource.get("title") or resource.get("description") or "CarePlan")[:120],
        "started_on": day_and_clock(period.get("start") or resource.get("created"))[0],
        "rationale": str(resource.get("description") or ""),
        "note": notes_of(resource),
    }
    if period.get("end"):
        found["ended_on"] = day_and_clock(period["end"])[0]
    detail = first(resource.get("activity")).get("detail") or {}
    whom = into.record(first(detail.get("performer")))
    return found | ({"practitioner_id": whom} if whom else {})


COURSE = Kind(Course, "CarePlan", COURSES, _write_course, lambda _resource: True, _read_course)


def _write_appointment(appointment: Appointment, out: Outgoing) -> Written:
    told = frozenset({"day", "kind", "with_whom"})
    starts = moment(appointment.day, appointment.at, appointment.written_at)
    words = "Acupuncture session" if appointment.kind is AppointmentKind.SESSION else "Visit"
    resource: Json = {
        "status": "proposed",
        "appointmentType": concept(words, (CODES, appointment.kind.value, words)),
        "requestedPeriod": [{"start": starts}],
        "participant": [{"actor": out.subject, "status": "needs-action"}],
        "created": instant(appointment.written_at),
    }
    whom = shown_name(appointment.with_whom, out.names)
    if whom:
        resource["description"] = whom
    return Written(resource, told)


def _read_appointment(resource: Json, _: Incoming) -> dict[str, Any]:
    starts = resource.get("start") or first(resource.get("requestedPeriod")).get("start")
    on, at = day_and_clock(starts)
    codes = [code for _, code in codes_of(resource.get("appointmentType"))]
    found: dict[str, Any] = {"day": on, "kind": AppointmentKind.VISIT}
    if AppointmentKind.SESSION.value in codes:
        found["kind"] = AppointmentKind.SESSION
    found["with_whom"] = str(resource.get("description") or "")[:120]
    return found | ({"at": at} if at else {})


APPOINTMENT = Kind(
    Appointment,
    "Appointment",
    APPOINTMENTS,
    _write_appointment,
    lambda _resource: True,
    _read_appointment,
)


def _write_complaint(complaint: Complaint, out: Outgoing) -> Written:
    place = clean(complaint.site)
    resource: Json = {
        "subject": out.subject,
        "code": concept(f"Pain: {place}" if place else "Pain"),
        "clinicalStatus": concept(
            "active", ("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "")
        ),
        "recordedDate": instant(complaint.written_at),
    }
    if place:
        resource["bodySite"] = [concept(place)]
    # Judged by what? Only FHIR readers see this sentence; the fields are in the extension.
    words = MEASURES[complaint.measure].name.text
    resource["note"] = [{"text": f"Judged by: {words}"}]
    return Written(resource, frozenset())


def _read_complaint(resource: Json, _: Incoming) -> dict[str, Any]:
    # The words of the code are for other readers: pain as a whole has no place.
    return {"site": words_of(first(resource.get("bodySite")))[:120]}


def _is_pain(resource: Json) -> bool:
    """Diseases are not what a diary of pain judges; only what was written here comes back."""
    return is_own(resource)


COMPLAINT = Kind(Complaint, "Condition", COMPLAINTS, _write_complaint, _is_pain, _read_complaint)
