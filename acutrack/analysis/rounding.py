"""Rounding as people do it on paper."""

from __future__ import annotations

import math

# 6.25 may be stored as 6.2499999: without this nudge a half would sometimes go down.
_NUDGE = 1e-9


def tenths(value: float) -> float:
    """Rounded to one decimal, halves away from zero.

    Example:
        >>> tenths(6.25), tenths(-0.05)
        (6.3, -0.1)
    """
    return math.copysign(math.floor(abs(value) * 10 + 0.5 + _NUDGE) / 10, value)


def whole(value: float) -> int:
    """Rounded to a whole number, halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5 + _NUDGE), value))
