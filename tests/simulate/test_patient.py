"""Invented patients are what they are said to be, and the right answer is exact."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from tests.simulate.oracle import oracle
from tests.simulate.patient import SLOW, Begin, Kind, ar1, draw, draw_levels, observed
from tests.simulate.real_diary_rows import flares
from tests.simulate.session_diary import Booking, SessionKind, draw_sessions
from tests.simulate.tasks import rows_of, tasks
from tests.simulate.truth import expected_change, expected_scores
from tests.simulate.welch import welch
from tests.simulate.windows import LATE, before


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20)


def test_a_day_resembles_the_day_before_as_much_as_asked(rng: np.random.Generator) -> None:
    series = ar1(0.6, np.full(200, 1.5), 400, rng)
    assert series.std() == pytest.approx(1.5, abs=0.03)
    assert series[:, 0].std() == pytest.approx(1.5, abs=0.2)
    assert np.corrcoef(series[:, 1:].ravel(), series[:, :-1].ravel())[0, 1] == pytest.approx(
        0.6, abs=0.01
    )


def test_scores_are_whole_numbers_on_the_scale_with_a_fifth_missing(
    rng: np.random.Generator,
) -> None:
    scores = draw(Kind(level=(0.0, 10.0)), 300, rng).scores
    rated = scores[~np.isnan(scores)]
    assert set(rated) == set(range(11))
    assert 1 - rated.size / scores.size == pytest.approx(0.2, abs=0.01)


def test_good_days_are_skipped_more_often(rng: np.random.Generator) -> None:
    kind = Kind(skips_good_days=True)
    scores = draw(kind, 400, rng).scores
    whole = draw(replace(kind, skips_good_days=False, missing=0.0), 400, rng).scores
    assert np.isnan(scores).mean() == pytest.approx(0.5, abs=0.05)
    assert np.nanmean(scores) > whole.mean() + 0.2


def test_relief_of_a_few_days_a_week_is_gone_on_the_others(rng: np.random.Generator) -> None:
    kind = Kind(change=-2.0, relief_days=(3, 3), spread=(0.0, 0.0), level=(6.0, 6.0))
    steady = draw_levels(kind, 200, rng).steady.mean(axis=0)
    week = steady[kind.days >= 0][:7]
    assert week == pytest.approx([4, 4, 4, 6, 6, 6, 6], abs=0.1)


def test_a_gradual_change_is_whole_when_its_weeks_are_over(rng: np.random.Generator) -> None:
    kind = Kind(change=-2.0, gradual_weeks=6, spread=(0.0, 0.0), level=(6.0, 6.0))
    steady = draw_levels(kind, 300, rng).steady.mean(axis=0)
    on = {int(day): level for day, level in zip(kind.days, steady, strict=True)}
    assert on[-1] == pytest.approx(6, abs=0.1)
    assert on[20] == pytest.approx(5, abs=0.1)
    assert on[41] == pytest.approx(on[55], abs=0.1)
    assert on[55] == pytest.approx(4, abs=0.1)


def test_who_begins_in_a_flare_begins_high_and_goes_back_down(rng: np.random.Generator) -> None:
    treated = draw(replace(SLOW, begin=Begin.TREATMENT_IN_FLARE), 300, rng)
    last_week = treated.scores[:, (treated.days >= -5) & (treated.days < 0)]
    late = treated.scores[:, np.isin(treated.days, LATE)]
    assert np.nanmean(last_week) > np.nanmean(late) + 0.8
    diary = draw(replace(SLOW, begin=Begin.DIARY_IN_FLARE), 300, rng)
    assert np.nanmean(diary.scores[:, :5]) > np.nanmean(diary.scores[:, -28:]) + 0.8


def test_a_flare_of_a_diary_is_one_sd_of_five_day_averages_above_the_rest() -> None:
    # From the day after the second high one on, two of the last five days are high.
    scores = np.array([3.0] * 20 + [7.0] * 5 + [3.0] * 20)
    assert list(flares(np.arange(45), scores)) == [22, 23, 24, 25, 26, 27, 28]


def test_the_expected_score_is_what_many_ratings_average_to(rng: np.random.Generator) -> None:
    levels = np.array([0.5, 4.2, 9.4])
    spread = np.array([1.0, 1.4, 0.8])
    drawn = observed(levels + spread * rng.standard_normal((200_000, 3)))
    assert expected_scores(levels, spread) == pytest.approx(drawn.mean(axis=0), abs=0.01)


def test_near_the_floor_the_true_change_is_smaller_than_the_relief(
    rng: np.random.Generator,
) -> None:
    kind = Kind(level=(3.0, 4.0), change=-2.5, missing=0.0)
    diaries = draw(kind, 2000, rng)
    truth = expected_change(diaries, before(kind), LATE)
    late, early = np.isin(diaries.days, LATE), diaries.days < 0
    found = diaries.scores[:, late].mean(axis=1) - diaries.scores[:, early].mean(axis=1)
    assert -2.4 < truth.mean() < -1.8
    assert truth.mean() == pytest.approx(found.mean(), abs=0.05)


def test_welch_is_the_published_test(rng: np.random.Generator) -> None:
    earlier, later = rng.normal(6, 1, (20, 9)), rng.normal(5, 2, (20, 21))
    earlier[:, 2] = np.nan
    lo, hi = welch(earlier, later)
    for row in range(20):
        kept = earlier[row][~np.isnan(earlier[row])]
        ends = stats.ttest_ind(later[row], kept, equal_var=False).confidence_interval()
        assert (lo[row], hi[row]) == pytest.approx((ends.low, ends.high))


def test_who_knows_correlation_and_spread_is_wrong_no_oftener_than_allowed(
    rng: np.random.Generator,
) -> None:
    days = np.concatenate((np.arange(-14, 0), LATE))
    series = ar1(0.5, np.full(500, 1.2), 70, rng)[:, days + 14]
    held = [lo <= 0 <= hi for lo, hi in (oracle(days, row, 0.5, 1.2) for row in series)]
    assert np.mean(held) > 0.95


def test_people_who_book_when_it_hurts_come_on_worse_days(rng: np.random.Generator) -> None:
    for diary in draw_sessions(SessionKind(Booking.ON_DEMAND, 10), 20, rng):
        before = np.isin(diary.days, diary.sessions - 1)
        assert np.diff(diary.sessions).min() >= 5
        assert diary.scores[before].mean() > diary.scores.mean()


def test_practitioners_take_turns_by_lot_and_hold_as_many_sessions(
    rng: np.random.Generator,
) -> None:
    kind = SessionKind(Booking.WEEKLY, 12, (0.0, -1.0, 0.0))
    (diary,) = draw_sessions(kind, 1, rng)
    assert list(np.bincount(diary.held_by)) == [4, 4, 4]
    assert set(np.diff(diary.sessions)) == {7}


def test_a_cell_gives_the_same_rows_for_the_same_seed() -> None:
    assert rows_of("slow_14", 20, 3) == rows_of("slow_14", 20, 3)
    assert rows_of("slow_14", 20, 3) != rows_of("slow_14", 20, 4)


def test_every_cell_has_a_name_of_its_own() -> None:
    assert len(tasks()) > 90
    assert all(name == task.name for name, task in tasks().items())
