"""When each questionnaire is asked: the default schedule of instruments.md 2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from acutrack.domain.asking import Standing, due, standings
from acutrack.domain.measure_files import all_measures
from acutrack.domain.questionnaire import QuestionnaireAnswer
from tests.builders import TODAY, day
from tests.domain.answers import an_answer

AT_START = ["nrs_avg_7d", "peg", "meds_days", "rmdq24", "psfs"]
ITEMS = {
    "peg": (3, 3, 3),
    "rmdq24": (0,) * 24,
    "psfs": (4,),
    "pgic": (3,),
    "nrs_avg_7d": (3,),
    "meds_days": (1,),
}


def answered(key: str, on: date, site: str = "") -> QuestionnaireAnswer:
    labels = {"psfs": ("Garden",), "pgic": ("Minimally improved",)}.get(key, ())
    return an_answer(key, ITEMS[key], labels, on, site)


def keys_due(
    *answers: QuestionnaireAnswer,
    began: date | None = None,
    site: str = "low back",
    chosen: Mapping[str, bool] | None = None,
) -> list[str]:
    found = due(all_measures(), answers, TODAY, began=began, site=site, chosen=chosen)
    return [measure.key for measure in found]


def standing(key: str, *answers: QuestionnaireAnswer, began: date | None = None) -> Standing:
    found = standings(all_measures(), answers, TODAY, began=began, site="low back")
    return next(each for each in found if each.measure.key == key)


def test_at_the_start_each_is_asked_once_and_change_is_not() -> None:
    assert keys_due() == AT_START


def test_the_back_list_is_for_backs_and_leg_pain_for_legs() -> None:
    assert "rmdq24" not in keys_due(site="left knee")
    assert "nrs_leg_7d" in keys_due(site="Low back and left leg")


@pytest.mark.parametrize(("ago", "asked"), [(0, False), (6, False), (7, True), (30, True)])
def test_weekly_questions_come_back_after_a_week(ago: int, asked: bool) -> None:
    assert ("peg" in keys_due(answered("peg", day(-ago)))) is asked


def test_the_next_day_is_told_where_nothing_is_due() -> None:
    found = standing("peg", answered("peg", day(-2)))

    assert (found.due, found.next_day) == (False, day(5))


class TestMilestones:
    def test_before_treatment_a_first_answer_is_enough(self) -> None:
        found = standing("rmdq24", answered("rmdq24", day(-3)))

        assert (found.due, found.next_day) == (False, None)

    @pytest.mark.parametrize(("weeks", "asked"), [(3, False), (4, True), (7, True)])
    def test_four_weeks_after_the_start_they_are_asked_again(self, weeks: int, asked: bool) -> None:
        began = day(-7 * weeks)
        first = answered("rmdq24", began)

        assert ("rmdq24" in keys_due(first, began=began)) is asked

    def test_one_answer_stands_for_the_milestones_before_it(self) -> None:
        began = day(-7 * 9)
        found = standing("psfs", answered("psfs", day(-2)), began=began)

        assert (found.due, found.next_day) == (False, began + (day(84) - day(0)))

    def test_a_few_days_early_counts(self) -> None:
        began = day(-28)

        assert "psfs" not in keys_due(answered("psfs", day(-2)), began=began)

    def test_change_is_asked_from_four_weeks_on(self) -> None:
        assert "pgic" not in keys_due(began=day(-20))
        assert "pgic" in keys_due(began=day(-28))
        assert standing("pgic", began=day(-20)).next_day == day(8)

    def test_a_start_still_ahead_is_no_start(self) -> None:
        assert "pgic" not in keys_due(began=day(30))

    def test_after_a_year_nothing_more_is_planned(self) -> None:
        found = standing("pgic", answered("pgic", day(0)), began=day(-365))

        assert (found.due, found.next_day) == (False, None)


class TestWhatThePersonChose:
    def test_what_is_turned_off_is_never_due(self) -> None:
        assert "peg" not in keys_due(chosen={"peg": False})

    def test_what_is_turned_on_is_asked_too(self) -> None:
        assert "sleep_nrs" in keys_due(chosen={"sleep_nrs": True})


def test_an_answer_about_another_place_does_not_count() -> None:
    assert "rmdq24" in keys_due(answered("rmdq24", day(0), "neck"))
    assert "rmdq24" not in keys_due(answered("rmdq24", day(0), "Low back"))
    assert "rmdq24" not in keys_due(answered("rmdq24", day(0), ""))


def test_daily_ratings_are_no_questionnaires() -> None:
    found = standings(all_measures(), [], TODAY, began=None)

    assert not {"nrs_now", "nrs_avg_24h", "nrs_worst_24h"} & {s.measure.key for s in found}
