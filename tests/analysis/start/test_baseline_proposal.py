"""Which days are proposed as the start, and which of a frozen one were changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from acutrack.analysis.change.result import Caution, Span
from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.start.baseline_proposal import ChangedDay, changed_days, propose_baseline
from acutrack.analysis.start.sufficiency import Sufficiency
from tests.builders import TODAY, a_frozen_baseline, a_score, daily_scores, day

SITE = "lower back"


def test_before_the_first_session_the_days_up_to_today_are_proposed() -> None:
    series = daily_series(daily_scores([6, None, 7, 5], day(-3)), SITE)
    found = propose_baseline(series, None, TODAY)
    assert [(each.day, each.value) for each in found.days] == [
        (day(-3), 6),
        (day(-1), 7),
        (TODAY, 5),
    ]
    assert (found.span, found.mean, found.begun) == (Span(day(-55), TODAY), 6, False)


def test_since_the_first_session_only_days_before_it_are() -> None:
    series = daily_series(daily_scores([6] * 80, day(-79)), SITE)
    found = propose_baseline(series, day(-10), TODAY)
    assert found.span == Span(day(-66), day(-11))
    assert len(found.days) == 56
    assert found.begun


def test_a_day_noted_too_late_is_told_and_left_out() -> None:
    late = a_score(9, day=day(-5))
    series = daily_series((*daily_scores([6, 6], day(-2)), late), SITE)
    found = propose_baseline(series, None, TODAY)
    assert found.left_out == (day(-5),)
    assert [each.value for each in found.days] == [6, 6]


def test_without_a_single_day_nothing_is_proposed() -> None:
    found = propose_baseline(daily_series((), SITE), day(-3), TODAY, usual_pain=5)
    assert (found.days, found.mean, found.cautions) == ((), None, ())
    assert found.gauge.state is Sufficiency.NOT_ENOUGH


@pytest.mark.parametrize(
    ("values", "usual", "caution"),
    [
        ([4] * 8 + [7] * 7, None, Caution.FLARE_START),
        ([6] * 14, 4, Caution.ABOVE_USUAL),
        ([8, 8, 7, 8, 7, 7, 7, 6, 7, 6, 6, 5, 6, 5], None, Caution.FALLING_BEFORE),
    ],
)
def test_a_start_that_could_fall_back_by_itself_says_so(
    values: list[float | None], usual: float | None, caution: Caution
) -> None:
    series = daily_series(daily_scores(values, day(-len(values))), SITE)
    assert caution in propose_baseline(series, TODAY, TODAY, usual).cautions


def test_a_steady_start_raises_nothing() -> None:
    values: list[float | None] = [6, 7, 6, 5, 7, 8, 6, 6, 7, 5, 6, 7, 6, 7]
    series = daily_series(daily_scores(values, day(-14)), SITE)
    found = propose_baseline(series, TODAY, TODAY, 6)
    assert found.cautions == ()
    assert found.gauge.state is Sufficiency.ENOUGH


def test_an_untouched_start_has_no_changed_day() -> None:
    series = daily_series(daily_scores([6] * 20, day(-74)), SITE)
    assert changed_days(a_frozen_baseline(), series) == ()


def test_edited_added_and_removed_days_are_found_with_both_values() -> None:
    start = a_frozen_baseline([6, None, 5, 7], first=day(-9))
    now = daily_scores([6, 4, None, 8, 2], day(-9))
    assert changed_days(start, daily_series(now, SITE)) == (
        ChangedDay(day(-8), None, 4),
        ChangedDay(day(-7), 5, None),
        ChangedDay(day(-6), 7, 8),
    )


def test_a_rating_rewritten_much_later_no_longer_counts_and_is_found() -> None:
    start = a_frozen_baseline([6, 5], first=day(-9))
    first, second = daily_scores([6, 5], day(-9))
    rewritten = replace(second, written_at=second.written_at + timedelta(days=8))
    series = daily_series((first, rewritten), SITE)
    assert changed_days(start, series) == (ChangedDay(day(-8), 5, None),)
