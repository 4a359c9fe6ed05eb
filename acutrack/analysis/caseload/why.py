"""What calls for a look at a patient. Imports no numpy: a list is there before it is filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Why(IntEnum):
    """What calls for a look, in the order of urgency."""

    EMERGENCY = 1
    SAME_DAY = 2
    SIDE_EFFECT = 3
    HIGHER = 4
    SILENT = 5
    NEVER_ANSWERED = 6
    REVIEW_DUE = 7
    PLAN_DUE = 8
    LIMIT = 9
    UNCHANGED = 10
    TOO_FEW = 11


@dataclass(frozen=True)
class Reason:
    """One reason with what its words name: a count, of how many or in how many days, a day."""

    why: Why
    count: int = 0
    most: int = 0
    days: int = 0
    day: date | None = None
