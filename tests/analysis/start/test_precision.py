"""How long must I log?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.start.precision import Offer, Precision, Step, precision
from acutrack.analysis.start.sufficiency import Sufficiency, sufficiency

WEEK = (6.0, 7.0, 5.0, 6.0, 8.0, 6.0, 5.0)


def diary(days: int, scores: tuple[float, ...] = WEEK) -> tuple[Days, Numbers]:
    """A diary that ends the day before the first session."""
    at = np.arange(-days, 0)
    return at, np.resize(scores, days)


def ahead(days: int, scores: tuple[float, ...] = WEEK) -> Precision:
    found = precision(*diary(days, scores), today=-1, start=0, review=28)
    assert found is not None
    return found


def offer(found: Precision, step: Step, days: int) -> Offer:
    return next(o for o in found.offers if o.step is step and o.days == days)


def test_nothing_is_foreseen_before_the_first_week_is_full() -> None:
    assert precision(*diary(6), today=-1, start=0, review=28) is None
    few = np.array([-8, -6, -4, -2])
    assert precision(few, np.full(4, 6.0), today=-1, start=0, review=28) is None


def test_from_the_seventh_day_on_a_change_is_named() -> None:
    assert 1.5 < ahead(7).now.shown < 5


def test_more_days_before_treatment_show_smaller_changes() -> None:
    found = ahead(7)
    shown = [found.now.shown] + [
        offer(found, Step.BASELINE_DAYS, more).foreseen.shown for more in (7, 14, 28)
    ]
    assert shown == sorted(shown, reverse=True)
    assert offer(found, Step.BASELINE_DAYS, 28).foreseen.n_a == 35


def test_a_longer_look_back_and_a_second_rating_add_something_but_less() -> None:
    found = ahead(7)
    week_more = found.now.shown - offer(found, Step.BASELINE_DAYS, 7).foreseen.shown
    second = found.now.shown - offer(found, Step.SECOND_RATING, 0).foreseen.shown
    assert 0 < second < week_more
    assert offer(found, Step.TREATMENT_DAYS, 56).foreseen.shown < found.now.shown


def test_a_steady_diary_shows_smaller_changes_than_a_restless_one() -> None:
    restless = (2.0, 9.0, 4.0, 8.0, 3.0, 9.0, 2.0)
    assert ahead(14).now.shown < ahead(14, restless).now.shown


def test_days_that_are_often_left_out_are_expected_to_stay_so() -> None:
    every_other = np.arange(-14, 0, 2)
    found = precision(every_other, np.resize(WEEK, 7), today=-1, start=0, review=28)
    assert found is not None
    assert found.now.n_b == pytest.approx(14, abs=2)


def test_once_treatment_has_begun_no_baseline_days_are_offered() -> None:
    days = np.arange(-14, 10)
    values = np.resize(WEEK, 24) - 2 * (days >= 0)
    found = precision(days, values, today=9, start=0, review=28)
    assert found is not None
    assert {o.step for o in found.offers} == {Step.TREATMENT_DAYS, Step.SECOND_RATING}
    assert (found.now.n_a, found.now.n_b) == (14, 28)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.integers(-56, -1), st.integers(0, 10), min_size=1, max_size=40),
)
def test_any_diary_gets_finite_answers_or_none(scores: dict[int, int]) -> None:
    days = np.array(sorted(scores))
    values = np.array([scores[int(day)] for day in days], dtype=np.float64)
    found = precision(days, values, today=-1, start=0, review=28)
    gauge = sufficiency(days, values, today=-1)
    assert (found is None) == (gauge.state is Sufficiency.NOT_ENOUGH)
    if found is not None:
        assert all(np.isfinite(o.foreseen.shown) and o.foreseen.shown > 0 for o in found.offers)


def test_an_empty_diary_wants_a_week() -> None:
    gauge = sufficiency(np.array([], dtype=np.int64), np.array([]), today=-1)
    assert (gauge.state, gauge.wanted) == (Sufficiency.NOT_ENOUGH, 7)


def test_five_days_want_two_more() -> None:
    gauge = sufficiency(*diary(5), today=-1)
    assert (gauge.state, gauge.wanted, gauge.now) == (Sufficiency.NOT_ENOUGH, 2, None)


def test_a_week_is_barely_enough_and_the_days_to_come_buy_a_smaller_change() -> None:
    gauge = sufficiency(*diary(7), today=-1)
    assert gauge.state is Sufficiency.BARELY
    assert gauge.wanted == 5
    assert gauge.now is not None
    assert gauge.then is not None
    assert gauge.then.shown < gauge.now.shown


def test_a_fortnight_of_ordinary_days_is_enough() -> None:
    gauge = sufficiency(*diary(14), today=-1)
    assert (gauge.state, gauge.wanted) == (Sufficiency.ENOUGH, 0)


def test_days_that_vary_too_much_are_not_asked_for_without_end() -> None:
    wild = (0.0, 0.0, 0.0, 0.0, 0.0, 10.0, 10.0, 10.0, 10.0, 10.0)
    gauge = sufficiency(*diary(14, wild), today=-1)
    assert (gauge.state, gauge.wanted, gauge.then) == (Sufficiency.BARELY, 0, None)
