"""What became of everyone who started; the missing are a share of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from acutrack.analysis.answers.proportion import Rate, rate
from acutrack.analysis.audit.started import NotKnown, Started
from acutrack.analysis.change.result import Code
from acutrack.analysis.change.way import Way


@dataclass(frozen=True)
class Outcomes:
    """Counts of people; the four ways add up to `started`, always.

    Attributes:
        started: everyone.
        lower, same, higher, not_known: what the last review of each says.
        lower_important: of `lower`, those lower by an amount that matters.
        reasons: why it is not known, and of how many, in the order of `NotKnown`; none with 0.
        first, last: days on which the first and the last of them started; None without anybody.
        reviewed_after: of those known, days from the start to the last review: shortest, the one
            in the middle, longest; None where nothing is known of anybody.
    """

    started: int
    lower: int
    same: int
    higher: int
    not_known: int
    lower_important: int = 0
    reasons: tuple[tuple[NotKnown, int], ...] = ()
    first: date | None = None
    last: date | None = None
    reviewed_after: tuple[int, int, int] | None = None

    @property
    def improved(self) -> Rate:
        """Those known to be lower, of everyone who started, with the Wilson interval."""
        return rate(self.lower, self.started)

    @property
    def at_best(self) -> Rate:
        """The same if everyone of whom it is not known were lower, too.

        At worst none of them is, which is `improved`.
        """
        return rate(self.lower + self.not_known, self.started)

    @property
    def whole_range(self) -> tuple[float, float]:
        """0 to 1: from the lower limit at worst to the upper limit at best.

        It holds the missing and chance together: whatever became of the missing, it contains the
        true share at least as often as the 95 % interval that would be had if all were known.
        """
        return self.improved.lo, self.at_best.hi


def outcomes(people: Sequence[Started]) -> Outcomes:
    """Count what became of them."""
    ways = Counter(one.way for one in people)
    reasons = Counter(one.not_known for one in people if one.not_known is not None)
    after = sorted(
        (one.reviewed_on - one.zero).days
        for one in people
        if one.way is not Way.UNKNOWN and one.reviewed_on is not None
    )
    return Outcomes(
        started=len(people),
        lower=ways[Way.LOWER],
        same=ways[Way.SAME],
        higher=ways[Way.HIGHER],
        not_known=ways[Way.UNKNOWN],
        lower_important=sum(
            one.code is Code.BETTER_IMPORTANT and one.not_known is None for one in people
        ),
        reasons=tuple((reason, reasons[reason]) for reason in NotKnown if reasons[reason]),
        first=min((one.zero for one in people), default=None),
        last=max((one.zero for one in people), default=None),
        reviewed_after=(after[0], median_low(after), after[-1]) if after else None,
    )
