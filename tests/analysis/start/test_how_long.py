"""How long must I log, asked of a diary on a day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from acutrack.analysis.daily_series import DailySeries, daily_series
from acutrack.analysis.start.how_long import how_long
from acutrack.analysis.start.precision import Precision, Step
from acutrack.analysis.words.precision_words import what_more_adds, what_shows
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, run_of_scores, score

DAY = timedelta(days=1)
WEEK = (6.0, 7.0, 5.0, 6.0, 8.0, 6.0, 5.0)


def diary(first: int, days: int) -> DailySeries:
    scores = run_of_scores(FIRST_SESSION, first, np.resize(WEEK, days).tolist())
    return daily_series(scores, "low back")


def found(series: DailySeries, zero: date | None, today: date) -> Precision:
    answer = how_long(series, zero, today)
    assert answer is not None
    return answer


def test_it_answers_from_the_first_full_week_on() -> None:
    last = FIRST_SESSION - DAY
    assert how_long(diary(-6, 6), None, last) is None
    assert found(diary(-7, 7), None, last).now.n_a == 7


def test_a_first_session_that_is_planned_is_supposed_to_be_tomorrow() -> None:
    series, last = diary(-7, 7), FIRST_SESSION - DAY
    assert how_long(series, FIRST_SESSION + 9 * DAY, last) == how_long(series, None, last)


def test_after_the_first_session_only_what_can_still_be_added_is_offered() -> None:
    answer = found(diary(-14, 24), FIRST_SESSION, FIRST_SESSION + 9 * DAY)
    assert (answer.now.n_a, answer.now.n_b) == (14, 28)
    assert Step.BASELINE_DAYS not in {offer.step for offer in answer.offers}


@pytest.mark.parametrize("day", [27, 28, 29, 140, 500])
def test_around_every_review_the_next_one_is_meant(day: int) -> None:
    answer = found(diary(-14, 14 + day), FIRST_SESSION, FIRST_SESSION + day * DAY)
    assert answer.now.n_b == pytest.approx(28, abs=2)


def test_a_settled_start_is_what_the_review_will_be_held_against() -> None:
    series, today = diary(-30, 40), FIRST_SESSION + 9 * DAY
    settled = FIRST_SESSION - 14 * DAY, FIRST_SESSION - DAY
    answer = how_long(series, FIRST_SESSION, today, settled)
    assert answer is not None
    assert answer.now.n_a == 14


def test_days_filled_in_late_do_not_count() -> None:
    late = [
        score(FIRST_SESSION - n * DAY, 6, written=FIRST_SESSION + 9 * DAY) for n in range(1, 15)
    ]
    assert how_long(daily_series(late, "low back"), None, FIRST_SESSION - DAY) is None


def test_it_is_told_in_points_with_what_each_addition_brings() -> None:
    words = Catalogue("en")
    answer = found(diary(-7, 7), None, FIRST_SESSION - DAY)
    assert "a change of about 2.8 points" in words(what_shows(answer.now))
    told = [words(added) for added in what_more_adds(answer)]
    assert told[0].startswith("With 7 more days before the first session: about 2.4")
    assert told[-1] == "A second rating each day would add almost nothing."


def test_a_number_no_fall_could_reach_is_not_told() -> None:
    words = Catalogue("en")
    answer = found(diary(-7, 7), None, FIRST_SESSION - DAY)
    assert "even the end of your pain" in words(what_shows(answer.now, mean=1.0))
    assert what_more_adds(answer, mean=1.0) != what_more_adds(answer)
    assert not any("points" in words(added) for added in what_more_adds(answer, mean=1.0))


def test_a_review_with_too_few_days_before_is_not_looked_ahead_at() -> None:
    """Its verdict would be "not enough", whatever comes."""
    days, today = diary(-3, 20), FIRST_SESSION + 16 * DAY
    assert how_long(days, FIRST_SESSION, today) is None
