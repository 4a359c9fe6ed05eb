"""What a planned trial showed: looked at once, when it is over or was stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from acutrack.analysis.change.effect import effect_of
from acutrack.analysis.change.result import Code, Effect, Reason
from acutrack.analysis.change.verdict import Decision, decide
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.trials.planned_blocks import compare_blocks
from acutrack.analysis.trials.start_lot import StartFound, start_found
from acutrack.analysis.trials.trial_calendar import Block, Stage, blocks, standing
from acutrack.analysis.trials.trial_draw import ROUND, WAITING
from acutrack.domain.complaint import IMPORTANT_SHARE
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan

#: A block with fewer rated days than this (wash-out left out) does not count, nor does its round.
LEAST_IN_BLOCK = 5


@dataclass(frozen=True)
class PairFound:
    """One pair of blocks side by side: plain averages, for the eye, without an interval."""

    with_treatment: float
    without: float


@dataclass(frozen=True)
class TrialFound:
    """What the days of a plan say.

    Attributes:
        stage: STOPPED or OVER; there is no result before.
        rounds, counted: rounds of four blocks that were planned, and that could be counted
            because each of their blocks ended and has 5 or more rated days.
        effect: treatment (B) against break (A); None where no round counts.
        decision: the verdict of `effect`; None with it.
        pairs: the counted pairs in the order of their days.
        start: for a plan with one start day drawn by lot; None where days are lacking.
    """

    stage: Stage
    rounds: int
    counted: int
    effect: Effect | None = None
    decision: Decision | None = None
    pairs: tuple[PairFound, ...] = ()
    start: StartFound | None = None

    @property
    def code(self) -> Code:
        """What it comes to."""
        if self.decision is not None:
            return self.decision.code
        if self.start is None:
            return Code.NOT_ENOUGH_DATA
        return Code.BETTER_SIZE_UNCLEAR if self.start.lower else Code.NO_CLEAR_CHANGE

    @property
    def too_uncertain(self) -> bool:
        """Whether the days were enough but vary too much to tell."""
        return self.decision is not None and self.decision.reason is Reason.TOO_UNCERTAIN


def trial_found(
    plan: TrialPlan, series: DailySeries, today: date, share: float = IMPORTANT_SHARE
) -> TrialFound | None:
    """The result of a plan; None while it runs, since looking early lets chance decide.

    Args:
        plan: as it was drawn.
        series: the days of the plan's place and measure; only those used in time are read.
        today: the day of the look; its own rating does not count.
        share: the share of the level in the breaks whose loss counts as important.
    """
    at = standing(plan, today)
    if at.stage not in (Stage.STOPPED, Stage.OVER):
        return None
    used = series.used
    if plan.kind is TrialKind.START_DAY:
        return _of_start(plan, used, at.stage)
    rounds = [blocks(plan)[n : n + ROUND] for n in range(0, len(plan.arms), ROUND)]
    counted = [four for four in rounds if _counts(four, used, at.ends)]
    if not counted:
        return TrialFound(at.stage, len(rounds), 0)
    listed = [block for four in counted for block in four]
    parts = [used.between(block.counted_from, block.last) for block in listed]
    treated = np.repeat(
        [block.arm is Arm.TREATMENT for block in listed], [len(part) for part in parts]
    )
    found = compare_blocks(
        np.concatenate([part.days for part in parts]),
        np.concatenate([part.values for part in parts]),
        treated,
    )
    return TrialFound(
        at.stage,
        len(rounds),
        len(counted),
        effect_of(found),
        decide(found, share),
        _pairs(listed, parts),
    )


def _counts(four: tuple[Block, ...], used: DailySeries, ends: date) -> bool:
    return _mirrored(tuple(block.arm for block in four)) and all(
        block.last < ends and len(used.between(block.counted_from, block.last)) >= LEAST_IN_BLOCK
        for block in four
    )


def _mirrored(arms: tuple[Arm, ...]) -> bool:
    """Whether a straight-line drift weighs alike on both; a plan from a file may be otherwise."""
    return len(arms) == ROUND and arms[:2] == arms[:1:-1] and arms[0] is not arms[1]


def _pairs(listed: list[Block], parts: list[DailySeries]) -> tuple[PairFound, ...]:
    means = [float(part.values.mean()) for part in parts]
    pairs = []
    for at in range(0, len(listed), 2):
        first, second = means[at], means[at + 1]
        with_it_first = listed[at].arm is Arm.TREATMENT
        pairs.append(PairFound(*((first, second) if with_it_first else (second, first))))
    return tuple(pairs)


def _of_start(plan: TrialPlan, used: DailySeries, stage: Stage) -> TrialFound:
    """Only of the offered shape: the range that a start was drawn from is not in the file."""
    wait = plan.arms.index(Arm.TREATMENT)
    in_range = WAITING.wait <= wait < WAITING.wait + WAITING.starts
    if stage is not Stage.OVER or not in_range or len(plan.arms) != WAITING.days:
        return TrialFound(stage, 0, 0)
    within = used.between(plan.first, plan.last)
    begin = plan.first.toordinal()
    start = start_found(
        within.days, within.values, begin + wait, begin + WAITING.wait, WAITING.starts
    )
    return TrialFound(stage, 0, 0, start=start)
