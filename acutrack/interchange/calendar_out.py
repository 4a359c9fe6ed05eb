"""What lies ahead, for a calendar: sessions, visits and review days (iCalendar, RFC 5545).

Calendars go to telephones and to servers. So nothing in the file tells a name, a place or what
the appointment is about, not even the program that wrote it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from acutrack.casebook.casebook import Casebook
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.note import Appointment
from acutrack.domain.patient import Patient
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from icalendar import Event

#: So that the same appointment is the same one in the calendar when it comes again.
_SPACE = UUID("7e0a1f5c-6d0f-4a5e-9f57-2f1e8b0c9d43")
_SUMMARY = say("Appointment")


def calendar(casebook: Casebook, patient: Patient, today: date, words: Catalogue) -> bytes:
    """Everything planned from today on; the same records give the same bytes. Raises Obstacle."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//Diary//Appointments//EN")
    whole.add("version", "2.0")
    summary = words(_SUMMARY)
    ahead = [
        (each.day, each.at, f"appointment|{each.id}", each.written_at)
        for each in casebook.load(Appointment, patient.patient_id)
    ]
    ahead += [
        (course.review_on, None, f"review|{course.id}", course.written_at)
        for course in casebook.load(Course, patient.patient_id)
        if course.review_on is not None and course.ended_on is None
    ]
    for day, at, key, written_at in sorted(ahead, key=_order):
        if day >= today:
            whole.add_component(_event(summary, day, at, key, written_at))
    written: bytes = whole.to_ical()
    return written


def _order(each: tuple[date, time | None, str, datetime]) -> tuple[date, time, str]:
    day, at, key, _ = each
    return day, at or time.min, key


def _event(summary: str, day: date, at: time | None, key: str, written_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", str(uuid5(_SPACE, key)))
    event.add("dtstamp", written_at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    if at is None:
        event.add("dtstart", day)
        if day < date.max:
            event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        # Without a zone: ten o'clock stays ten o'clock wherever the telephone is.
        event.add("dtstart", datetime.combine(day, at.replace(second=0, microsecond=0)))
    return event
