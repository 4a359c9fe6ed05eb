"""A share of sessions or days, and how far the true rate may lie from it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_NORMAL = 1.959963984540054


@dataclass(frozen=True)
class Rate:
    """`count` of `asked`, with the 95 % interval of the rate behind it (0 to 1).

    Where nobody was asked nothing is known, and the interval is all there is: 0 to 1.
    """

    count: int
    asked: int
    lo: float
    hi: float

    @property
    def share(self) -> float | None:
        """The count divided by the number asked; None where nobody was asked."""
        return self.count / self.asked if self.asked else None


def rate(count: int, asked: int) -> Rate:
    """The rate with its Wilson interval (Wilson 1927, JASA 22:209; closed form).

    Raises:
        ValueError: the count is below 0 or above the number asked.

    Example:
        >>> round(rate(0, 8).hi, 4), [round(x, 4) for x in (rate(2, 12).lo, rate(2, 12).hi)]
        (0.3244, [0.047, 0.448])
    """
    if not 0 <= count <= asked:
        raise ValueError(f"{count} of {asked} is no rate")
    if not asked:
        return Rate(0, 0, 0.0, 1.0)
    squared = _NORMAL**2
    share = count / asked
    middle = (share + squared / (2 * asked)) / (1 + squared / asked)
    half = _NORMAL / (1 + squared / asked)
    half *= sqrt(share * (1 - share) / asked + squared / (4 * asked**2))
    # At the ends the limits are exactly 0 and 1, which rounding would miss by a hair.
    lo = 0.0 if count == 0 else max(middle - half, 0.0)
    hi = 1.0 if count == asked else min(middle + half, 1.0)
    return Rate(count, asked, lo, hi)
