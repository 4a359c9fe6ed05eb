"""The intervals of the practice audit, a few practices each; `tests.simulate.audit` has them all.

As in the other short run, two standard errors are allowed for.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest

from tests.simulate.audit import ROWS, Effects, Groups, Missing, rows
from tests.simulate.limits import Side

_PRACTICES, _SEED = 40, 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_holds_about(row: Groups | Effects | Missing) -> None:
    (found,) = rows(_PRACTICES, _SEED, row.name)
    for limit in row.limits:
        slack = 2 * sqrt(limit.value * (1 - limit.value) / _PRACTICES)
        slack = -slack if limit.side is Side.AT_LEAST else slack
        assert replace(limit, value=limit.value + slack).holds(found.rates)


def test_sessions_taken_for_independent_would_hold_the_truth_too_rarely() -> None:
    (found,) = rows(300, _SEED, "often_own")
    assert found.rates["plain_coverage"] < 0.85 < found.rates["coverage"]


def test_the_known_alone_would_mislead_where_the_missing_are_not_like_them() -> None:
    (found,) = rows(200, _SEED, "missing_worse")
    assert found.rates["plain_coverage"] < 0.85 < found.rates["coverage"]
