"""Warning signs: what was shown, when, and what the person answered.

Which signs belong to which entry is decided in `red_flags`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from acutrack.domain.record import Record, RecordId


class Urgency(Enum):
    """How soon help is needed."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"


class WarningAnswer(Enum):
    """What the person did with the card."""

    SHOWN = "shown"
    CALLED = "called"
    KEPT_WRITING = "kept_writing"


@dataclass(frozen=True, kw_only=True)
class WarningShown(Record):
    """That a warning card was shown, with its time; kept so that the report can tell.

    Attributes:
        sign: key of the sign in `red_flags`, such as "rf_breath".
        shown_at: when, with its offset.
        side_effect_id: the entry that led to it, if any.
    """

    sign: str
    urgency: Urgency
    shown_at: datetime
    answer: WarningAnswer = WarningAnswer.SHOWN
    side_effect_id: RecordId | None = None
