"""A review: the one moment at which a verdict is made, and the verdict as it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from acutrack.domain.limits import (
    SHORT_TEXT,
    check_day,
    check_given,
    check_number,
    check_text,
)
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import same_place
from acutrack.domain.record import Record

#: No diary reaches it at one review a month.
_MOST_REVIEWS = 2000


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """The result of one complaint at one review day; not recomputed in silence.

    Attributes:
        site: as the pain scores name it.
        number: 1 for the first review held of this complaint.
        day: the day it looks back from.
        method: version of the method that made it.
        result: the result record as JSON (written and read by `analysis.change.result_json`).
        digest: of the entries it was made from; a different one means they were edited since.
        revised: it was made again after entries were edited.
    """

    site: str = ""
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    number: int
    day: date
    method: str
    result: str
    digest: str
    revised: bool = False

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_number(self.number, 1, _MOST_REVIEWS, "number", say("The number of the review"))
        check_day(self.day, "day", say("The date"))
        check_given(self.method, "method", say("The method"))
        check_given(self.result, "result", say("The result"))
        check_given(self.digest, "digest", say("The digest of the entries"))


def reviews_at(
    site: str, reviews: Iterable[Review], measure: PainMeasure | None = None
) -> tuple[Review, ...]:
    """The reviews of a place by the day they look back from; of one measure if it is given."""
    found = [
        each
        for each in reviews
        if (measure is None or each.measure is measure) and same_place(each.site, site)
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.number)))
