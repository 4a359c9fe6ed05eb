"""Another copy of the record, with entries of its own, as the bar above every page offers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from acutrack.domain.message import Message, say


class Found(Enum):
    """How it came about."""

    #: While it was open here, another file took the place of the record.
    REPLACED = auto()
    #: Since it was last open here, the file lost entries that were written here.
    OVERWRITTEN = auto()
    #: A program that syncs folders put it beside the record.
    BESIDE = auto()


@dataclass(frozen=True)
class OfferedCopy:
    """A copy to be brought together with the record; `name` is that of its file."""

    found: Found
    name: str

    def strong(self) -> Message:
        """What the bar says first."""
        match self.found:
            case Found.REPLACED:
                return say("Another program put another file in the place of this record.")
            case Found.OVERWRITTEN:
                return say("Entries that were written here are not in this record any more.")
            case Found.BESIDE:
                return say("There is another copy of this record: {name}.", name=self.name)

    def more(self) -> Message:
        """What it says after that."""
        match self.found:
            case Found.REPLACED:
                return say("What was written here is kept in a copy.")
            case Found.OVERWRITTEN:
                return say("Another computer may have replaced it. A copy still holds them.")
            case Found.BESIDE:
                return say("It holds entries that are not here. Both can be brought together.")
