"""A point as it was needled: code, side, and what else the note says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import SHORT_TEXT, check_number, check_text
from acutrack.domain.message import Message, say


class Side(Enum):
    """Side of the body, always the patient's own."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "B"
    MIDDLE = "M"
    UNKNOWN = "U"


SIDE_WORDS: dict[Side, Message] = {
    Side.LEFT: say("left"),
    Side.RIGHT: say("right"),
    Side.BOTH: say("both"),
    Side.MIDDLE: say("middle"),
    Side.UNKNOWN: say("side not said"),
}


@dataclass(frozen=True)
class NeedledPoint:
    """One point of a session.

    Attributes:
        code: WHO code such as "BL23" or "EX-B2", "ASHI", "EAR:...", or the words as typed where
            no listed point matches (see `point_codes.is_listed`).
        depth_mm: as the practitioner noted it; never converted from cun.
        typed: what the person typed, if it differs from the code.
    """

    code: str
    side: Side = Side.UNKNOWN
    depth_mm: float | None = None
    note: str = ""
    typed: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        if not self.code.strip():
            raise InvalidEntry(say("A point has no code. Type one, or remove it."), "points")
        check_text(self.code, SHORT_TEXT, "points", say("The point"))
        check_text(self.note, SHORT_TEXT, "points", say("The note on a point"))
        check_number(self.depth_mm, 0, 100, "points", say("The depth in mm"))

    @property
    def insertions(self) -> int:
        """How many needles it takes at least: both sides count two."""
        return 2 if self.side is Side.BOTH else 1
