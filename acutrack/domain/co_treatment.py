"""What else the person takes or does: medicines and other care, as periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_order, check_text
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record


class CareKind(Enum):
    """Kinds of treatment beside acupuncture; medicines have a lane of their own in charts."""

    MEDICINE = "medicine"
    EXERCISE = "exercise"
    PHYSIOTHERAPY = "physiotherapy"
    MASSAGE = "massage"
    MANUAL_THERAPY = "manual_therapy"
    HEAT_OR_COLD = "heat_or_cold"
    TENS = "tens"
    INJECTION = "injection"
    TALKING_THERAPY = "talking_therapy"
    OTHER = "other"


CARE_WORDS: dict[CareKind, Message] = {
    CareKind.MEDICINE: say("Medicine"),
    CareKind.EXERCISE: say("Exercises"),
    CareKind.PHYSIOTHERAPY: say("Physiotherapy"),
    CareKind.MASSAGE: say("Massage"),
    CareKind.MANUAL_THERAPY: say("Osteopathy or chiropractic"),
    CareKind.HEAT_OR_COLD: say("Heat or cold"),
    CareKind.TENS: say("TENS"),
    CareKind.INJECTION: say("Injection"),
    CareKind.TALKING_THERAPY: say("Talking therapy"),
    CareKind.OTHER: say("Something else"),
}


class Taken(Enum):
    """Whether it was taken as planned; three states, because empty is not "no"."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


TAKEN_WORDS: dict[Taken, Message] = {
    Taken.YES: say("Taken"),
    Taken.NO: say("Not taken"),
    Taken.NOT_SAID: say("Not said"),
}


@dataclass(frozen=True, kw_only=True)
class CoTreatment(Record):
    """A medicine or other care over a period; `end` None means it goes on."""

    name: str
    start: date
    end: date | None = None
    kind: CareKind = CareKind.MEDICINE
    dose: str = ""
    taken: Taken = Taken.NOT_SAID
    note: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        if not self.name.strip():
            raise InvalidEntry(say("The treatment has no name yet. Type one."), "name")
        check_text(self.name, SHORT_TEXT, "name", say("The name of the treatment"))
        check_text(self.dose, SHORT_TEXT, "dose", say("The dose"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        check_day(self.start, "start", say("The start"))
        check_order(self.start, self.end, "end", say("The end"))

    def runs_on(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)
