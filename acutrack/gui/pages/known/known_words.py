"""What the page says round its statements."""

from __future__ import annotations

from acutrack.domain.evidence import SUMMED_UP_TO
from acutrack.domain.message import Message, say

HEAD = say(
    "Research up to {year}, summed up. It is not advice. "
    "Ask your doctor or nurse about your own case.",
    year=SUMMED_UP_TO,
)
FOOT: tuple[Message, ...] = (
    say("Experts disagree, and this page says so. It is the same for everybody who reads it."),
    say(
        "A diary has no second group to compare with. "
        "It shows what happened to you, and not what did it."
    ),
)
