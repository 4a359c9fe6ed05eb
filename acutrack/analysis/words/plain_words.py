"""Numbers as a person reads them: points, ranges, and chances without a percent sign."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from acutrack.analysis.rounding import tenths
from acutrack.domain.message import Message, say


@dataclass(frozen=True)
class Said:
    """What is said about one question: the answer first, then what it rests on."""

    headline: Message
    details: tuple[Message, ...] = ()

    @property
    def whole(self) -> Message:
        """All of it, as a screen reader reads it."""
        said = self.headline
        for detail in self.details:
            said = say("{headline} {detail}", headline=said, detail=detail)
        return said


def shown(value: float) -> Decimal:
    """One decimal, always: 7.0 stays "7.0" beside the number it is compared with."""
    return Decimal(f"{tenths(value):.1f}")


def size(value: float) -> Decimal:
    """How large a change is, without its direction."""
    return shown(abs(value))


def change_words(change: float) -> Message:
    """A change of so many points, such as "1.2 lower"."""
    if not size(change):
        return say("no change")
    if change < 0:
        return say("{points} lower", points=size(change))
    return say("{points} higher", points=size(change))


def range_words(lo: float, hi: float) -> Message:
    """Where a change probably lies, in points; lo <= hi."""
    values = {"low": size(lo), "high": size(hi)}
    if hi <= 0:
        return say("between {high} and {low} lower", **values)
    if lo >= 0:
        return say("between {low} and {high} higher", **values)
    return say("between {low} lower and {high} higher", **values)


def at_most_words(share: float) -> Message:
    """An upper limit of a rate as people say it; rounded up, so never firmer than it is."""
    if share > 0.5:
        return say("{count} in 10", count=min(ceil(share * 10), 10))
    return say("1 in {count}", count=floor(1 / share))


def hundred(lo: float, hi: float) -> tuple[int, int]:
    """A range of rates as whole numbers in 100, rounded outwards."""
    return floor(lo * 100 + 1e-9), ceil(hi * 100 - 1e-9)
