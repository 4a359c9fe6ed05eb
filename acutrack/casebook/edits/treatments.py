"""Medicines and other care."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.record import Edit


def note_treatment(
    treatment: CoTreatment, now: datetime, before: CoTreatment | None = None
) -> Edit:
    """Note a medicine or other care, or correct it. Raises InvalidEntry for a start to come."""
    check_not_future(treatment.start, now.date(), "start", say("The start"))
    name = say("Treatment: {name}", name=treatment.name)
    return Edit(name, treatment.patient_id, (put(treatment, before),))


def end_treatment(treatment: CoTreatment, day: date, now: datetime) -> Edit:
    """Say that a treatment ended on `day`. Raises InvalidEntry."""
    check_not_future(day, now.date(), "end", say("The end"))
    ended = replace(treatment, end=day)
    return Edit(
        say("End of {name}", name=treatment.name), treatment.patient_id, (put(ended, treatment),)
    )


def remove_treatment(treatment: CoTreatment, answers: Iterable[DayAnswer] = ()) -> Edit:
    """Take a treatment out, together with the daily answers about it."""
    about = [answer for answer in answers if answer.treatment_id == treatment.id]
    changes = (*(remove(answer) for answer in about), remove(treatment))
    return Edit(say("Remove {name}", name=treatment.name), treatment.patient_id, changes)
