"""The core rows of the simulation with fewer patients, on every change.

`packaging/dev.py simulate` runs all rows. With so few patients a rate that just keeps its limit
is found beyond it as often as not, so that two standard errors are allowed for; what a mistake in
the method does to these rates is far larger.
"""

from __future__ import annotations

from math import sqrt

import pytest

from tests.simulate.limits import Limit, Row, Side
from tests.simulate.tasks import rows_of

_SEED = 11
_PATIENTS = 60
_CORE = (
    "unchanged_phi6_14",
    "slow_14",
    "flare_slow_14",
    "diary_flare_slow_14",
    "steady_lower_14",
    "lower_2_14",
    "lower_3_28",
    "higher_14",
    "unchanged_5",
    "sessions_nothing_on_demand_10",
    "practitioners_alike",
    "limit_14",
)


@pytest.mark.parametrize("name", _CORE)
def test_a_core_row_holds(name: str) -> None:
    for row in rows_of(name, _PATIENTS, _SEED):
        assert [limit for limit in row.limits if not _about(row, limit).holds(row.rates)] == []


def test_nobody_unchanged_is_told_twice_in_a_row_that_pain_is_lower() -> None:
    (row,) = rows_of("looks_unchanged_14", 6, _SEED)
    assert row.rates["two_in_a_row"] == 0
    assert row.rates["reviews"] <= row.rates["weekly"] <= row.welch["weekly"]


def test_the_same_diaries_look_surer_to_welch_and_wrong_far_oftener() -> None:
    (row,) = rows_of("slow_14", _PATIENTS, _SEED)
    assert row.welch["width"] < row.rates["width"]
    assert row.welch["coverage"] < 0.8 < row.rates["coverage"]
    assert row.welch["better"] > 2 * row.rates["better"]


def test_another_rating_of_the_same_day_adds_little_and_invents_nothing() -> None:
    (row,) = rows_of("average_and_worst", _PATIENTS, _SEED)
    assert abs(row.rates["gain"]) < 0.15
    assert row.rates["false_better_together"] <= 0.05


def test_a_longer_baseline_narrows_the_interval() -> None:
    widths = [
        row.rates["width"]
        for baseline in (7, 56)
        for row in rows_of(f"how_long_{baseline}_28", 25, _SEED)
        if row.name.endswith("plain")
    ]
    assert widths[0] > widths[1] + 0.4


def test_at_a_limit_a_rate_holds_and_a_missing_one_never_does() -> None:
    limit = Limit("better", Side.AT_MOST, 0.05)
    assert limit.holds({"better": 0.05})
    assert not limit.holds({"better": 0.051})
    assert not limit.holds({})


def _about(row: Row, limit: Limit) -> Limit:
    if not 0 < limit.value < 1:
        return limit
    room = 2 * sqrt(limit.value * (1 - limit.value) / row.patients)
    return Limit(
        limit.rate, limit.side, limit.value + (room if limit.side is Side.AT_MOST else -room)
    )
