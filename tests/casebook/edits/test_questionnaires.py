"""Answering a questionnaire is a deed that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from acutrack.casebook.edits.questionnaires import answer_questions, remove_answer
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Edit
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, PATIENT, TODAY, day
from tests.domain.answers import an_answer, measure


def answered(
    key: str, items: Sequence[float | None], labels: Sequence[str] = (), **given: object
) -> Edit:
    return answer_questions(PATIENT, measure(key), items, TODAY, NOW, labels=labels, **given)  # type: ignore[arg-type]


def kept(edit: Edit) -> QuestionnaireAnswer:
    (change,) = edit.changes
    assert isinstance(change.after, QuestionnaireAnswer)
    return change.after


def test_answers_are_kept_item_by_item_with_day_and_time() -> None:
    answer = kept(answered("peg", (6, 5, 7), site="low back"))

    assert (answer.measure, answer.items, answer.day) == ("peg", (6, 5, 7), TODAY)
    assert answer.at is not None
    assert answer.site == "", "the whole person is asked, not one place"


def test_a_measure_about_a_place_keeps_the_place() -> None:
    assert kept(answered("psfs", (3,), ("Garden",), site="low back")).site == "low back"


def test_the_word_is_kept_with_the_number() -> None:
    assert kept(answered("pgic", (2,), ("Much improved",))).labels == ("Much improved",)


def test_answers_of_another_day_have_no_time() -> None:
    edit = answer_questions(PATIENT, measure("peg"), (1, 2, 3), day(-1), NOW)

    assert kept(edit).at is None


def test_a_second_answer_on_one_day_replaces_the_first() -> None:
    first = kept(answered("peg", (6, 5, 7)))
    edit = answered("peg", (6, 5, 8), earlier=[first, an_answer("meds_days", (3,))])

    (change,) = edit.changes
    assert change.before == first
    assert kept(edit).id == first.id


@pytest.mark.parametrize(
    ("key", "items", "labels", "said"),
    [
        ("peg", (6, 5, 11), (), "from 0 to 10"),
        ("meds_days", (8,), (), "from 0 to 7"),
        ("psfs", (), (), "Name an activity first"),
        ("psfs", (3, 4), ("Garden", " garden "), "stands here twice"),
        ("psfs", (3, 4), ("Garden", " "), "has no name"),
        ("psfs", (3,), ("x" * 81,), "81 characters"),
        ("psfs", (1,) * 6, tuple("abcdef"), "5 activities at most"),
    ],
)
def test_what_cannot_be_is_refused(
    key: str, items: Sequence[float | None], labels: Sequence[str], said: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        answered(key, items, labels)
    assert said in Catalogue()(refused.value.message)


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        answer_questions(PATIENT, measure("peg"), (1, 2, 3), day(1), NOW)


def test_an_answer_can_be_removed_also_of_a_measure_nobody_knows() -> None:
    answer = an_answer("peg", (1, 2, 3))

    (change,) = remove_answer(answer, measure("peg")).changes
    assert (change.before, change.after) == (answer, None)
    assert remove_answer(an_answer("later", (1,)), None).changes
