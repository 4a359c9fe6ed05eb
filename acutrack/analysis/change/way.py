"""Which way a level went, as far as a verdict says."""

from __future__ import annotations

from enum import Enum

from acutrack.analysis.change.result import Code, Result

#: After so many sessions a verdict of no change is worth a look.
SESSIONS_WITHOUT_CHANGE = 6


class Way(Enum):
    """Which way the level went; drawn as an arrow, or as nothing where it cannot be said."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"
    UNKNOWN = "unknown"


def way_of(result: Result | None) -> Way:
    """The way of a verdict; None is a verdict that was not made yet."""
    if result is None or result.code is Code.NOT_ENOUGH_DATA:
        return Way.UNKNOWN
    if result.code.better:
        return Way.LOWER
    return Way.HIGHER if result.code is Code.WORSE else Way.SAME
