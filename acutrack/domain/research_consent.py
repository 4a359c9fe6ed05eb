"""Whether a person agreed that their entries, without their name, may be used for research."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, check_day, check_order, check_text
from acutrack.domain.message import say


@dataclass(frozen=True)
class ResearchConsent:
    """What was agreed, and when it was taken back.

    Attributes:
        given_on: None where it was asked and not given.
        withdrawn_on: from that day on nothing may be used any more.
        note: such as where the signed paper lies.
    """

    given_on: date | None = None
    withdrawn_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        if self.given_on is None and self.withdrawn_on is None and not self.note.strip():
            raise InvalidEntry(
                say("Nothing is said about research. Leave it out, or say the day."), "research"
            )
        for day in (self.given_on, self.withdrawn_on):
            if day is not None:
                check_day(day, "research", say("The day of the consent"))
        check_order(self.given_on, self.withdrawn_on, "research", say("The day it was taken back"))
        check_text(self.note, LONG_TEXT, "research", say("The note"))

    def stands_on(self, day: date) -> bool:
        """Whether entries may be used on that day."""
        if self.given_on is None or self.given_on > day:
            return False
        return self.withdrawn_on is None or day < self.withdrawn_on
