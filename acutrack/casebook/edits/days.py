"""Yes-or-no answers about a day, notes and appointments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from acutrack.casebook.casebook import put, remove
from acutrack.domain.day_answer import QUESTION_WORDS, DayAnswer, DayQuestion
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.note import Appointment, Note
from acutrack.domain.record import Edit, PatientId, RecordId


def answer_day(
    patient: PatientId,
    question: DayQuestion,
    day: date,
    yes: bool | None,
    now: datetime,
    *,
    answers: Iterable[DayAnswer],
    treatment: RecordId | None = None,
) -> Edit:
    """Answer yes or no for a day, or take the answer back with None. Raises InvalidEntry."""
    check_not_future(day, now.date(), "day", say("The date"))
    earlier = find_answer(question, day, answers, treatment)
    name = say("Answer: {question}", question=QUESTION_WORDS[question])
    if yes is None:
        changes = (remove(earlier),) if earlier else ()
    elif earlier is not None:
        changes = (put(replace(earlier, yes=yes, written_at=now), earlier),)
    else:
        answer = DayAnswer(
            patient_id=patient,
            written_at=now,
            day=day,
            question=question,
            yes=yes,
            treatment_id=treatment,
        )
        changes = (put(answer),)
    return Edit(name, patient, changes)


def find_answer(
    question: DayQuestion,
    day: date,
    answers: Iterable[DayAnswer],
    treatment: RecordId | None = None,
) -> DayAnswer | None:
    """The answer given, or None for "not said"."""
    for answer in answers:
        if (answer.question, answer.day, answer.treatment_id) == (question, day, treatment):
            return answer
    return None


def write_note(patient: PatientId, text: str, day: date, at: time | None, now: datetime) -> Edit:
    """Write a note about a day. Raises InvalidEntry."""
    check_not_future(day, now.date(), "day", say("The date"))
    note = Note(patient_id=patient, written_at=now, day=day, at=at, text=text)
    return Edit(say("Write a note"), patient, (put(note),))


def change_note(before: Note, after: Note) -> Edit:
    """Correct a note."""
    return Edit(say("Change a note"), before.patient_id, (put(after, before),))


def remove_note(note: Note) -> Edit:
    """Take a note out."""
    return Edit(say("Remove a note"), note.patient_id, (remove(note),))


def plan_appointment(appointment: Appointment, before: Appointment | None = None) -> Edit:
    """Note what is coming up, or move it."""
    name = say("Plan for {day}", day=appointment.day)
    return Edit(name, appointment.patient_id, (put(appointment, before),))


def cancel_appointment(appointment: Appointment) -> Edit:
    """Take something that was coming up out."""
    name = say("Remove what was planned for {day}", day=appointment.day)
    return Edit(name, appointment.patient_id, (remove(appointment),))
