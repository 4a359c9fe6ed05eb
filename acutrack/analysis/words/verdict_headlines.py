"""The one sentence that answers: lower, higher, about the same, or not enough to tell."""

from __future__ import annotations

from typing import assert_never

from acutrack.analysis.change.result import Code, Reason, Result, Strength
from acutrack.analysis.words.caution_words import BUT
from acutrack.domain.message import Message, say

#: From this chance on a rise is "very likely" important.
_LIKELY = 0.80


def headline(result: Result, doctor: bool) -> Message:
    """The answer; of a tentative result, led by the caution that weighs most."""
    if result.strength is Strength.TENTATIVE:
        return _tentative(result.code, BUT[result.cautions[0]])
    match result.code:
        case Code.NOT_ENOUGH_DATA:
            return _not_enough(result.reason, doctor)
        case Code.WORSE:
            return _worse(result, doctor)
        case _:
            return (_DOCTOR if doctor else _PATIENT)[result.code]


_PATIENT: dict[Code, Message] = {
    Code.BETTER_IMPORTANT: say("Your pain has been lower, very likely by enough to matter."),
    Code.BETTER_SIZE_UNCLEAR: say(
        "Your pain has been lower. Whether by enough to matter is still open."
    ),
    Code.BETTER_SMALL: say(
        "Your pain has been a little lower, very likely by too little to matter."
    ),
    Code.NO_IMPORTANT_CHANGE: say("About the same: no change either way that matters."),
    Code.NO_CLEAR_CHANGE: say("No clear change: your pain could be lower or higher."),
}
_DOCTOR: dict[Code, Message] = {
    Code.BETTER_IMPORTANT: say("Pain is lower than before, and very likely by enough to matter."),
    Code.BETTER_SIZE_UNCLEAR: say(
        "Pain lower than before; whether by enough to matter is not settled."
    ),
    Code.BETTER_SMALL: say("Pain is a bit lower than before, very likely by too little to matter."),
    Code.NO_IMPORTANT_CHANGE: say("No important change either way."),
    Code.NO_CLEAR_CHANGE: say("No clear change."),
}


def _tentative(code: Code, but: Message) -> Message:
    match code:
        case Code.BETTER_IMPORTANT | Code.BETTER_SIZE_UNCLEAR:
            return say("Lower so far, but {but}.", but=but)
        case Code.BETTER_SMALL:
            return say("A little lower so far, but {but}.", but=but)
        case Code.WORSE:
            return say("Higher so far, but {but}.", but=but)
        case Code.NO_IMPORTANT_CHANGE:
            return say("About the same so far, but {but}.", but=but)
        case Code.NO_CLEAR_CHANGE | Code.NOT_ENOUGH_DATA:
            return say("No clear change so far, and {but}.", but=but)
        case _:
            assert_never(code)


def _not_enough(reason: Reason, doctor: bool) -> Message:
    match reason:
        case Reason.NO_BASELINE:
            return say(
                "Not enough to compare: no pain was noted in the days before the first session."
            )
        case Reason.BASELINE_TOO_SHORT:
            return say("Not enough to compare: too few days from before the first session.")
        case Reason.TREATMENT_TOO_SHORT:
            return say("Not enough to compare yet: too few days since the first session.")
        case Reason.TOO_UNCERTAIN | Reason.NONE:
            if doctor:
                return say("Not enough to tell: the interval is wider than 4 points.")
            return say(
                "Not enough to tell: pain goes up and down so much that 2 points could hide."
            )
        case _:
            assert_never(reason)


def _worse(result: Result, doctor: bool) -> Message:
    if (result.p_worse_important or 0) < _LIKELY:
        if doctor:
            return say("Pain higher than before.")
        return say("Your pain has been higher than before.")
    if doctor:
        return say("Pain is higher than before, and very likely by enough to matter.")
    return say("Your pain has been higher than before, very likely by enough to matter.")
