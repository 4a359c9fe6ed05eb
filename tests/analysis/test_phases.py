"""Which days are compared, and when the reviews are."""

from datetime import date, timedelta

import pytest

from acutrack.analysis.phases import Window, day_zero, next_review, phases, review_day
from tests.analysis.people import mei, session

ZERO = date(2025, 8, 18)


def day(number: int) -> date:
    return ZERO + timedelta(days=number)


def test_day_zero_is_the_first_session_or_the_earlier_start_the_patient_named() -> None:
    sessions = [session(day(7)), session(day(0))]
    assert day_zero(mei(), sessions) == ZERO
    assert day_zero(mei(started_on=day(-30)), sessions) == day(-30)
    assert day_zero(mei(started_on=day(3)), sessions) == ZERO
    assert day_zero(mei(), []) is None


def test_the_start_is_the_56_days_before_the_first_session() -> None:
    assert phases(ZERO, day(60)).before == Window(day(-56), day(-1))


@pytest.mark.parametrize(("review", "first"), [(60, 32), (28, 0), (10, 0), (29, 1)])
def test_since_is_the_28_complete_days_before_the_review(review: int, first: int) -> None:
    assert phases(ZERO, day(review)).since == Window(day(first), day(review - 1))


def test_before_the_first_session_everything_is_start() -> None:
    unknown = phases(None, day(-3))
    assert (unknown.since, unknown.before.last) == (None, day(-3))
    on_the_day = phases(ZERO, ZERO)
    assert (on_the_day.since, on_the_day.before.last) == (None, day(-1))


def test_days_long_after_the_last_session_are_called_after_treatment() -> None:
    sessions = [session(day(0)), session(day(30))]
    assert phases(ZERO, day(45), sessions).after_treatment
    assert not phases(ZERO, day(44), sessions).after_treatment


def test_reviews_fall_on_days_28_56_84_140_and_then_every_84() -> None:
    due = sorted({(next_review(ZERO, day(n)) - ZERO).days for n in range(400)})
    assert due == [28, 56, 84, 140, 224, 308, 392, 476]


@pytest.mark.parametrize("number", [0, 28, 29, 140, 141, 224, 1000])
def test_the_next_review_is_never_in_the_past(number: int) -> None:
    assert next_review(ZERO, day(number)) >= day(number)


def test_a_diary_that_ended_is_looked_at_as_of_its_end() -> None:
    assert review_day(day(10), day(12)) == day(12)
    assert review_day(day(10), day(39)) == day(11)
    assert review_day(None, day(39)) == day(39)


def test_a_window_counts_both_its_ends() -> None:
    window = Window(day(0), day(6))
    assert (window.days, window.holds(day(6)), window.holds(day(7))) == (7, True, False)


def test_a_diary_that_ended_without_a_session_is_averaged_up_to_its_last_entry() -> None:
    assert phases(None, day(1), ended=True).before == Window(day(-55), day(0))
