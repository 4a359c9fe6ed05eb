"""The lot of a planned trial."""

from __future__ import annotations

from collections import Counter

import pytest

from acutrack.analysis.trials.trial_draw import (
    FOUR_WEEKS,
    ROUND,
    TWO_WEEKS,
    WAITING,
    drawn_blocks,
    drawn_start,
)
from acutrack.domain.trial_plan import Arm

LOTS = [f"lot {n}" for n in range(400)]


def test_the_same_lot_draws_the_same_order_always() -> None:
    treatment, pause = Arm.TREATMENT, Arm.BREAK
    assert drawn_blocks(2, "k7-plum") == drawn_blocks(2, "k7-plum")
    assert drawn_blocks(1, "plum") == (treatment, pause, pause, treatment)


@pytest.mark.parametrize("lot", LOTS[:20])
def test_a_straight_line_weighs_alike_on_both_sides_of_every_round(lot: str) -> None:
    arms = drawn_blocks(3, lot)
    for first in range(0, len(arms), ROUND):
        four = arms[first : first + ROUND]
        middle = {arm: sum(at for at, found in enumerate(four) if found is arm) for arm in Arm}
        assert middle[Arm.TREATMENT] == middle[Arm.BREAK]


def test_each_order_is_drawn_about_as_often_as_any_other() -> None:
    orders = Counter(drawn_blocks(TWO_WEEKS.rounds, lot) for lot in LOTS)
    assert len(orders) == 4
    assert min(orders.values()) > len(LOTS) / 4 * 0.75


def test_the_start_falls_on_every_day_of_its_range_and_on_no_other() -> None:
    starts = Counter(drawn_start(WAITING, lot).index(Arm.TREATMENT) for lot in LOTS)
    assert set(starts) == set(range(WAITING.wait, WAITING.wait + WAITING.starts))


def test_no_plan_is_longer_than_sixteen_weeks() -> None:
    assert FOUR_WEEKS.days == TWO_WEEKS.days == 112
    assert len(drawn_start(WAITING, "plum")) == WAITING.days <= 112
