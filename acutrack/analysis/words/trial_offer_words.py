"""The plans that are offered, in words: what they ask, and how often they find what is there.

The counts "of 10" are rates of `tests/simulate/planned.py` (400 patients a row; the lower of those
with and without slow episodes, to the nearest tenth), for a true difference of 2 points.
"""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.analysis.trials.trial_draw import (
    FOUR_WEEKS,
    THREE_WEEKS,
    TWO_WEEKS,
    WAITING,
    BlockShape,
    StartShape,
)
from acutrack.domain.message import Message, say


@dataclass(frozen=True)
class TrialOffer:
    """A plan to choose from.

    Attributes:
        key: its name in code.
        shape: how it is drawn.
        name: what it is called.
        what: what it asks for.
        finds: how often it finds a true difference of 2 points.
    """

    key: str
    shape: BlockShape | StartShape
    name: Message
    what: Message
    finds: Message


#: The first one is recommended.
OFFERS = (
    TrialOffer(
        "four_weeks",
        FOUR_WEEKS,
        say("Blocks of 4 weeks"),
        say(
            "Recommended. 16 weeks in all: two blocks with treatment and two breaks. The first "
            "week of each block is left out, so relief may last a week into a break."
        ),
        say(
            "If treatment takes off 2 points, this plan finds it in about 9 of 10 people. If "
            "relief lasts 2 weeks into the breaks, in about 6 of 10."
        ),
    ),
    TrialOffer(
        "two_weeks",
        TWO_WEEKS,
        say("Blocks of 2 weeks"),
        say(
            "16 weeks in all: four blocks with treatment and four breaks. The first 4 days of each "
            "block are left out. It suits relief that is gone within days."
        ),
        say(
            "If treatment takes off 2 points, this plan finds it in about 9 of 10 people. If "
            "relief lasts 2 weeks into the breaks, in about 2 of 10."
        ),
    ),
    TrialOffer(
        "three_weeks",
        THREE_WEEKS,
        say("Blocks of 3 weeks"),
        say(
            "12 weeks in all: two blocks with treatment and two breaks. The first week of each "
            "block is left out."
        ),
        say(
            "If treatment takes off 2 points, this plan finds it in about 7 of 10 people. If "
            "relief lasts 2 weeks into the breaks, in about 4 of 10."
        ),
    ),
    TrialOffer(
        "waiting",
        WAITING,
        say("One start day"),
        say(
            "12 weeks in all, for somebody who has not begun yet. The first day of treatment is "
            "drawn from 42 days; you wait 2 to 8 weeks for it. No breaks."
        ),
        say(
            "This finds little. If treatment takes off 2 points, it shows in about 4 of 10 people, "
            "and it cannot say how much."
        ),
    ),
)
