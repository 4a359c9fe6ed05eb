"""When "Carry on?" is asked, and what an answer does to the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.sessions import answer_plan, start_course
from acutrack.domain.course import Course, current_course, sessions_of
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, TODAY, a_course, a_session, day


@pytest.mark.parametrize(
    ("fields", "done", "asked"),
    [
        ({"review_on": day(1)}, 10, False),
        ({"review_on": TODAY}, 0, True),
        ({"review_on": day(-30)}, 0, True),
        ({"review_on": None}, 9, False),
        ({"review_on": None}, 10, True),
        ({"review_on": None, "planned_sessions": None}, 40, False),
        ({"review_on": TODAY, "ended_on": TODAY}, 10, False),
    ],
)
def test_it_is_asked_from_the_review_day_on_or_when_all_sessions_were_held(
    fields: dict[str, object], done: int, asked: bool
) -> None:
    assert a_course(**fields).asks(done, TODAY) is asked


def _answered(course: Course, answer: PlanAnswer) -> Course:
    after = answer_plan(course, answer, TODAY, NOW).changes[0].after
    assert isinstance(after, Course)
    return after


@pytest.mark.parametrize("answer", [PlanAnswer.CARRY_ON, PlanAnswer.PAUSE, PlanAnswer.STOP])
def test_an_answer_settles_it_until_another_review_is_set(answer: PlanAnswer) -> None:
    after = _answered(a_course(review_on=TODAY), answer)
    assert after.decisions == (PlanDecision(TODAY, answer),)
    assert not after.asks(99, day(300))
    again = replace(after, review_on=day(60))
    assert again.asks(0, day(60)) is (answer is not PlanAnswer.STOP)


def test_only_stopping_ends_the_course() -> None:
    ends = {answer: _answered(a_course(review_on=TODAY), answer).ended_on for answer in PlanAnswer}
    assert ends == {**dict.fromkeys(PlanAnswer), PlanAnswer.STOP: TODAY}


@pytest.mark.parametrize("review_on", [TODAY, None])
def test_decide_later_is_taken_at_its_word_for_a_week(review_on: object) -> None:
    after = _answered(a_course(review_on=review_on), PlanAnswer.LATER)
    assert not after.asks(10, day(6))
    assert after.asks(10, day(7))


def test_a_review_before_the_course_is_refused() -> None:
    with pytest.raises(InvalidEntry) as caught:
        a_course(review_on=day(-61))
    assert caught.value.field == "review_on"


def test_the_answer_is_kept_with_its_day_and_undone(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        course = a_course(review_on=TODAY)
        casebook.record(start_course(course))
        casebook.record(answer_plan(course, PlanAnswer.PAUSE, TODAY, NOW))
        (kept,) = casebook.load(Course, PATIENT)
        assert kept.decisions == (PlanDecision(TODAY, PlanAnswer.PAUSE),)
        name = casebook.undo_name(PATIENT)
        assert name is not None
        assert dict(name.values)["course"] == course.name
        casebook.undo(PATIENT)
        assert casebook.load(Course, PATIENT) == (course,)


def test_the_course_that_goes_on_is_the_one_begun_last() -> None:
    early, late = a_course(started_on=day(-90)), a_course(started_on=day(-30))
    ended = a_course(started_on=day(-10), ended_on=TODAY)
    assert current_course([late, early, ended]) == late
    assert current_course([ended]) is None
    own = a_session(course_id=late.id, day=day(-3))
    others = (a_session(day=day(-3)), a_session(course_id=late.id, day=day(3)))
    assert sessions_of(late, (own, *others), TODAY) == (own,)
