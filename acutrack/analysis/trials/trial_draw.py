"""The lot: which plans are offered, and how chance fills one so that anybody can check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from acutrack.domain.record import PatientId
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan

#: Blocks of a round: two with treatment and two without.
ROUND = 4

_OUTSIDE = (Arm.TREATMENT, Arm.BREAK, Arm.BREAK, Arm.TREATMENT)
_INSIDE = (Arm.BREAK, Arm.TREATMENT, Arm.TREATMENT, Arm.BREAK)


@dataclass(frozen=True)
class BlockShape:
    """A plan of blocks that is offered.

    Attributes:
        rounds: how many rounds of four blocks.
        block_days: length of every block.
        wash_days: days at the start of each block that are left out, since the relief of the
            block before may last into it and that of its own may still be building up.
    """

    rounds: int
    block_days: int
    wash_days: int

    @property
    def days(self) -> int:
        """How long it takes in all."""
        return self.rounds * ROUND * self.block_days


@dataclass(frozen=True)
class StartShape:
    """A plan with one start day, drawn from a range.

    Attributes:
        wait: days without treatment before the first possible start.
        starts: how many days the start may fall on.
        after: days recorded after the last possible start.
    """

    wait: int
    starts: int
    after: int

    @property
    def days(self) -> int:
        """How long it takes in all."""
        return self.wait + self.starts + self.after - 1


#: 16 weeks, and finds 2 points in more than 8 of 10 people even where relief lasts a week longer
#: than the treatment (tests/simulate/planned.py keeps the table that it was chosen from).
FOUR_WEEKS = BlockShape(rounds=1, block_days=28, wash_days=7)
#: 16 weeks in shorter blocks: finds more, but only where relief is gone within days.
TWO_WEEKS = BlockShape(rounds=2, block_days=14, wash_days=4)
#: 12 weeks; finds less.
THREE_WEEKS = BlockShape(rounds=1, block_days=21, wash_days=7)
#: 12 weeks with one start.
WAITING = StartShape(wait=14, starts=42, after=28)


def drawn_blocks(rounds: int, lot: str) -> tuple[Arm, ...]:
    """The order of the blocks: each round is treatment-break-break-treatment or its opposite.

    Blocks come in pairs of one with and one without treatment, and the second pair of a round
    mirrors the first: a straight-line recovery or worsening then weighs as much on both sides.
    Chance decides which of the two a round is; nobody can place a break on better days.

    Args:
        rounds: 1 or more.
        lot: any text; the same text gives the same order, on any computer.

    Source:
        CENT 2015 (BMJ 350:h1738, h1793) asks for the order of periods to be drawn and for the way
        it was drawn to be told. Here: the SHA-256 of "lot:round" in UTF-8, rounds counted from 1;
        an odd number begins the round with treatment, an even one with a break.

    Example:
        >>> [arm.value for arm in drawn_blocks(1, "plum")]
        ['treatment', 'break', 'break', 'treatment']
    """
    order: list[Arm] = []
    for number in range(1, rounds + 1):
        order += _OUTSIDE if _number(lot, number) % 2 else _INSIDE
    return tuple(order)


def drawn_start(shape: StartShape, lot: str) -> tuple[Arm, ...]:
    """One entry a day: breaks up to the drawn start, treatment from there on.

    Args:
        shape: the range; each of its days is equally likely to within one in 10 to the 70th.
        lot: any text; the same text gives the same day, on any computer.
    """
    start = shape.wait + _number(lot, 1) % shape.starts
    return (Arm.BREAK,) * start + (Arm.TREATMENT,) * (shape.days - start)


def drawn_plan(
    shape: BlockShape | StartShape,
    patient: PatientId,
    *,
    site: str,
    first: date,
    lot: str,
    now: datetime,
) -> TrialPlan:
    """A plan with its order drawn from `lot`. Raises InvalidEntry for a first day out of range."""
    if isinstance(shape, BlockShape):
        return TrialPlan(
            patient_id=patient,
            written_at=now,
            site=site,
            kind=TrialKind.BLOCKS,
            first=first,
            block_days=shape.block_days,
            wash_days=shape.wash_days,
            arms=drawn_blocks(shape.rounds, lot),
            lot=lot,
        )
    return TrialPlan(
        patient_id=patient,
        written_at=now,
        site=site,
        kind=TrialKind.START_DAY,
        first=first,
        block_days=1,
        arms=drawn_start(shape, lot),
        lot=lot,
    )


def _number(lot: str, place: int) -> int:
    return int.from_bytes(sha256(f"{lot}:{place}".encode()).digest(), "big")
