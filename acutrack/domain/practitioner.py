"""Who gives the treatment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_number, check_text
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record


class PractitionerRole(Enum):
    """Professions that give acupuncture (STRICTA 2010 item 5)."""

    ACUPUNCTURIST = "acupuncturist"
    DOCTOR = "doctor"
    PHYSIOTHERAPIST = "physio"
    CHIROPRACTOR = "chiropractor"
    NURSE = "nurse"
    SELF = "self"
    STUDENT = "student"
    OTHER = "other"


ROLE_WORDS: dict[PractitionerRole, Message] = {
    PractitionerRole.ACUPUNCTURIST: say("Acupuncturist"),
    PractitionerRole.DOCTOR: say("Doctor"),
    PractitionerRole.PHYSIOTHERAPIST: say("Physiotherapist"),
    PractitionerRole.CHIROPRACTOR: say("Chiropractor"),
    PractitionerRole.NURSE: say("Nurse"),
    PractitionerRole.SELF: say("Myself"),
    PractitionerRole.STUDENT: say("Student"),
    PractitionerRole.OTHER: say("Somebody else"),
}


@dataclass(frozen=True, kw_only=True)
class Practitioner(Record):
    """A practitioner known to the casebook (its `patient_id` is EVERYONE).

    Attributes:
        licence: licence or registration number, as printed on reports.
        years_qualified: whole years since qualifying; None if not said.
    """

    name: str
    role: PractitionerRole | None = None
    licence: str = ""
    clinic: str = ""
    years_qualified: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        if not self.name.strip():
            raise InvalidEntry(say("The practitioner has no name yet. Type one."), "name")
        check_text(self.name, SHORT_TEXT, "name", say("The practitioner’s name"))
        check_text(self.licence, SHORT_TEXT, "licence", say("The licence number"))
        check_text(self.clinic, SHORT_TEXT, "clinic", say("The clinic"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        check_number(self.years_qualified, 0, 80, "years_qualified", say("Years qualified"))
