"""What a row of the simulation has to reach, and whether it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

Rates = dict[str, float]


class Side(Enum):
    """On which side of its limit a rate has to lie."""

    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True)
class Limit:
    """One requirement: `rate` names one of the row's rates."""

    rate: str
    side: Side
    value: float

    def holds(self, rates: Rates) -> bool:
        """Whether the rate lies on the right side; a rate that could not be found does not."""
        reached = rates.get(self.rate)
        if reached is None:
            return False
        return reached >= self.value if self.side is Side.AT_LEAST else reached <= self.value


def at_least(rate: str, value: float) -> Limit:
    """The rate has to be this high or higher."""
    return Limit(rate, Side.AT_LEAST, value)


def at_most(rate: str, value: float) -> Limit:
    """The rate has to be this low or lower."""
    return Limit(rate, Side.AT_MOST, value)


@dataclass(frozen=True)
class Row:
    """What came of one kind of patient.

    Attributes:
        group: the table it stands in.
        name: what `--only` calls it.
        title: the same in words.
        patients: how many were simulated.
        rates: shares from 0 to 1, and widths in points.
        welch: the same of Welch's t test on the same diaries; empty where it has no say.
        limits: what has to hold.
    """

    group: str
    name: str
    title: str
    patients: int
    rates: Rates
    welch: Rates = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every requirement is reached."""
        return all(limit.holds(self.rates) for limit in self.limits)


def share(count: float, of: float) -> float:
    """A rate to three decimals, as it is kept."""
    return round(float(count) / float(of), 3)
