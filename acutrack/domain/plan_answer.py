"""Carry on? What somebody answered at the review of a course of treatment, and when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from acutrack.domain.limits import check_day
from acutrack.domain.message import Message, say

#: "Decide later" is taken at its word for this long.
ASK_AGAIN_AFTER = timedelta(days=7)


class PlanAnswer(Enum):
    """What is done with the plan."""

    CARRY_ON = "carry_on"
    PAUSE = "pause"
    STOP = "stop"
    LATER = "later"


PLAN_WORDS: dict[PlanAnswer, Message] = {
    PlanAnswer.CARRY_ON: say("Carry on"),
    PlanAnswer.PAUSE: say("Pause"),
    PlanAnswer.STOP: say("Stop"),
    PlanAnswer.LATER: say("Decide later"),
}


@dataclass(frozen=True)
class PlanDecision:
    """What was answered on a day."""

    day: date
    answer: PlanAnswer

    def __post_init__(self) -> None:
        """Check the day; raises InvalidEntry."""
        check_day(self.day, "decisions", say("The day of the answer"))
