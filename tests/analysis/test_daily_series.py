"""Records become one value a day, and nothing is invented in between."""

import random
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.daily_series import daily_series, main_site, sites_by_use
from acutrack.domain.pain import PainScore
from tests.analysis.people import mei, score
from tests.builders import a_score, day

DAY = date(2025, 8, 4)

SCORES = st.lists(
    st.builds(
        lambda offset, value, late: score(
            DAY + timedelta(days=offset), value, written=DAY + timedelta(days=offset + late)
        ),
        st.integers(0, 40),
        st.floats(0, 10).map(lambda value: round(value, 1)),
        st.integers(0, 6),
    ),
    max_size=40,
)


def test_several_ratings_of_a_day_become_their_unrounded_mean() -> None:
    series = daily_series([score(DAY, 5), score(DAY, 6), score(DAY, 6)], "low back")
    assert series.values.tolist() == [17 / 3]


def test_a_day_without_a_rating_is_not_in_the_series() -> None:
    series = daily_series([score(DAY, 5), score(DAY + timedelta(days=3), 6)], "low back")
    assert (series.days - DAY.toordinal()).tolist() == [0, 3]


def test_a_rating_written_days_later_is_kept_and_flagged_but_not_used() -> None:
    series = daily_series([score(DAY, 5, written=DAY + timedelta(days=4))], "low back")
    assert series.left_out.tolist() == [True]
    assert series.later.tolist() == [True]
    assert len(series.used) == 0


def test_a_rating_of_two_days_ago_is_marked_as_later_and_still_used() -> None:
    series = daily_series([score(DAY, 5, written=DAY + timedelta(days=2))], "low back")
    assert series.later.tolist() == [True]
    assert len(series.used) == 1


def test_a_late_rating_does_not_change_a_day_that_was_rated_in_time() -> None:
    late = score(DAY, 9, written=DAY + timedelta(days=10))
    series = daily_series([late, score(DAY, 3)], "low back")
    assert (series.values.tolist(), series.left_out.tolist()) == ([3.0], [False])


def test_another_place_is_another_series() -> None:
    scores = [score(DAY, 5), score(DAY, 9, site="left knee")]
    assert daily_series(scores, "left knee").values.tolist() == [9.0]
    assert daily_series(scores, "neck").values.size == 0


def test_places_are_named_by_how_often_they_were_recorded() -> None:
    knee = [score(DAY + timedelta(days=n), 5, site="left knee") for n in range(3)]
    assert sites_by_use([score(DAY, 5), *knee]) == ("left knee", "low back")


def test_the_diary_is_about_the_place_the_patient_chose_if_it_was_recorded() -> None:
    knee = [score(DAY + timedelta(days=n), 5, site="left knee") for n in range(3)]
    assert main_site(mei(), [score(DAY, 5), *knee]) == "low back"
    assert main_site(mei(main_site="neck"), knee) == "left knee"
    assert main_site(mei(), []) == "low back"


def test_without_a_choice_the_diary_is_about_the_commonest_place() -> None:
    knee = [score(DAY + timedelta(days=n), 5, site="left knee") for n in range(3)]
    nowhere = [score(DAY + timedelta(days=n), 5, site="") for n in range(4)]
    assert main_site(mei(main_site=""), [*nowhere[:1], *knee]) == "left knee"
    assert main_site(mei(main_site=""), [*nowhere, *knee]) == ""


@given(SCORES, st.randoms())
def test_the_order_of_the_records_and_their_repetition_do_not_matter(
    scores: list[PainScore], chance: random.Random
) -> None:
    mixed = [*scores, *scores[::2]]
    chance.shuffle(mixed)
    one, other = daily_series(scores, "low back"), daily_series(mixed, "low back")
    for field in ("days", "values", "left_out", "later"):
        np.testing.assert_array_equal(getattr(one, field), getattr(other, field))


@given(SCORES)
def test_days_rise_and_values_stay_on_the_scale(scores: list[PainScore]) -> None:
    series = daily_series(scores, "low back")
    assert bool(np.all(np.diff(series.days) > 0))
    assert bool(np.all((series.values >= 0) & (series.values <= 10)))
    assert len(series) == len({s.day for s in scores})


def test_a_stretch_holds_both_its_ends_and_an_impossible_one_holds_nothing() -> None:
    series = daily_series([score(DAY + timedelta(days=n), n) for n in range(5)], "low back")
    one, three = DAY + timedelta(days=1), DAY + timedelta(days=3)
    assert series.between(one, three).values.tolist() == [1.0, 2.0, 3.0]
    assert len(series.between(three, one)) == 0


def test_a_place_written_in_two_ways_is_one_place() -> None:
    typed = [a_score(day=day(-number), value=4, site="Knee") for number in range(1, 3)]
    imported = [a_score(day=day(-number), value=6, site="knee ") for number in range(3, 8)]

    assert sites_by_use([*typed, *imported]) == ("knee ",)
    assert len(daily_series([*typed, *imported], "Knee")) == 7
