"""A review for a terminal: in words, and for a program."""

from __future__ import annotations

import json

from acutrack.analysis.change.result_json import result_to_json
from acutrack.analysis.reviews.standing import StandingReview
from acutrack.cli.result_lines import result_lines
from acutrack.domain.complaint import Complaint
from acutrack.domain.message import Message, say


def review_lines(held: StandingReview, complaint: Complaint) -> tuple[Message, ...]:
    """Which review it is, and its result."""
    about = say("Review {number}:", number=held.review.number)
    if held.review.revised:
        about = say("Review {number}, made again after edits:", number=held.review.number)
    return (about, *result_lines(held.result, complaint))


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
