"""A planned trial from its calendar to its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from acutrack.analysis.change.result import Code
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.trials.planned_trial import trial_found
from acutrack.analysis.trials.trial_calendar import Stage, blocks, standing
from acutrack.analysis.trials.trial_draw import TWO_WEEKS, WAITING, drawn_blocks, drawn_start
from acutrack.analysis.words.trial_words import grounds, headline, numbers
from acutrack.domain.record import PatientId
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, on

DAY = timedelta(days=1)
PLAN = TrialPlan(
    patient_id=PatientId("mei"),
    written_at=on(FIRST_SESSION),
    first=FIRST_SESSION,
    block_days=28,
    arms=drawn_blocks(1, "plum"),
    wash_days=7,
    lot="plum",
)
OVER = PLAN.last + DAY


def diary(
    plan: TrialPlan, relief: float, *, until: date | None = None, every: int = 1
) -> DailySeries:
    """Ratings around 6, lower by `relief` on the days of treatment blocks."""
    days, values = [], []
    for block in blocks(plan):
        for n in range(0, block.days, every):
            day = block.first + n * DAY
            if until is not None and day > until:
                continue
            days.append(day.toordinal())
            values.append(
                6 + (day.toordinal() * 7 % 5 - 2) / 2 - relief * (block.arm is Arm.TREATMENT)
            )
    none = np.zeros(len(days), dtype=np.bool_)
    return DailySeries(np.array(days), np.array(values, dtype=np.float64), none, none)


def said(plan: TrialPlan, series: DailySeries, today: date = OVER) -> str:
    found = trial_found(plan, series, today)
    assert found is not None
    words = Catalogue("en")
    figures = numbers(found)
    parts = [headline(found), *([] if figures is None else [figures]), *grounds(plan, found)]
    return "\n".join(words(part) for part in parts)


def test_the_calendar_names_each_block_and_the_day_it_counts_from() -> None:
    second = blocks(PLAN)[1]
    assert (second.number, second.arm) == (2, Arm.BREAK)
    assert second.first == FIRST_SESSION + 28 * DAY
    assert second.counted_from == second.first + 7 * DAY
    assert blocks(PLAN)[-1].last == PLAN.last


@pytest.mark.parametrize(
    ("day", "stage", "number"),
    [
        (FIRST_SESSION - DAY, Stage.AHEAD, None),
        (FIRST_SESSION, Stage.RUNNING, 1),
        (FIRST_SESSION + 28 * DAY, Stage.RUNNING, 2),
        (PLAN.last, Stage.RUNNING, 4),
        (OVER, Stage.OVER, None),
    ],
)
def test_a_day_lies_in_its_block(day: date, stage: Stage, number: int | None) -> None:
    at = standing(PLAN, day)
    assert (at.stage, at.block and at.block.number) == (stage, number)


def test_nothing_is_told_while_it_runs() -> None:
    assert trial_found(PLAN, diary(PLAN, 2), PLAN.last) is None


def test_two_points_less_with_treatment_are_found_and_told_with_their_grounds() -> None:
    words = said(PLAN, diary(PLAN, 2))
    assert "Pain has been lower with treatment than in the breaks" in words
    assert "2 lower with treatment" in words
    assert "42 days with treatment" in words
    assert "What you expected" in words
    assert "drawn by lot" in words


def test_nothing_changed_is_told_as_no_more_than_it_is() -> None:
    found = trial_found(PLAN, diary(PLAN, 0), OVER)
    assert found is not None
    assert found.code in (Code.NO_IMPORTANT_CHANGE, Code.NO_CLEAR_CHANGE)
    assert "lower and" in said(PLAN, diary(PLAN, 0))


def test_days_of_the_first_week_of_a_block_do_not_count() -> None:
    series = diary(PLAN, 2)
    wild = series.values.copy()
    for block in blocks(PLAN):
        at = (series.days >= block.first.toordinal()) & (
            series.days < block.counted_from.toordinal()
        )
        wild[at] = 10.0
    found = trial_found(PLAN, replace(series, values=wild), OVER)
    assert found is not None
    assert found.effect == trial_found(PLAN, series, OVER).effect  # type: ignore[union-attr]


def test_the_pairs_are_shown_beside_it() -> None:
    found = trial_found(PLAN, diary(PLAN, 2), OVER)
    assert found is not None
    assert [round(pair.without - pair.with_treatment, 1) for pair in found.pairs] == [2.0, 2.0]


def test_a_plan_that_was_stopped_counts_only_its_finished_rounds() -> None:
    plan = replace(PLAN, block_days=14, wash_days=4, arms=drawn_blocks(TWO_WEEKS.rounds, "plum"))
    stopped = replace(plan, stopped_on=plan.first + 70 * DAY)
    found = trial_found(stopped, diary(plan, 2), plan.first + 71 * DAY)
    assert found is not None
    assert (found.stage, found.rounds, found.counted) == (Stage.STOPPED, 2, 1)
    early = replace(plan, stopped_on=plan.first + 30 * DAY)
    assert "Not enough days" in said(early, diary(plan, 2), plan.first + 31 * DAY)


def test_a_block_with_hardly_a_day_recorded_does_not_count() -> None:
    found = trial_found(PLAN, diary(PLAN, 2, every=6), OVER)
    assert found is not None
    assert (found.counted, found.code) == (0, Code.NOT_ENOUGH_DATA)


def test_an_order_that_lets_a_drift_through_does_not_count() -> None:
    side = replace(PLAN, arms=(Arm.TREATMENT, Arm.TREATMENT, Arm.BREAK, Arm.BREAK))
    found = trial_found(side, diary(side, 2), OVER)
    assert found is not None
    assert found.counted == 0


def test_a_drawn_start_says_how_many_days_it_could_have_been() -> None:
    arms = drawn_start(WAITING, "plum")
    plan = replace(PLAN, kind=TrialKind.START_DAY, block_days=1, wash_days=0, arms=arms)
    over = plan.last + DAY
    assert [block.arm for block in blocks(plan)] == [Arm.BREAK, Arm.TREATMENT]
    words = said(plan, diary(plan, 4), over)
    assert "Pain fell after the drawn start" in words
    assert "any of 42 days" in words
    assert "No clear change" in said(plan, diary(plan, 0), over)


def test_a_start_of_another_shape_from_a_file_is_not_judged() -> None:
    plan = replace(
        PLAN,
        kind=TrialKind.START_DAY,
        block_days=1,
        wash_days=0,
        arms=(Arm.TREATMENT, Arm.BREAK) * 10,
    )
    found = trial_found(plan, diary(PLAN, 2), plan.last + DAY)
    assert found is not None
    assert found.code is Code.NOT_ENOUGH_DATA


def test_an_empty_diary_is_refused_plainly() -> None:
    none = np.zeros(0, dtype=np.bool_)
    empty = DailySeries(np.zeros(0, dtype=np.int64), np.zeros(0), none, none)
    assert "Not enough days to tell" in said(PLAN, empty)
