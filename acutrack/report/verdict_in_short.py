"""A verdict in a few words: what it says, why it says no more, and how firm it is."""

from __future__ import annotations

from acutrack.analysis.change.result import Code, Reason, Result, Strength
from acutrack.domain.message import NOTHING, Message, say

CODE_WORDS: dict[Code, Message] = {
    Code.BETTER_IMPORTANT: say("Lower, very likely important"),
    Code.BETTER_SIZE_UNCLEAR: say("Lower, size not settled"),
    Code.BETTER_SMALL: say("Slightly lower"),
    Code.WORSE: say("Higher"),
    Code.NO_IMPORTANT_CHANGE: say("No important change"),
    Code.NO_CLEAR_CHANGE: say("No clear change"),
    Code.NOT_ENOUGH_DATA: say("Not enough to tell"),
}
STRENGTH_WORDS: dict[Strength, Message] = {
    Strength.TENTATIVE: say("tentative"),
    Strength.SINGLE_REVIEW: say("one review"),
    Strength.CONFIRMED: say("confirmed"),
}
REASON_WORDS: dict[Reason, Message] = {
    Reason.NONE: NOTHING,
    Reason.NO_BASELINE: say("no days before"),
    Reason.BASELINE_TOO_SHORT: say("too few days before"),
    Reason.TREATMENT_TOO_SHORT: say("too few days since"),
    Reason.TOO_UNCERTAIN: say("too uncertain"),
}


def verdict_in_short(told: Result) -> Message:
    """The verdict in a few words with how firm it is."""
    words = CODE_WORDS[told.code]
    if told.strength is None:
        return words
    return say("{verdict} ({firm})", verdict=words, firm=STRENGTH_WORDS[told.strength])


def verdict_and_reason(told: Result) -> Message:
    """The verdict in a few words, with the reason where the days are not enough."""
    words, reason = CODE_WORDS[told.code], REASON_WORDS[told.reason]
    return words if reason == NOTHING else say("{verdict}: {reason}", verdict=words, reason=reason)
