"""Planning a trial and giving it up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.trials import begin_trial, remove_trial, stop_trial
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.trial_plan import TrialPlan
from tests.builders import NOW, PATIENT, TODAY, a_trial_plan


def plans(casebook: Casebook) -> tuple[TrialPlan, ...]:
    return casebook.load(TrialPlan, PATIENT)


def test_a_plan_is_kept_with_its_lot_and_taken_back_by_undo(casebook: Casebook) -> None:
    plan = a_trial_plan()
    casebook.record(begin_trial(plan, NOW))
    assert plans(casebook) == (plan,)
    casebook.undo(PATIENT)
    assert plans(casebook) == ()


def test_a_plan_cannot_begin_before_it_was_drawn() -> None:
    late = a_trial_plan(first=TODAY - timedelta(days=1))
    with pytest.raises(InvalidEntry, match="is over"):
        begin_trial(late, NOW)


def test_giving_it_up_keeps_the_day_and_the_drawn_order(casebook: Casebook) -> None:
    plan = a_trial_plan()
    casebook.record(begin_trial(plan, NOW))
    casebook.record(stop_trial(plan, TODAY, NOW))
    assert plans(casebook) == (replace(plan, stopped_on=TODAY),)


def test_it_cannot_be_given_up_ahead_of_time() -> None:
    with pytest.raises(InvalidEntry):
        stop_trial(a_trial_plan(), TODAY + timedelta(days=1), NOW)


def test_a_plan_is_taken_out_whole(casebook: Casebook) -> None:
    plan = a_trial_plan()
    casebook.record(begin_trial(plan, NOW))
    casebook.record(remove_trial(plan))
    assert plans(casebook) == ()
