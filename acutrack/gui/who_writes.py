"""Who writes in the open casebook, as the bar above every page says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum, auto

from acutrack.domain.message import NOTHING, Message, say


class Writer(Enum):
    """Where records are written."""

    HERE = auto()
    #: Nowhere: the file or its folder cannot be written to.
    NOBODY = auto()
    WINDOW = auto()
    #: Another window, which was asked to hand over.
    ASKED = auto()
    COMMAND = auto()
    COMPUTER = auto()
    #: Another computer; the person has read that, and wants to look only.
    COMPUTER_KNOWN = auto()
    #: Nowhere: the record lies on a server, which does not answer.
    SERVER_AWAY = auto()


@dataclass(frozen=True)
class WhoWrites:
    """Who writes; `since` is the hour of today or the whole moment, where that is worth telling."""

    writer: Writer = Writer.HERE
    since: time | datetime | None = None

    @property
    def here(self) -> bool:
        """Whether this window writes."""
        return self.writer is Writer.HERE

    def strong(self) -> Message:
        """What the bar says first."""
        said = {
            Writer.NOBODY: say("This record can be looked at, not changed."),
            Writer.WINDOW: say("This record is open in another window, which writes."),
            Writer.ASKED: say("The other window is handing over."),
            Writer.COMMAND: say("A command in a terminal is writing in this record."),
            Writer.SERVER_AWAY: say("The server does not answer."),
        }
        if self.writer in (Writer.COMPUTER, Writer.COMPUTER_KNOWN) and self.since is not None:
            return say(
                "This record seems to be open on another computer since {time}.",
                time=self.since,
            )
        return said.get(self.writer, NOTHING)

    def more(self) -> Message:
        """What it says after that."""
        looking = say("Here you can look; changes appear by themselves.")
        return {
            Writer.NOBODY: say("Its file or folder cannot be written to."),
            Writer.WINDOW: looking,
            Writer.ASKED: say("What was typed there is kept."),
            Writer.COMMAND: say("You can write here again as soon as it is done."),
            Writer.COMPUTER: say("Writing on both can leave you with two records to put together."),
            Writer.COMPUTER_KNOWN: looking,
            Writer.SERVER_AWAY: say(
                "What was loaded can be read. Nothing can be saved now; what you type is kept on "
                "this computer. AcuTrack tries again each second."
            ),
        }.get(self.writer, NOTHING)


#: This window writes, as nearly always.
HERE = WhoWrites()
