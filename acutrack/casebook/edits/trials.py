"""Planning a trial, giving it up, taking it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.domain.trial_plan import TrialPlan


def begin_trial(plan: TrialPlan, now: datetime) -> Edit:
    """Keep a drawn plan. Raises InvalidEntry if its first day is over: its order could be chosen.

    A lot that is drawn after the first day has no say in it.
    """
    if plan.first < now.date():
        raise InvalidEntry(
            say(
                "The plan starts on {day}, which is over. Pick today or a later day.",
                day=plan.first,
            ),
            "first",
        )
    return Edit(say("Plan a trial"), plan.patient_id, (put(plan),))


def stop_trial(plan: TrialPlan, day: date, now: datetime) -> Edit:
    """Give a plan up on `day`, the first day that no longer follows it. Raises InvalidEntry."""
    check_not_future(day, now.date(), "stopped_on", say("The day"))
    stopped = replace(plan, stopped_on=day)
    return Edit(say("Stop the planned trial"), plan.patient_id, (put(stopped, plan),))


def remove_trial(plan: TrialPlan) -> Edit:
    """Take a plan out, as if it had not been made."""
    return Edit(say("Remove the planned trial"), plan.patient_id, (remove(plan),))
