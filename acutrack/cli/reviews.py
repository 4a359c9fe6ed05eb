"""The reviews of a diary for a terminal: those in the casebook, and those that are due by now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from acutrack.analysis.diary import Diary
from acutrack.analysis.result import Result
from acutrack.analysis.result_json import result_to_json
from acutrack.analysis.review_schedule import reviews_of, stored_result
from acutrack.analysis.reviews import complaints_judged, hold_reviews
from acutrack.cli.result_lines import result_lines
from acutrack.domain.message import Message, say
from acutrack.domain.review import Review


@dataclass(frozen=True)
class HeldReview:
    """A review, its result, and whether it stands in the casebook as it is."""

    review: Review
    result: Result
    stored: bool


def reviews_held(diary: Diary, now: datetime) -> tuple[HeldReview, ...]:
    """The reviews of each complaint, earliest first, as the window would hold them now.

    Nothing is written: a review that is due, or reads otherwise since entries were edited, is
    made for the answer alone.
    """
    found: list[HeldReview] = []
    for complaint in complaints_judged(diary):
        made = hold_reviews(diary, complaint, now)
        anew = {review.id for review in made}
        kept = [each for each in diary.reviews if each.id not in anew]
        found += [
            HeldReview(review, result, review.id not in anew)
            for review in reviews_of((*kept, *made), complaint)
            if (result := stored_result(review)) is not None
        ]
    return tuple(found)


def review_lines(held: HeldReview) -> tuple[Message, ...]:
    """Which review it is, and its result."""
    about = say("Review {number}:", number=held.review.number)
    if held.review.revised:
        about = say("Review {number}, made again after edits:", number=held.review.number)
    return (about, *result_lines(held.result))


def review_as_data(held: HeldReview) -> dict[str, object]:
    """The review for a program; `result` is the result record."""
    return {
        "site": held.review.site,
        "measure": held.review.measure.value,
        "number": held.review.number,
        "day": held.review.day.isoformat(),
        "revised": held.review.revised,
        "stored": held.stored,
        "result": json.loads(result_to_json(held.result)),
    }
