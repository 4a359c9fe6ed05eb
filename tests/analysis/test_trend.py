"""The smoothed level follows the days, stays blank where they are few, and invents nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.trend import smoothed_level

RATED = st.dictionaries(st.integers(-60, 200), st.floats(0, 10), min_size=1, max_size=80)


def test_it_meets_the_published_values_of_the_design() -> None:
    days, values = np.array([-6, -5, -3, -2, -1]), np.array([6.0, 7, 5, 6, 6])
    at, level = smoothed_level(days, values)
    found = dict(zip(at.tolist(), level.tolist(), strict=True))
    assert [found[-6], found[-4], found[-1]] == pytest.approx([6.0171, 6.0, 5.9758], abs=5e-4)


def test_it_is_blank_where_fewer_than_three_ratings_lie_within_14_days() -> None:
    days, values = np.array([0, 1, 40, 41, 42]), np.full(5, 4.0)
    at, level = smoothed_level(days, values)
    blank = at[np.isnan(level)]
    assert (blank.min(), blank.max()) == (0, 27)
    assert level[at == 28].tolist() == pytest.approx([4.0])


def test_no_ratings_give_no_level() -> None:
    at, level = smoothed_level(np.empty(0, dtype=np.int64), np.empty(0))
    assert (at.size, level.size) == (0, 0)


@given(RATED)
def test_it_stays_within_the_ratings(rated: dict[int, float]) -> None:
    days = np.array(sorted(rated))
    values = np.array([rated[day] for day in sorted(rated)])
    _, level = smoothed_level(days, values)
    known = level[~np.isnan(level)]
    assert bool(np.all(known >= values.min() - 1e-9))
    assert bool(np.all(known <= values.max() + 1e-9))


@given(RATED)
def test_it_equals_the_average_weighed_by_hand(rated: dict[int, float]) -> None:
    days = np.array(sorted(rated))
    values = np.array([rated[day] for day in sorted(rated)])
    at, level = smoothed_level(days, values)
    weights = np.exp(-0.5 * ((at[:, np.newaxis] - days) / 7.0) ** 2)
    by_hand = (weights * values).sum(axis=1) / weights.sum(axis=1)
    known = ~np.isnan(level)
    np.testing.assert_allclose(level[known], by_hand[known], atol=1e-5)
    near = (np.abs(at[:, np.newaxis] - days) <= 14).sum(axis=1)
    np.testing.assert_array_equal(known, near >= 3)
