"""A start day drawn by lot."""

from __future__ import annotations

import numpy as np
import pytest

from acutrack.analysis.trials.start_lot import start_found

DAYS = np.arange(83)


def test_a_clear_fall_on_the_drawn_day_stands_out_among_the_possible_ones() -> None:
    values = np.where(DAYS >= 30, 3.0, 7.0)
    found = start_found(DAYS, values, drawn=30, first_possible=14, possible=42)
    assert found is not None
    assert (found.as_large, found.possible) == (1, 42)
    assert found.fall == pytest.approx(-4)
    assert found.lower


def test_the_same_fall_on_another_day_does_not_count_for_the_drawn_one() -> None:
    values = np.where(DAYS >= 30, 3.0, 7.0)
    found = start_found(DAYS, values, drawn=44, first_possible=14, possible=42)
    assert found is not None
    assert not found.lower


def test_days_that_are_all_alike_show_nothing() -> None:
    found = start_found(DAYS, np.full(83, 6.0), drawn=30, first_possible=14, possible=42)
    assert found is not None
    assert found.as_large == 42
    assert not found.lower


def test_a_range_of_fewer_than_twenty_days_can_never_show_a_fall() -> None:
    values = np.where(DAYS >= 20, 0.0, 10.0)
    found = start_found(DAYS, values, drawn=20, first_possible=14, possible=19)
    assert found is not None
    assert found.as_large == 1
    assert not found.lower


def test_whatever_the_days_are_at_most_one_start_in_twenty_looks_like_a_fall() -> None:
    values = np.random.default_rng(5).integers(0, 11, 83).astype(np.float64)
    lower = [
        found.lower
        for drawn in range(14, 56)
        if (found := start_found(DAYS, values, drawn, 14, 42)) is not None
    ]
    assert len(lower) == 42
    assert sum(lower) <= 42 * 0.05


def test_a_hole_in_the_diary_leaves_the_question_open() -> None:
    kept = (DAYS < 2) | (DAYS > 14)
    assert start_found(DAYS[kept], np.full(kept.sum(), 6.0), 30, 14, 42) is None


def test_a_day_outside_the_range_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        start_found(DAYS, np.full(83, 6.0), drawn=60, first_possible=14, possible=42)
