"""What a pain rating means: question, anchors, range, direction, recall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.message import Message, say


class PainMeasure(Enum):
    """The pain ratings a diary holds; the value is the key used in files."""

    NOW = "nrs_now"
    AVERAGE_24H = "nrs_avg_24h"
    WORST_24H = "nrs_worst_24h"


@dataclass(frozen=True)
class Measure:
    """One 0-10 rating: generic wording that nobody owns.

    Attributes:
        higher_is_worse: direction; nothing may call a change "better" without it.
    """

    key: PainMeasure
    name: Message
    question: Message
    low_anchor: Message
    high_anchor: Message
    low: float = 0
    high: float = 10
    higher_is_worse: bool = True


_NO_PAIN = say("No pain")
_WORST_PAIN = say("Pain as bad as you can imagine")

MEASURES: dict[PainMeasure, Measure] = {
    measure.key: measure
    for measure in (
        Measure(
            PainMeasure.AVERAGE_24H,
            say("Average pain, last 24 hours"),
            say("How strong was your pain on average in the last 24 hours?"),
            _NO_PAIN,
            _WORST_PAIN,
        ),
        Measure(
            PainMeasure.NOW,
            say("Pain now"),
            say("How strong is your pain right now?"),
            _NO_PAIN,
            _WORST_PAIN,
        ),
        Measure(
            PainMeasure.WORST_24H,
            say("Worst pain, last 24 hours"),
            say("How strong was your pain at its worst in the last 24 hours?"),
            _NO_PAIN,
            _WORST_PAIN,
        ),
    )
}
