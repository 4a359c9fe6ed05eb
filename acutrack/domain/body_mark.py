"""Where it hurts, or where the skin shows something, on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from acutrack.domain.body_region import is_region_id
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_day
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record, RecordId


class Intensity(IntEnum):
    """How much, in three steps; a region without a mark was not marked, which is not "none"."""

    MILD = 1
    MODERATE = 2
    SEVERE = 3


INTENSITY_WORDS: dict[Intensity, Message] = {
    Intensity.MILD: say("1 mild"),
    Intensity.MODERATE: say("2 moderate"),
    Intensity.SEVERE: say("3 severe"),
}


class MarkKind(Enum):
    """What a mark is about."""

    PAIN = "pain"
    SKIN = "skin"


@dataclass(frozen=True, kw_only=True)
class BodyMark(Record):
    """One region of the body map, marked for one day.

    Attributes:
        region: an id of the region file, such as "back.back_low.L"; the side is the person's own.
        session_id: the session in whose form it was marked; None for a mark of the day.
    """

    day: date
    region: str
    intensity: Intensity
    kind: MarkKind = MarkKind.PAIN
    session_id: RecordId | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date"))
        if not is_region_id(self.region):
            raise InvalidEntry(
                say(
                    "“{typed}” is no region of the body map. Write it like back.back_low.L.",
                    typed=self.region,
                ),
                "region",
            )


def most_severe(marks: Iterable[BodyMark], kind: MarkKind = MarkKind.PAIN) -> dict[str, Intensity]:
    """The highest intensity of each region that bears a mark of this kind."""
    found: dict[str, Intensity] = {}
    for mark in marks:
        if mark.kind is kind:
            found[mark.region] = max(mark.intensity, found.get(mark.region, Intensity.MILD))
    return found
