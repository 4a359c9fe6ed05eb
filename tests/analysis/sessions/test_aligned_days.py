"""Ratings by distance from a session: nothing twice, nothing invented."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.sessions.aligned_days import FOR_PATIENT, FOR_PRACTITIONER, aligned_days


def test_a_day_belongs_to_the_latest_session_and_ends_at_the_next() -> None:
    found = aligned_days(range(-3, 9), [5.0] * 12, [0, 4])

    assert [(day.since, day.n) for day in found.days] == [(0, 2), (1, 2), (2, 2), (3, 2), (4, 1)]
    assert [line.since for line in found.lines] == [(0, 1, 2, 3), (0, 1, 2, 3, 4)]


def test_for_the_practitioner_a_day_between_two_sessions_belongs_to_the_nearer() -> None:
    found = aligned_days(range(-10, 30), [5.0] * 40, [0, 6], FOR_PRACTITIONER)

    assert [line.since for line in found.lines] == [
        tuple(range(-7, 4)),  # day 3 is in the middle and goes to the earlier session
        tuple(range(-2, 15)),
    ]


def test_the_middle_is_the_median_with_its_middle_half() -> None:
    days = [0, 10, 20, 30, 40]
    found = aligned_days(days, [2.0, 4.0, 4.0, 6.0, 9.0], days).days[0]

    assert (found.n, found.median, found.low, found.high, found.mean) == (5, 4, 4, 6, 5)
    # 5 +/- t(0.975, 4) * sd / sqrt(5)
    assert found.mean_lo == pytest.approx(1.715, abs=1e-3)
    assert found.mean_hi == pytest.approx(8.285, abs=1e-3)


def test_few_ratings_have_no_interval() -> None:
    found = aligned_days([0, 10], [2.0, 4.0], [0, 10]).days[0]

    assert (found.low, found.high, found.mean_lo, found.mean_hi) == (None, None, None, None)


@given(
    diary=st.dictionaries(st.integers(-40, 90), st.integers(0, 10), max_size=100),
    sessions=st.lists(st.integers(-50, 100), max_size=15),
    span=st.sampled_from([FOR_PATIENT, FOR_PRACTITIONER]),
)
def test_no_rating_is_used_twice(
    diary: dict[int, int], sessions: list[int], span: tuple[int, int]
) -> None:
    values = [float(value) for value in diary.values()]
    found = aligned_days(list(diary), values, sessions, span)
    used = Counter(line.day + since for line in found.lines for since in line.since)

    assert set(used.values()) <= {1}
    assert set(used) <= set(diary)
    assert sum(day.n for day in found.days) == sum(used.values())
    for day in found.days:
        assert span[0] <= day.since <= span[1]
        if day.mean_lo is not None and day.mean_hi is not None:
            assert 0 <= day.mean_lo <= day.mean <= day.mean_hi <= 10
