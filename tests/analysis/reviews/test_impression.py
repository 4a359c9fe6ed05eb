from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.result import Code
from acutrack.analysis.reviews.impression import impression_near, with_impression
from acutrack.domain.questionnaire import QuestionnaireAnswer
from tests.analysis.people import MEI, on

REVIEW = date(2025, 10, 13)
EMPTY = assess([], [], REVIEW - timedelta(days=56), REVIEW)


@pytest.mark.parametrize(
    ("code", "agree"),
    [
        (Code.BETTER_IMPORTANT, {1, 2, 3}),
        (Code.BETTER_SIZE_UNCLEAR, {1, 2, 3, 4}),
        (Code.BETTER_SMALL, {1, 2, 3, 4}),
        (Code.WORSE, {4, 5, 6, 7}),
        (Code.NO_IMPORTANT_CHANGE, {3, 4, 5}),
        (Code.NO_CLEAR_CHANGE, set(range(1, 8))),
        (Code.NOT_ENOUGH_DATA, set(range(1, 8))),
    ],
)
def test_they_disagree_where_they_point_apart(code: Code, agree: set[int]) -> None:
    result = replace(EMPTY, code=code)

    assert {n for n in range(1, 8) if not with_impression(result, n).disagrees} == agree


def test_it_stands_beside_the_answer_that_is_told() -> None:
    """Where other care changed, the weaker of two results leads; a "worse" is not denied by it."""
    told = replace(EMPTY, code=Code.NO_CLEAR_CHANGE)
    result = replace(EMPTY, code=Code.BETTER_IMPORTANT, without_cotreatment=told)

    assert not with_impression(result, 5).disagrees


def test_nothing_said_disagrees_with_nothing() -> None:
    assert not with_impression(replace(EMPTY, code=Code.WORSE), None).disagrees


def answer(value: float | None, after: int, measure: str = "pgic") -> QuestionnaireAnswer:
    at = REVIEW + timedelta(days=after)
    return QuestionnaireAnswer(
        patient_id=MEI, written_at=on(at), measure=measure, day=at, items=(value, 1.0)
    )


def test_only_an_answered_impression_within_two_weeks_counts() -> None:
    assert impression_near([answer(2, 15), answer(3, -15)], "", REVIEW) is None
    assert impression_near([answer(None, 0), answer(5, 0, "peg")], "", REVIEW) is None
    assert impression_near([answer(2, 14), answer(3, -13)], "", REVIEW) == 3


def test_of_two_equally_near_the_later_one_counts() -> None:
    assert impression_near([answer(2, -3), answer(6, 3)], "", REVIEW) == 6
