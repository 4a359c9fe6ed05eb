"""A plan's name, its blocks and where it stands, in words."""

from __future__ import annotations

from acutrack.analysis.trials.trial_calendar import Block, Stage, Standing
from acutrack.domain.message import Message, say
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan

_WHOLE = {
    Arm.TREATMENT: say("{number}. With treatment, {first} to {last}"),
    Arm.BREAK: say("{number}. Break, {first} to {last}"),
}
_PARTLY = {
    Arm.TREATMENT: say("{number}. With treatment, {first} to {last}; counted from {counted}"),
    Arm.BREAK: say("{number}. Break, {first} to {last}; counted from {counted}"),
}
_ARMS = {Arm.TREATMENT: say("with treatment"), Arm.BREAK: say("break")}


def plan_name(plan: TrialPlan) -> Message:
    """What a plan is called."""
    if plan.kind is TrialKind.START_DAY:
        return say("One drawn start day, from {first}", first=plan.first)
    return say(
        "{blocks} blocks of {days} days, from {first}",
        blocks=len(plan.arms),
        days=plan.block_days,
        first=plan.first,
    )


def stage_words(plan: TrialPlan, at: Standing, blocks: tuple[Block, ...]) -> Message:
    """Where it stands today."""
    if at.stage is Stage.AHEAD:
        return say("It begins on {day}. Keep recording your pain each day.", day=plan.first)
    if at.stage is Stage.STOPPED:
        return say("You stopped it on {day}.", day=plan.stopped_on)
    if at.block is None:
        return say("It ended on {day}.", day=plan.last)
    if plan.kind is TrialKind.START_DAY:
        return _wait_or_treatment(plan, at.block)
    return say(
        "Block {number} of {count}, {arm}, until {last}. The result can be seen from {ends} on.",
        number=at.block.number,
        count=len(blocks),
        arm=_ARMS[at.block.arm],
        last=at.block.last,
        ends=at.ends,
    )


def block_words(block: Block) -> Message:
    """One block of the calendar."""
    table = _WHOLE if block.counted_from == block.first else _PARTLY
    return table[block.arm].filled(
        number=block.number, first=block.first, last=block.last, counted=block.counted_from
    )


def lot_words(plan: TrialPlan) -> Message:
    """How it was drawn, so that it can be drawn again."""
    return say(
        "Drawn from the text “{lot}”. The same text always gives the same order, so anybody can "
        "check the draw.",
        lot=plan.lot,
    )


def _wait_or_treatment(plan: TrialPlan, block: Block) -> Message:
    if block.arm is Arm.BREAK:
        return say("You wait until {last}. Treatment begins the day after.", last=block.last)
    return say("Treatment goes on until {last}. Then the result can be seen.", last=plan.last)
