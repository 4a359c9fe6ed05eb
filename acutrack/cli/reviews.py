"""The reviews of a diary for a terminal: those in the casebook, and those that are due by now."""

from __future__ import annotations

import json
from datetime import datetime

from acutrack.analysis.diary import Diary
from acutrack.analysis.result_json import result_to_json
from acutrack.analysis.standing import StandingReview, standings
from acutrack.cli.result_lines import result_lines
from acutrack.domain.message import Message, say


def reviews_held(diary: Diary, now: datetime) -> tuple[StandingReview, ...]:
    """The reviews of each complaint, earliest first, as the window would hold them now.

    Nothing is written: a review that is due, or reads otherwise since entries were edited, is
    made for the answer alone.
    """
    return tuple(review for standing in standings(diary, now) for review in standing.reviews)


def review_lines(held: StandingReview) -> tuple[Message, ...]:
    """Which review it is, and its result."""
    about = say("Review {number}:", number=held.review.number)
    if held.review.revised:
        about = say("Review {number}, made again after edits:", number=held.review.number)
    return (about, *result_lines(held.result))


def review_as_data(held: StandingReview) -> dict[str, object]:
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
