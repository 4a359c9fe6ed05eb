"""How much it hurt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_number, check_text
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.record import Record

#: Drawn with an open mark: written later than the day after (house rule of the charts).
SHOWN_AS_LATER = timedelta(days=1)
#: Left out of computations: written more than 48 h after the day it describes.
LEFT_OUT_AFTER = timedelta(hours=48)


def same_place(one: str, other: str) -> bool:
    """Whether two ways to write a place mean the same: "Knee" typed here, "knee" in a file."""
    return one.strip().casefold() == other.strip().casefold()


@dataclass(frozen=True, kw_only=True)
class PainScore(Record):
    """One rating, 0 (no pain) to 10 (pain as bad as you can imagine); higher is worse.

    Attributes:
        day: the day it describes, as the person's calendar had it.
        at: the time of day it was made, if known.
        value: 0 to 10; whole when typed, decimals when imported.
        site: where, in the person's words; empty means pain as a whole.
    """

    day: date
    value: float
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    at: time | None = None
    site: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_number(self.value, 0, 10, "value", say("Pain"))
        check_day(self.day, "day", say("The date"))
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))

    @property
    def filled_in_later(self) -> bool:
        """Written later than the day after; false where the time of writing is not known."""
        return not self.imported and self.written_at.date() - self.day > SHOWN_AS_LATER

    @property
    def left_out(self) -> bool:
        """Too late to be used in a computation: over 48 h after the end of the day described."""
        if self.imported:
            return False
        end_of_day = datetime.combine(self.day + timedelta(days=1), time(), self.written_at.tzinfo)
        return self.written_at - end_of_day > LEFT_OUT_AFTER
