"""What the page shows, worked out from the records on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.analysis.daily_series import sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.trials.planned_trial import TrialFound, trial_found
from acutrack.analysis.trials.trial_calendar import GOING_ON, Block, Standing, blocks, standing
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import IMPORTANT_SHARE
from acutrack.domain.pain import same_place
from acutrack.domain.trial_plan import Arm, TrialPlan


@dataclass(frozen=True)
class PlanView:
    """One plan.

    Attributes:
        plan: as it was drawn.
        at: where it stands today.
        blocks: its calendar.
        found: its result; None while it runs.
        other_care: what began or ended while it ran.
        treated_in_breaks: sessions that fell into a break.
    """

    plan: TrialPlan
    at: Standing
    blocks: tuple[Block, ...]
    found: TrialFound | None
    other_care: tuple[CoTreatment, ...]
    treated_in_breaks: int

    @property
    def going_on(self) -> bool:
        """Whether it is still ahead or runs."""
        return self.at.stage in GOING_ON


@dataclass(frozen=True)
class TrialView:
    """Every plan, latest first, and the places that a new one could be about."""

    plans: tuple[PlanView, ...]
    sites: tuple[str, ...]


def trial_view(diary: Diary, today: date) -> TrialView:
    """Read the plans of a diary."""
    latest_first = sorted(diary.trial_plans, key=lambda plan: plan.first, reverse=True)
    return TrialView(
        tuple(_plan_view(plan, diary, today) for plan in latest_first),
        sites_by_use(diary.scores) or ("",),
    )


def _plan_view(plan: TrialPlan, diary: Diary, today: date) -> PlanView:
    series = diary.series(plan.site, plan.measure)
    calendar = blocks(plan)
    breaks = [block for block in calendar if block.arm is Arm.BREAK]
    in_breaks = [
        session
        for session in diary.sessions
        if any(block.first <= session.day <= block.last for block in breaks)
    ]
    return PlanView(
        plan,
        standing(plan, today),
        calendar,
        trial_found(plan, series, today, _share(plan, diary)),
        tuple(care for care in diary.treatments if _changed_in(plan, care)),
        len(in_breaks),
    )


def _share(plan: TrialPlan, diary: Diary) -> float:
    about = [one for one in diary.complaints if same_place(one.site, plan.site)]
    return about[0].important_share if about else IMPORTANT_SHARE


def _changed_in(plan: TrialPlan, care: CoTreatment) -> bool:
    last = plan.stopped_on or plan.last
    return any(day is not None and plan.first <= day <= last for day in (care.start, care.end))
