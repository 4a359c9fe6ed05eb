"""Side effects per treatment: sessions with an answer below the line, people with their own way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from acutrack.analysis.audit.session_answers import SessionAnswers
from acutrack.analysis.audit.treatment_rates import rate_of_people, treatment_rates
from acutrack.domain.side_effect import SideEffectKind
from tests.analysis.audit.people import answers_of


def test_sessions_that_nobody_asked_about_are_shown_and_not_below_the_line() -> None:
    found = treatment_rates([answers_of(10, 6, 2), answers_of(5, 0, 0), SessionAnswers()])
    assert (found.sessions, found.asked, found.people, found.people_asked) == (15, 6, 2, 1)
    assert (found.any.count, found.any.asked) == (2, 6)
    assert found.too_few


def test_kinds_with_a_published_rate_stand_there_also_with_none_seen() -> None:
    found = treatment_rates([answers_of(10, 10, 0)] * 5)
    kinds = dict(found.kinds)
    assert kinds[SideEffectKind.AGGRAVATION].count == 0
    # The rule of three: none of 50 could still be up to about 3 of 50 (exact: 7.1 in 100).
    assert kinds[SideEffectKind.AGGRAVATION].hi == pytest.approx(0.0711, abs=1e-4)
    assert SideEffectKind.BURN not in kinds
    assert not found.too_few


def test_sessions_as_alike_as_any_have_the_exact_interval() -> None:
    """With effects spread over people as evenly as chance does, nothing is taken off but the t."""
    found = rate_of_people([1, 0] * 200, [3] * 400)
    exact = stats.binomtest(200, 1200).proportion_ci(0.95, "exact")
    assert (found.lo, found.hi) == pytest.approx((exact.low, exact.high), abs=3e-4)
    assert found.lo <= exact.low
    assert found.hi >= exact.high


def test_one_person_who_always_bruises_makes_the_rate_less_sure() -> None:
    spread, one = rate_of_people([1] * 10, [10] * 10), rate_of_people([10, *[0] * 9], [10] * 10)
    assert spread.share == one.share == 0.1
    assert one.hi > spread.hi + 0.1
    assert one.lo < spread.lo


def test_nobody_asked_is_no_rate() -> None:
    found = rate_of_people([0, 0], [0, 0])
    assert (found.share, found.lo, found.hi) == (None, 0.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=30))
def test_the_interval_holds_the_share_and_is_never_narrower_than_the_exact_one(
    pairs: list[tuple[int, int]],
) -> None:
    counts = [min(pair) for pair in pairs]
    asked = [max(pair) for pair in pairs]
    found = rate_of_people(counts, asked)
    if not sum(asked):
        return
    exact = stats.binomtest(sum(counts), sum(asked)).proportion_ci(0.95, "exact")
    assert found.count == sum(counts)
    assert 0 <= found.lo <= (found.share or 0) <= found.hi <= 1
    assert found.lo <= exact.low + 1e-9
    assert found.hi >= exact.high - 1e-9
    assert np.isfinite([found.lo, found.hi]).all()
