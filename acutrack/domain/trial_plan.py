"""A planned trial: blocks with and without treatment, or a start day, drawn by lot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import (
    SHORT_TEXT,
    check_day,
    check_given,
    check_number,
    check_text,
)
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.record import Record


class TrialKind(Enum):
    """How chance is used; the value is the key used in files."""

    BLOCKS = "blocks"
    START_DAY = "start_day"


class Arm(Enum):
    """What a block holds."""

    TREATMENT = "treatment"
    BREAK = "break"


@dataclass(frozen=True, kw_only=True)
class TrialPlan(Record):
    """A plan agreed with the practitioner before it begins.

    Attributes:
        first: first day of the first block.
        block_days: length of every block.
        arms: the drawn order, one entry a block. A START_DAY plan has BREAK blocks of one day
            up to the drawn start and TREATMENT ones from there on.
        wash_days: days at the start of each block that are left out of the comparison.
        lot: what the draw was made from, so that it can be made again and checked.
        stopped_on: the day it was given up; None while it runs or after it was completed.
    """

    site: str = ""
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    kind: TrialKind = TrialKind.BLOCKS
    first: date
    block_days: int
    arms: tuple[Arm, ...]
    wash_days: int = 0
    lot: str
    stopped_on: date | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_day(self.first, "first", say("The first day"))
        check_number(self.block_days, 1, 84, "block_days", say("The length of a block"))
        check_number(self.wash_days, 0, self.block_days - 1, "wash_days", say("Days left out"))
        check_given(self.lot, "lot", say("The lot"))
        if len(set(self.arms)) < len(Arm):
            raise InvalidEntry(
                say("A plan needs days with treatment and days without. Draw it again."), "arms"
            )

    @property
    def last(self) -> date:
        """Last day of the last block."""
        return self.first + timedelta(days=self.block_days * len(self.arms) - 1)
