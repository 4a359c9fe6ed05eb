"""Axes are marked on real dates and round numbers, and never too often."""

from datetime import date, timedelta

import pytest

from acutrack.charts.spec import Axis
from acutrack.charts.ticks import day_axis, score_axis
from acutrack.text.formats import Formats

FORMATS = Formats("en")
ANCHOR = date(2025, 8, 18)


def axis(days: int, first: date = date(2025, 8, 4)) -> Axis:
    return day_axis(first, first + timedelta(days=days - 1), FORMATS, ANCHOR)


def test_twelve_weeks_have_a_tick_every_14_days_with_one_on_day_zero() -> None:
    found = axis(84)
    assert [tick.text for tick in found.ticks][:3] == ["4 Aug", "18 Aug", "1 Sept"]
    assert {
        after.at - before.at for before, after in zip(found.ticks, found.ticks[1:], strict=False)
    } == {14}


@pytest.mark.parametrize(("days", "step"), [(7, 2), (28, 7), (84, 14), (200, 28)])
def test_longer_spans_have_longer_steps(days: int, step: int) -> None:
    ticks = axis(days).ticks
    assert ticks[1].at - ticks[0].at == step


@pytest.mark.parametrize(
    "days", [1, 5, 28, 84, 130, 131, 230, 231, 400, 1200, 1201, 3650, 9000, 30000]
)
def test_there_are_never_more_than_22_ticks_and_all_lie_on_the_axis(days: int) -> None:
    found = axis(days, date(1950, 3, 9))
    assert len(found.ticks) <= 22
    assert all(found.low <= tick.at <= found.high for tick in (*found.ticks, *found.finer))


def test_years_are_named_and_months_wait_for_a_closer_look() -> None:
    found = axis(3650, date(2015, 12, 12))
    assert [tick.text for tick in found.ticks] == [str(year) for year in range(2016, 2026)]
    assert found.finer[0].text == "2016"
    assert found.finer[1].text == "Feb"


def test_a_year_is_marked_by_months_and_three_years_by_quarters() -> None:
    assert [tick.text for tick in axis(365, date(2025, 1, 1)).ticks][:2] == ["2025", "Feb"]
    assert [tick.text for tick in axis(1000, date(2025, 1, 1)).ticks][:2] == ["2025", "Apr"]


def test_scores_are_marked_by_twos() -> None:
    assert [tick.text for tick in score_axis().ticks] == ["0", "2", "4", "6", "8", "10"]
