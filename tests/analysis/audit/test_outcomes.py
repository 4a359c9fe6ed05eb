"""Everyone who started is below the line, whatever is known of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.audit.outcomes import outcomes
from acutrack.analysis.audit.practice_audit import audit_of
from acutrack.analysis.audit.started import NotKnown, Practice, Started
from acutrack.analysis.change.result import Code
from tests.analysis.audit.people import any_people, day, started

LOWER = Code.BETTER_IMPORTANT


@given(any_people())
def test_the_denominator_is_always_everyone_who_started(people: list[Started]) -> None:
    found = outcomes(people)

    assert found.started == len(people)
    assert found.lower + found.same + found.higher + found.not_known == len(people)
    assert sum(count for _, count in found.reasons) == found.not_known
    assert found.improved.asked == found.at_best.asked == len(people)
    assert found.improved.count <= found.at_best.count


@given(any_people())
def test_every_comparison_accounts_for_everyone_who_started(people: list[Started]) -> None:
    for across in audit_of(Practice(tuple(people)), {}, day(60)).across:
        grouped = sum(group.started for group in across.groups)
        assert grouped + sum(count for _, count in across.ungrouped) == len(people)


@given(any_people(), st.sampled_from(NotKnown))
def test_one_more_who_is_missing_never_makes_the_share_look_better(
    people: list[Started], why: NotKnown
) -> None:
    found, more = outcomes(people), outcomes([*people, started(not_known=why)])

    assert (more.improved.share or 0) <= (found.improved.share or 0)
    low, high = more.whole_range
    assert low <= found.whole_range[0]
    assert high >= found.improved.hi or not people


def test_best_and_worst_case_hold_what_is_known_of_the_missing() -> None:
    people = [
        *(started(change=-3, code=LOWER) for _ in range(12)),
        *(started(change=0) for _ in range(16)),
        *(started(change=2, code=Code.WORSE) for _ in range(2)),
        *(started(not_known=NotKnown.STOPPED) for _ in range(7)),
        *(started(not_known=NotKnown.TOO_EARLY) for _ in range(3)),
    ]
    found = outcomes(people)

    assert (found.lower, found.same, found.higher, found.not_known) == (12, 16, 2, 10)
    assert found.reasons == ((NotKnown.TOO_EARLY, 3), (NotKnown.STOPPED, 7))
    assert (found.improved.share, found.at_best.share) == (0.3, 0.55)
    # Wilson 12 of 40 and 22 of 40 (checked with statsmodels 0.14, proportion_confint).
    assert found.improved.lo == pytest.approx(0.1807, abs=5e-4)
    assert found.improved.hi == pytest.approx(0.4543, abs=5e-4)
    assert found.whole_range == pytest.approx((0.1807, 0.6929), abs=5e-4)
    assert found.reviewed_after == (56, 56, 56)


def test_nobody_has_no_share_and_every_rate_is_possible() -> None:
    found = outcomes([])
    assert (found.improved.share, found.whole_range) == (None, (0.0, 1.0))
    assert (found.first, found.reviewed_after) == (None, None)
