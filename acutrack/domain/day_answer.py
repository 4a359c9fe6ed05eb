"""Yes-or-no answers about a day: yes, no, and (by their absence) not said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.domain.limits import check_day
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record, RecordId


class DayQuestion(Enum):
    """What may be answered about a day with yes or no; the value is the key used in files."""

    PAIN_RELIEF = "took_pain_relief"
    BAD_NIGHT = "bad_night"
    ACUPUNCTURE = "had_acupuncture"
    TREATMENT = "took_treatment"


QUESTION_WORDS: dict[DayQuestion, Message] = {
    DayQuestion.PAIN_RELIEF: say("Took pain relief"),
    DayQuestion.BAD_NIGHT: say("Bad night"),
    DayQuestion.ACUPUNCTURE: say("Acupuncture"),
    DayQuestion.TREATMENT: say("Taken"),
}


@dataclass(frozen=True, kw_only=True)
class DayAnswer(Record):
    """One answer about one day; where none is stored, nothing was said.

    `treatment_id` names the medicine or care that a TREATMENT answer is about.
    """

    day: date
    question: DayQuestion
    yes: bool
    treatment_id: RecordId | None = None

    def __post_init__(self) -> None:
        """Check the day; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date"))
