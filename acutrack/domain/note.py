"""Anything else worth writing down, and what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_text
from acutrack.domain.message import say
from acutrack.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """Free words about a day."""

    day: date
    text: str
    at: time | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        if not self.text.strip():
            raise InvalidEntry(say("The note is empty. Type a few words, or close it."), "text")
        check_text(self.text, LONG_TEXT, "text", say("The note"))
        check_day(self.day, "day", say("The date"))


class AppointmentKind(Enum):
    """What is coming up."""

    SESSION = "session"
    VISIT = "visit"


@dataclass(frozen=True, kw_only=True)
class Appointment(Record):
    """A session or a visit that lies ahead; unlike every other record it may be in the future."""

    day: date
    kind: AppointmentKind = AppointmentKind.SESSION
    at: time | None = None
    with_whom: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date"))
        check_text(self.with_whom, SHORT_TEXT, "with_whom", say("The name"))
