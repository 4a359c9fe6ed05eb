"""The calendar of a planned trial: its blocks, the one a day lies in, and what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan

_DAY = timedelta(days=1)


class Stage(Enum):
    """How far a plan has come."""

    AHEAD = "ahead"
    RUNNING = "running"
    STOPPED = "stopped"
    OVER = "over"


#: The plan is ahead or runs: no other one is begun.
GOING_ON = (Stage.AHEAD, Stage.RUNNING)


@dataclass(frozen=True)
class Block:
    """Days in a row with the same arm.

    Attributes:
        number: counted from 1.
        arm: with treatment, or a break.
        first, last: its days, both included.
        counted_from: the first day that is compared; the wash-out days lie before it.
    """

    number: int
    arm: Arm
    first: date
    last: date
    counted_from: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Standing:
    """Where a plan stands on a day.

    Attributes:
        stage: ahead, running, stopped or over.
        block: the block of the day; None unless it runs.
        ends: the first day on which its result can be seen.
    """

    stage: Stage
    block: Block | None
    ends: date


def blocks(plan: TrialPlan) -> tuple[Block, ...]:
    """The blocks in their order; a plan with one start day has one wait and one treatment."""
    if plan.kind is TrialKind.START_DAY:
        return _wait_and_treatment(plan)
    length = plan.block_days * _DAY
    return tuple(
        Block(
            at + 1,
            arm,
            plan.first + at * length,
            plan.first + (at + 1) * length - _DAY,
            plan.first + at * length + plan.wash_days * _DAY,
        )
        for at, arm in enumerate(plan.arms)
    )


def standing(plan: TrialPlan, today: date) -> Standing:
    """Where the plan stands on the day `today`."""
    ends = plan.last + _DAY
    if plan.stopped_on is not None:
        return Standing(Stage.STOPPED, None, min(plan.stopped_on, ends))
    if today < plan.first:
        return Standing(Stage.AHEAD, None, ends)
    if today > plan.last:
        return Standing(Stage.OVER, None, ends)
    now = next(block for block in blocks(plan) if block.first <= today <= block.last)
    return Standing(Stage.RUNNING, now, ends)


def _wait_and_treatment(plan: TrialPlan) -> tuple[Block, ...]:
    start = plan.first + plan.arms.index(Arm.TREATMENT) * _DAY
    return (
        Block(1, Arm.BREAK, plan.first, start - _DAY, plan.first),
        Block(2, Arm.TREATMENT, start, plan.last, start),
    )
