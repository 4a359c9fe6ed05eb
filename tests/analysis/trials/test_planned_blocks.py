"""Blocks with and without treatment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.trials.planned_blocks import (
    WANDER_FLOOR,
    WANDER_PHI,
    WANDER_SHARE,
    compare_blocks,
    kept_wander,
)

DAYS: Days = np.arange(112)
OUTSIDE: NDArray[np.bool_] = np.repeat([True, False, False, True], 28)


def saw(days: Days) -> Numbers:
    """Ups and downs that neither a line nor a block explains."""
    return np.asarray(((days * 7) % 5 - 2) / 2.0)


def test_the_estimate_is_the_difference_of_two_plain_averages() -> None:
    values = 6 + saw(DAYS) - 2 * OUTSIDE
    found = compare_blocks(DAYS, values, OUTSIDE)
    assert found.est == pytest.approx(values[OUTSIDE].mean() - values[~OUTSIDE].mean())
    assert (found.n_a, found.n_b) == (56, 56)


def test_a_difference_of_two_points_is_found_in_a_steady_diary() -> None:
    lo, hi = compare_blocks(DAYS, 6 + saw(DAYS) - 2 * OUTSIDE, OUTSIDE).interval()
    assert lo < -2 < hi < 0


def test_a_steady_recovery_is_not_taken_for_the_treatment() -> None:
    values = 8 - 0.04 * DAYS + saw(DAYS)
    found = compare_blocks(DAYS, values, OUTSIDE)
    lo, hi = found.interval()
    assert found.est == pytest.approx(0, abs=0.1)
    assert lo < 0 < hi


def test_a_steady_recovery_does_not_hide_the_treatment() -> None:
    plain = compare_blocks(DAYS, 6 + saw(DAYS) - 2 * OUTSIDE, OUTSIDE).interval()
    recovering = compare_blocks(DAYS, 8 - 0.04 * DAYS + saw(DAYS) - 2 * OUTSIDE, OUTSIDE).interval()
    assert np.ptp(recovering) == pytest.approx(np.ptp(plain), rel=0.05)


def test_two_periods_a_month_apart_keep_the_wander_that_the_share_was_chosen_for() -> None:
    days = np.concatenate((np.arange(14), np.arange(42, 70)))
    kept = kept_wander(days, np.repeat((-1 / 14, 1 / 28), (14, 28)))
    assert WANDER_SHARE * np.sqrt(kept) == pytest.approx(0.45, abs=0.005)


@pytest.mark.parametrize("block", [28, 14, 7])
def test_shorter_blocks_keep_less_of_a_slow_wander(block: int) -> None:
    arms = np.tile([True, False, False, True], 112 // (4 * block))
    treated = np.repeat(arms, block)
    weights = np.where(treated, 1 / 56, -1 / 56)
    kept = kept_wander(DAYS, weights)
    assert kept == pytest.approx({28: 0.43, 14: 0.16, 7: 0.05}[block], abs=0.02)


def test_the_kept_wander_is_the_variance_of_a_wander_drawn_many_times() -> None:
    rng = np.random.default_rng(3)
    step = rng.standard_normal((4000, DAYS.size))
    step[:, 1:] *= np.sqrt(1 - WANDER_PHI**2)
    for day in range(1, DAYS.size):
        step[:, day] += WANDER_PHI * step[:, day - 1]
    weights = np.where(OUTSIDE, 1 / 56, -1 / 56)
    assert np.var(step @ weights) == pytest.approx(kept_wander(DAYS, weights), rel=0.08)


def test_even_equal_days_are_allowed_to_wander() -> None:
    lo, hi = compare_blocks(DAYS, np.full(DAYS.size, 5.0), OUTSIDE).interval()
    weights = np.where(OUTSIDE, 1 / 56, -1 / 56)
    assert (hi - lo) / 2 > 1.9 * WANDER_FLOOR * np.sqrt(kept_wander(DAYS, weights))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10), min_size=112, max_size=112), st.booleans())
def test_any_diary_gives_finite_numbers_and_a_symmetric_interval(
    scores: list[int], first: bool
) -> None:
    treated = OUTSIDE if first else ~OUTSIDE
    found = compare_blocks(DAYS, np.array(scores, dtype=np.float64), treated)
    lo, hi = found.interval()
    assert np.isfinite((lo, hi)).all()
    assert found.est - lo == pytest.approx(hi - found.est)
    assert lo < found.est < hi
