"""What the person says of the change as a whole, and whether the diary says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Code, Result
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer

#: Key of the global impression of change: 1 very much improved, 4 no change, 7 very much worse.
IMPRESSION = "pgic"
#: An answer this far from a review, or nearer, is about it.
WITHIN_DAYS = 14

_NO_CHANGE = 4


def impression_near(answers: Iterable[QuestionnaireAnswer], site: str, review: date) -> int | None:
    """The impression answered nearest to the review day, 1 to 7; None without one in 14 days."""
    near = [
        (abs((answer.day - review).days), -answer.day.toordinal(), int(answer.items[0]))
        for answer in answers
        if answer.measure == IMPRESSION
        and answer.items[0] is not None
        and (not answer.site.strip() or same_place(answer.site, site))
        and abs((answer.day - review).days) <= WITHIN_DAYS
    ]
    return min(near)[2] if near else None


def with_impression(result: Result, impression: int | None) -> Result:
    """The result with the impression beside it; neither changes the other."""
    return replace(
        result,
        global_impression=impression,
        # Beside the answer that is told, which other care may have made the weaker one.
        disagrees=impression is not None and _disagrees(headlined(result).code, impression),
    )


def _disagrees(code: Code, impression: int) -> bool:
    match code:
        case Code.BETTER_IMPORTANT:
            return impression >= _NO_CHANGE
        case Code.BETTER_SIZE_UNCLEAR | Code.BETTER_SMALL:
            return impression > _NO_CHANGE
        case Code.WORSE:
            return impression < _NO_CHANGE
        case Code.NO_IMPORTANT_CHANGE:
            return abs(impression - _NO_CHANGE) > 1
        case Code.NO_CLEAR_CHANGE | Code.NOT_ENOUGH_DATA:
            return False
