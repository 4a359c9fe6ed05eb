"""Whatever a diary holds: a verdict or a plain refusal, and never a number that is none."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.effect import effect
from acutrack.analysis.change.result import Code, Result
from acutrack.analysis.change.result_json import result_from_json, result_to_json
from acutrack.analysis.daily_series import daily_series
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.pain import PainScore
from tests.analysis.people import MEI

START = date(2025, 8, 18)
REVIEW = START + timedelta(days=56)

ratings = st.lists(
    st.tuples(
        st.integers(-80, 70),
        st.one_of(st.integers(0, 10).map(float), st.floats(0, 10, width=32)),
    ),
    max_size=120,
)
levels = st.lists(st.floats(0, 10, width=32), min_size=2, max_size=60)
fewer = settings(max_examples=60, deadline=None)


def judged(rated: list[tuple[int, float]]) -> Result:
    days = [START.toordinal() + day for day, _ in rated]
    return assess(days, [value for _, value in rated], START, REVIEW)


def numbers_of(result: Result) -> list[float]:
    found = [value for value in asdict(result).values() if isinstance(value, float)]
    if result.effect is not None:
        found += [value for value in asdict(result.effect).values() if value is not None]
    return found


@fewer
@given(ratings)
def test_a_diary_gives_a_verdict_made_of_numbers(rated: list[tuple[int, float]]) -> None:
    result = judged(rated)

    assert all(math.isfinite(number) for number in numbers_of(result))
    assert result_from_json(result_to_json(result)) == result


@fewer
@given(ratings)
def test_the_verdict_never_says_more_than_the_interval(rated: list[tuple[int, float]]) -> None:
    result = judged(rated)
    if result.effect is None:
        assert result.code is Code.NOT_ENOUGH_DATA
        return

    assert result.code.better == (result.effect.hi < 0)
    assert (result.code is Code.WORSE) == (result.effect.lo > 0)


@fewer
@given(ratings, st.randoms(use_true_random=False))
def test_order_and_duplicates_do_not_matter(rated: list[tuple[int, float]], chance: Random) -> None:
    one_a_day = list({day: (day, value) for day, value in rated}.values())
    twice = one_a_day + one_a_day
    chance.shuffle(twice)

    assert judged(twice) == judged(sorted(one_a_day))


@fewer
@given(levels, levels)
def test_the_interval_is_symmetric_and_holds_the_estimate(
    before: list[float], since: list[float]
) -> None:
    found = effect(range(-len(before), 0), before, range(len(since)), since)

    assert found.lo < found.est < found.hi
    assert found.est - found.lo == pytest.approx(found.hi - found.est)
    assert found.hi - found.est > 0.3, "slow ups and downs alone are wider than that"


@fewer
@given(levels, levels)
def test_turned_upside_down_the_change_is_the_opposite(
    before: list[float], since: list[float]
) -> None:
    days = range(-len(before), 0), range(len(since))
    found = effect(days[0], before, days[1], since)
    turned = effect(days[0], [10 - v for v in before], days[1], [10 - v for v in since])

    assert turned.est == pytest.approx(-found.est, abs=1e-6)
    assert turned.lo == pytest.approx(-found.hi, abs=1e-6)


@fewer
@given(st.one_of(st.floats(max_value=-0.001), st.floats(min_value=10.001)))
def test_a_value_off_the_scale_is_refused(value: float) -> None:
    with pytest.raises(InvalidEntry):
        judged([(-10, 5.0), (3, value)])


def test_a_day_of_23_or_25_hours_is_a_day() -> None:
    zone = ZoneInfo("Europe/Berlin")
    first = date(2025, 10, 20)
    kept = [
        PainScore(
            patient_id=MEI,
            written_at=datetime(day.year, day.month, day.day, 23, 30, tzinfo=zone),
            day=day,
            value=5,
        )
        for day in (first + timedelta(days=n) for n in range(12))
    ]

    series = daily_series(kept, "")

    assert np.diff(series.days).tolist() == [1] * 11
    assert not series.left_out.any()
    assert kept[0].written_at.astimezone(UTC).hour != kept[-1].written_at.astimezone(UTC).hour


def test_a_rating_that_is_not_there_is_a_day_without_one() -> None:
    with_gap = [(-10, 5.0), (-9, float("nan")), (-8, 6.0), (3, 4.0)]

    assert judged(with_gap) == judged([one for one in with_gap if one[0] != -9])
