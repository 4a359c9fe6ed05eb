"""Where the person started, and whether that is enough to compare with."""

from collections.abc import Sequence
from datetime import date

import pytest

from acutrack.analysis.baseline import baseline, days_wanted_since, long_enough_before
from acutrack.analysis.daily_series import DailySeries, daily_series
from tests.analysis.people import run_of_scores

ZERO = date(2025, 8, 18)


def series(first: int, values: Sequence[float]) -> DailySeries:
    return daily_series(run_of_scores(ZERO, first, values), "low back")


def test_the_start_is_the_plain_average_and_30_percent_lower_follows_from_it() -> None:
    found = baseline(series(-14, (6, 7, 7, 6, 5, 7, 8, 6, 6, 7, 5, 6, 7, 6)))
    assert found is not None
    assert found.mean == pytest.approx(6.3571, abs=5e-5)
    assert found.thirty_lower == pytest.approx(0.7 * found.mean)


def test_the_usual_range_is_the_middle_80_percent_of_at_least_ten_days() -> None:
    found = baseline(series(-11, tuple(range(11))))
    assert found is not None
    assert [found.low, found.high] == pytest.approx([1.0, 9.0])
    short = baseline(series(-9, (5,) * 9))
    assert short is not None
    assert (short.low, short.high, short.days) == (None, None, 9)


def test_without_a_day_there_is_no_start() -> None:
    assert baseline(series(-1, ())) is None


@pytest.mark.parametrize(
    ("first", "count", "enough"), [(-7, 5, True), (-6, 6, False), (-14, 4, False), (-14, 14, True)]
)
def test_the_start_wants_five_days_and_a_week(first: int, count: int, enough: bool) -> None:
    assert long_enough_before(series(first, (6,) * count), ZERO) is enough


@pytest.mark.parametrize(
    ("days", "wanted"),
    [((), 8), ((0,), 11), (tuple(range(8)), 4), (tuple(range(12)), 0), ((0, 20), 6)],
)
def test_since_wants_eight_days_over_twelve(days: tuple[int, ...], wanted: int) -> None:
    scores = [score for day in days for score in run_of_scores(ZERO, day, (5,))]
    assert days_wanted_since(daily_series(scores, "low back")) == wanted
