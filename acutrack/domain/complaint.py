"""One thing that hurts, and how its change is to be judged: settled before results are seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.domain.limits import SHORT_TEXT, check_day, check_number, check_text
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import same_place
from acutrack.domain.record import Record

#: Share of the starting level whose loss is "moderately important" (IMMPACT: Dworkin 2008,
#: J Pain 9:105); a person or physician may choose another one within the range.
IMPORTANT_SHARE = 0.30
LEAST_IMPORTANT_SHARE = 0.20
MOST_IMPORTANT_SHARE = 0.50


class Settled(Enum):
    """What may be settled about a complaint; the value is the key used in files."""

    MEASURE = "measure"
    BASELINE = "baseline"
    IMPORTANCE = "importance"


@dataclass(frozen=True)
class LateChange:
    """Something settled was changed on `day`, after results had been seen; the report says so."""

    day: date
    what: Settled


@dataclass(frozen=True, kw_only=True)
class Complaint(Record):
    """One place that hurts, with its primary measure and what counts as important.

    Attributes:
        site: as the pain scores name it; empty means pain as a whole. One complaint a site.
        measure: the one rating that a verdict is made from.
        important_share: share of the starting level whose loss matters, 0.20 to 0.50.
        usual_pain: 0 to 10, "on a usual day in the last 3 months", told before the first session.
        earlier_course: whether there was acupuncture in the 12 months before the first session;
            None is "not said".
        recalled_level: 0 to 10, the level before the first session told from memory by somebody
            who began before installing; it is never mixed with days recorded at the time.
        recalled_on: the day this was told.
        late_changes: what was changed after results had been seen, earliest first.
    """

    site: str = ""
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    important_share: float = IMPORTANT_SHARE
    usual_pain: float | None = None
    earlier_course: bool | None = None
    recalled_level: float | None = None
    recalled_on: date | None = None
    late_changes: tuple[LateChange, ...] = ()

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_number(self.usual_pain, 0, 10, "usual_pain", say("Usual pain"))
        check_number(self.recalled_level, 0, 10, "recalled_level", say("Pain before"))
        check_number(
            self.important_share,
            LEAST_IMPORTANT_SHARE,
            MOST_IMPORTANT_SHARE,
            "important_share",
            say("The share that matters"),
        )
        if self.recalled_on is not None:
            check_day(self.recalled_on, "recalled_on", say("The day it was told"))


def complaint_at(site: str, complaints: Iterable[Complaint]) -> Complaint | None:
    """What is settled about a place, if anything is; of several, what was written last."""
    found = [each for each in complaints if same_place(each.site, site)]
    return max(found, key=lambda each: each.written_at, default=None)
