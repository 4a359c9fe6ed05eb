"""Which days a report is about, as a person would say it."""

from __future__ import annotations

from datetime import date
from enum import Enum

from acutrack.casebook.casebook import Casebook
from acutrack.domain.course import Course
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.record import PatientId
from acutrack.domain.session import TreatmentSession


class Period(Enum):
    """The value is the key used in the settings."""

    START = "start"
    VISIT = "visit"
    COURSE = "course"
    DATES = "dates"


PERIOD_WORDS: dict[Period, Message] = {
    Period.START: say("All since your start"),
    Period.VISIT: say("Since the last session"),
    Period.COURSE: say("This course of sessions"),
    Period.DATES: say("Days you choose"),
}


def first_day(period: Period, casebook: Casebook, patient: PatientId, today: date) -> date | None:
    """The first day of a period that ends today; None for the first day with an entry.

    Since the start: the first day of the earliest settled start. Since the last session: the day
    of the latest session before today, as a report is made for the visit of the day. This course:
    the day the latest course began. What is not there is taken as "since the start".

    Raises Obstacle if the records cannot be read.
    """
    found: date | None = None
    if period is Period.VISIT:
        days = [s.day for s in casebook.load(TreatmentSession, patient) if s.day < today]
        found = max(days, default=None)
    elif period is Period.COURSE:
        begun = [c.started_on for c in casebook.load(Course, patient) if c.started_on <= today]
        found = max(begun, default=None)
    if found is not None:
        return found
    starts = [start.first for start in casebook.load(FrozenBaseline, patient)]
    return min(starts, default=None)
