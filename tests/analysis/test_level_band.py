from __future__ import annotations

import numpy as np
import pytest

from acutrack.analysis.trend import level_band, smoothed_level

DAYS = np.array([-6, -5, -3, -2, -1])
VALUES = np.array([6.0, 7.0, 5.0, 6.0, 6.0])


def test_the_band_is_the_published_one() -> None:
    grid, low, high = level_band(DAYS, VALUES, 0.3, 1.2)
    _, level = smoothed_level(DAYS, VALUES)
    at = [list(grid).index(day) for day in (-6, -4, -1)]

    assert level[at] == pytest.approx([6.0171, 6.0, 5.9758], abs=5e-4)
    assert low[at] == pytest.approx([4.7441, 4.7277, 4.6937], abs=5e-4)
    assert high[at] == pytest.approx(2 * level[at] - low[at])


def test_the_band_stays_on_the_scale() -> None:
    _, low, high = level_band(DAYS, np.array([0.0, 10.0, 0.0, 10.0, 5.0]), 0.9, 20.0)

    assert low.min() == 0
    assert high.max() == 10


def test_there_is_no_band_where_there_is_no_level() -> None:
    days = np.array([0, 1, 2, 40, 41, 42])
    grid, low, high = level_band(days, np.full(6, 5.0), 0.3, 1.2)
    _, level = smoothed_level(days, np.full(6, 5.0))

    assert list(grid[np.isnan(low)]) == list(grid[np.isnan(level)]) == list(range(15, 28))
    assert np.array_equal(np.isnan(low), np.isnan(high))


def test_a_gap_of_months_has_no_band() -> None:
    grid, low, _ = level_band(np.array([0, 1, 2, 300]), np.full(4, 5.0), 0.3, 1.2)

    assert np.isnan(low[grid == 150]).all()


def test_nothing_rated_has_no_band() -> None:
    assert [part.size for part in level_band(DAYS[:0], VALUES[:0], 0.3, 1.2)] == [0, 0, 0]
