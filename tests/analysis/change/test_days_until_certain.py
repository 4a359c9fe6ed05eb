from __future__ import annotations

import numpy as np
import pytest

from acutrack.analysis.change.days_until_certain import MOST_DAYS, days_until_certain
from acutrack.analysis.change.effect import compare
from acutrack.analysis.change.verdict import WIDEST
from tests.analysis.reference import D4

RANDOM = np.random.default_rng(4)
BEFORE = np.arange(-28, 0)
SWINGS = 5 + 1.5 * RANDOM.standard_normal(28)


def width(n: int, values: np.ndarray) -> float:
    found = compare(BEFORE, SWINGS, np.arange(n), values[:n])
    lo, hi = found.interval()
    return hi - lo


def test_days_that_would_make_it_clear_are_counted() -> None:
    since = 5 + 1.5 * RANDOM.standard_normal(60)
    found = compare(BEFORE, SWINGS, np.arange(10), since[:10])
    assert width(10, since) > WIDEST

    wanted = days_until_certain(BEFORE, np.arange(10), found.model)

    assert 1 <= wanted <= MOST_DAYS
    assert width(10 + wanted, since) == pytest.approx(WIDEST, abs=0.8)


def test_none_are_asked_for_where_they_would_not_help() -> None:
    days_a, days_b = np.array(D4.days_a[-7:]), np.array(D4.days_b)
    found = compare(days_a, np.array(D4.values_a[-7:]), days_b, np.array(D4.values_b))

    assert days_until_certain(days_a, days_b, found.model) == 0
