"""Goals of a course, and whether somebody agreed to research."""

from __future__ import annotations

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.research_consent import ResearchConsent
from tests.builders import TODAY, a_course, day


def test_a_course_has_up_to_five_goals() -> None:
    goals = tuple(GoalActivity(f"goal {number}") for number in range(6))
    assert a_course(goals=goals[:5]).goals == goals[:5]
    with pytest.raises(InvalidEntry):
        a_course(goals=goals)


@pytest.mark.parametrize(("text", "ability"), [(" ", None), ("x" * 121, None), ("walk", 11)])
def test_a_goal_that_says_nothing_or_too_much_is_refused(text: str, ability: float | None) -> None:
    with pytest.raises(InvalidEntry) as caught:
        GoalActivity(text, ability)

    assert caught.value.field == "goals"


@pytest.mark.parametrize(
    ("given", "withdrawn", "stands"),
    [
        (day(-3), None, True),
        (TODAY, None, True),
        (day(1), None, False),
        (None, None, False),
        (day(-3), TODAY, False),
        (day(-3), day(1), True),
    ],
)
def test_consent_stands_from_the_day_it_was_given_until_it_is_taken_back(
    given: object, withdrawn: object, stands: bool
) -> None:
    consent = ResearchConsent(given, withdrawn, note="asked")  # type: ignore[arg-type]
    assert consent.stands_on(TODAY) is stands


def test_nothing_said_is_no_consent_and_it_is_not_taken_back_before_it_was_given() -> None:
    with pytest.raises(InvalidEntry):
        ResearchConsent()
    with pytest.raises(InvalidEntry):
        ResearchConsent(TODAY, day(-1))
