"""Days after a session beside ordinary days: the worked example, and what may not be said."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.sessions.session_curve import duration, session_curve
from acutrack.analysis.sessions.session_response import Response, SessionResponse, session_response
from acutrack.domain.errors import InvalidEntry

BEFORE = [6, 5, 7, 6, 6, 5, 6, 7, 6, 6, 5, 7, 6, 6, 7, 5, 6, 6, 7, 6, 5, 6, 6, 7, 6, 5, 6, 6]
SESSIONS = [0, 8, 15, 24, 31, 40]
AFTER = [6, 5, 4, 4, 5, 6, 7]
PAUSE = [6, 6, 5, 7]


def example() -> tuple[list[int], list[float]]:
    """The diary of the analysis design, section 14."""
    values = dict(zip(range(-28, 0), BEFORE, strict=True))
    for day in range(47):
        since = day - max(session for session in SESSIONS if session <= day)
        values[day] = AFTER[min(since, 6)]
    values |= {day: PAUSE[day % 4] for day in range(47, 60)}
    return list(values), [float(value) for value in values.values()]


def of_example(sessions: list[int] = SESSIONS) -> SessionResponse:
    return session_response(*example(), sessions)


def test_the_worked_example_comes_out() -> None:
    found = of_example()

    assert found.plain == pytest.approx(-2.0556, abs=5e-4)
    assert found.change is not None
    assert found.change.mean == pytest.approx(-1.752, abs=2e-3)
    assert found.change.lo == pytest.approx(-2.214, abs=2e-3)
    assert found.change.hi == pytest.approx(-1.290, abs=2e-3)
    assert (found.code, found.usable, found.held) == (Response.LOWER, 6, 6)
    assert not found.one_weekday


def test_the_interval_agrees_with_a_computation_by_hand() -> None:
    from scipy import stats

    days, values = example()
    y = dict(zip(days, values, strict=True))

    def mean(first: int, last: int) -> float:
        return float(np.mean([y[day] for day in range(first, last + 1) if day in y]))

    ordinary = [
        day
        for day in range(-26, 58)
        if not any(day - 6 <= session <= day + 3 for session in SESSIONS)
        and sum(near in y for near in range(day - 3, day)) >= 2
        and sum(near in y for near in range(day + 1, day + 4)) >= 2
    ]
    pre = np.array([mean(day - 3, day - 1) for day in ordinary])
    post = np.array([mean(day + 1, day + 3) for day in ordinary])
    slope, start = np.polyfit(pre, post - pre, 1)
    own = np.array([mean(day - 3, day - 1) for day in SESSIONS])
    later = np.array([mean(day + 1, day + 3) for day in SESSIONS])
    beyond = later - own - (start + slope * own)
    noise = np.sum((post - pre - start - slope * pre) ** 2) / (len(pre) - 2)
    shift = 1 + (own.mean() - pre.mean()) ** 2 / max(pre.var(), 0.05)
    variance = max(beyond.var(ddof=1), 0.06) / 6 + noise / max(len(pre) / 5, 2) * shift
    half = stats.t.ppf(0.975, 5) * np.sqrt(variance)

    found = of_example()

    assert found.ordinary_days == len(ordinary)
    assert found.change is not None
    assert found.change.lo == pytest.approx(beyond.mean() - half, abs=1e-9)


def test_days_near_a_neighbouring_session_belong_to_that_session() -> None:
    days = list(range(-30, 20))
    values = [6.0] * 30 + [5.0, 1.0, 1.0, 5.0, 1.0, 1.0] + [6.0] * 14
    found = session_response(days, values, [0, 3])

    assert [(one.day, one.before, one.after) for one in found.each] == [
        (0, 6, 1),
        (3, 1, 8 / 3),
    ]


def test_two_sessions_on_a_day_count_once() -> None:
    assert of_example([*SESSIONS, 8, 40]) == of_example()


def test_fewer_than_six_sessions_say_nothing_but_from_four_have_an_interval() -> None:
    for count in range(6):
        found = of_example(SESSIONS[:count])
        assert found.code is Response.TOO_FEW_SESSIONS
        has_interval = found.change is not None and found.change.lo is not None
        assert has_interval is (count >= 4)


def test_without_ordinary_days_nothing_is_compared() -> None:
    days = list(range(60))
    found = session_response(days, [5.0] * 60, list(range(3, 57, 6)))

    assert found.code is Response.TOO_FEW_ORDINARY_DAYS
    assert found.change is None
    assert found.each == ()


def test_pain_that_falls_back_by_itself_is_not_called_relief() -> None:
    """Booked on the worst days of a diary in which sessions do nothing."""
    rng = np.random.default_rng(7)
    claimed, plain = 0, []
    for _ in range(60):
        level = np.zeros(140)
        for day in range(1, 140):
            level[day] = 0.5 * level[day - 1] + rng.normal(0, 1.1)
        values = np.clip(np.round(5.5 + level), 0, 10)
        sessions: list[int] = []
        for day in range(28, 138):
            rested = not sessions or day - sessions[-1] >= 7
            if rested and values[day - 2 : day].mean() > 6.4 and len(sessions) < 10:
                sessions.append(day)
        found = session_response(range(140), values, sessions)
        claimed += found.code is Response.LOWER
        plain.append(found.plain or 0.0)

    assert np.mean(plain) < -0.5
    assert claimed <= 3


def test_sessions_on_one_weekday_are_pointed_out() -> None:
    days, values = list(range(-30, 90)), [5.0 + day % 2 for day in range(-30, 90)]

    assert session_response(days, values, range(0, 63, 7)).one_weekday
    assert not session_response(days, values, range(0, 63, 8)).one_weekday


def test_nothing_at_all_is_too_few_sessions() -> None:
    for days, values, sessions in (([], [], []), ([], [], [1, 2]), ([1, 2], [3.0, 4.0], [])):
        found = session_response(days, values, sessions)
        assert found.code is Response.TOO_FEW_SESSIONS
        assert found.change is None
        assert session_curve(days, values, sessions) == ()
        assert duration(days, values, sessions) is None


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        session_response([1, 2], [3.0, 11.0], [1])


def test_calendar_days_and_day_numbers_give_the_same() -> None:
    days, values = example()
    zero = date(2025, 3, 30).toordinal()  # the clocks change on that day in Europe

    moved = session_response([zero + d for d in days], values, [zero + s for s in SESSIONS])

    assert moved.change == of_example().change


@given(
    diary=st.dictionaries(st.integers(-40, 90), st.integers(0, 10), max_size=130),
    sessions=st.lists(st.integers(-50, 100), max_size=25),
)
def test_no_diary_gives_a_number_that_is_none(diary: dict[int, int], sessions: list[int]) -> None:
    days, values = list(diary), [float(value) for value in diary.values()]
    found = session_response(days, values, sessions)
    numbers = [x for one in found.each for x in (one.before, one.after, one.beyond)]
    numbers += [found.plain or 0.0]
    if found.change is not None:
        numbers += [found.change.mean, found.change.lo or 0.0, found.change.hi or 0.0]
    for day in session_curve(days, values, sessions):
        numbers += [day.change.mean, day.change.lo or 0.0, day.change.hi or 0.0]
        assert day.n >= 1

    assert np.all(np.isfinite(numbers))
    said = found.code in (Response.LOWER, Response.HIGHER, Response.NOT_SHOWN)
    assert said is (found.usable >= 6 and found.ordinary_days >= 10)


class TestCurveAndDuration:
    def test_the_curve_runs_from_the_session_to_the_next_one(self) -> None:
        curve = session_curve(*example(), SESSIONS)

        assert [day.since for day in curve] == list(range(8))
        assert [day.n for day in curve] == [6, 6, 6, 6, 6, 6, 6, 4]
        assert min(curve, key=lambda day: day.change.mean).since in (2, 3)

    def test_relief_of_four_days_lasts_about_four_days(self) -> None:
        found = duration(*example(), SESSIONS)

        assert found is not None
        assert (found.days, found.open_end) == (4, False)
        assert found.lo <= 4 <= found.hi

    def test_the_same_diary_gives_the_same_range(self) -> None:
        assert duration(*example(), SESSIONS) == duration(*example(), SESSIONS)

    def test_relief_that_outlasts_the_days_looked_at_has_an_open_end(self) -> None:
        rng = np.random.default_rng(3)
        days = list(range(-60, 150))
        sessions = list(range(0, 140, 20))
        low = {day for session in sessions for day in range(session + 1, session + 13)}
        values = [(3.0 if day in low else 6.0) + rng.integers(-1, 2) * 0.5 for day in days]
        found = duration(days, values, sessions)

        assert found is not None
        assert found.open_end
        assert found.days == 7

    def test_relief_that_begins_late_has_no_length_from_the_first_day(self) -> None:
        rng = np.random.default_rng(3)
        sessions = list(range(0, 140, 14))
        low = {day for session in sessions for day in (session + 2, session + 3)}
        days = list(range(-60, 150))
        values = [(2.0 if day in low else 6.0) + rng.integers(-1, 2) * 0.5 for day in days]

        assert session_response(days, values, sessions).code is Response.LOWER
        assert duration(days, values, sessions) is None

    def test_no_relief_has_no_length(self) -> None:
        days = list(range(-30, 60))
        values = [5.0 + day % 3 for day in days]

        assert duration(days, values, range(0, 60, 7)) is None


def test_a_year_of_days_has_no_effect_on_the_answer_of_its_sessions() -> None:
    """Days long before any session are ordinary days and nothing else."""
    days, values = example()
    start = date(2020, 1, 1)
    far = [(start + timedelta(days=n)).toordinal() for n in range(len(days))]

    assert session_response(far, values, []).held == 0
