"""What is to be known beside a verdict, one sentence or two each."""

from __future__ import annotations

from acutrack.analysis.change.result import Reason, Result, Strength
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.plain_words import change_words, range_words, shown
from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.message import Message, say, say_count

#: Above this share of the uncertainty the days before are what limits the answer.
BASELINE_LIMITS = 0.6

#: The global impression in own words, 1 to 7.
_IMPRESSIONS = {
    1: say("very much better"),
    2: say("much better"),
    3: say("a little better"),
    4: say("no different"),
    5: say("a little worse"),
    6: say("much worse"),
    7: say("very much worse"),
}


def notes(
    result: Result, told: Result, complaint: Complaint | None, doctor: bool
) -> tuple[Message, ...]:
    """The notes on a result.

    Args:
        result: the result from all days.
        told: the one that leads: `result`, or the one from the days before other care changed.
        complaint: for late changes and a recalled level.
        doctor: for a physician rather than for the person.
    """
    found = [
        _wanted(told),
        _other_days(result, told),
        _strength(told),
        _after_treatment(result),
        _left_out(result),
        _impression(result, doctor),
        _revised(result),
        _recalled(complaint, doctor),
        *(() if complaint is None else map(_late_change, complaint.late_changes)),
    ]
    return tuple(note for note in found if note is not None)


def _wanted(result: Result) -> Message | None:
    match result.reason:
        case Reason.NO_BASELINE:
            return say("Days from before the first session cannot be added now.")
        case Reason.BASELINE_TOO_SHORT:
            return say_count(
                "{count} more day from before was wanted. It cannot be added now.",
                "{count} more days from before were wanted. They cannot be added now.",
                result.days_wanted_a,
            )
        case Reason.TREATMENT_TOO_SHORT:
            return say_count(
                "{count} more noted day was wanted for this review.",
                "{count} more noted days were wanted for this review.",
                result.days_wanted_b,
            )
        case Reason.TOO_UNCERTAIN if result.days_wanted_b:
            return say_count(
                "About {count} more noted day would make it clear enough to tell.",
                "About {count} more noted days would make it clear enough to tell.",
                result.days_wanted_b,
            )
        case _:
            return _limit(result)


def _limit(result: Result) -> Message | None:
    """Why more days would hardly help, where the answer is open."""
    if result.effect is None or result.effect.hi < 0 or result.effect.lo > 0:
        return None
    if result.effect.baseline_share > BASELINE_LIMITS:
        return say(
            "More days now would make this only a little clearer: the few days from before set "
            "the limit."
        )
    if result.reason is Reason.TOO_UNCERTAIN:
        return say("More days now would make this only a little clearer.")
    return None


def _other_days(result: Result, told: Result) -> Message | None:
    """The result that does not lead, where other care changed during treatment."""
    clean = result.without_cotreatment
    if clean is None or clean.effect is None or result.effect is None or clean.window_b is None:
        return None
    if told is clean:
        return say(
            "With the later days as well, the change is likely {range}.",
            range=range_words(result.effect.lo, result.effect.hi),
        )
    return say(
        "From the days up to {last} alone, before other care changed: {change}, likely {range}.",
        last=clean.window_b.last,
        change=change_words(tenths(clean.effect.mean_b) - tenths(clean.effect.mean_a)),
        range=range_words(clean.effect.lo, clean.effect.hi),
    )


def _strength(result: Result) -> Message | None:
    if not result.code.better:
        return None
    if result.strength is Strength.CONFIRMED:
        return say("Two reviews in a row say so.")
    if result.strength is Strength.SINGLE_REVIEW:
        return say("One review says so. A second one in a row would make it firmer.")
    return None


def _after_treatment(result: Result) -> Message | None:
    if not result.after_treatment:
        return None
    return say("The last session was over 2 weeks earlier: this is about the time after it.")


def _left_out(result: Result) -> Message | None:
    if not result.left_out:
        return None
    return say_count(
        "{count} day was filled in more than 2 days late and is not counted.",
        "{count} days were filled in more than 2 days late and are not counted.",
        result.left_out,
    )


def _impression(result: Result, doctor: bool) -> Message | None:
    if result.global_impression not in _IMPRESSIONS:
        return None
    said = _IMPRESSIONS[result.global_impression]
    if doctor:
        if result.disagrees:
            return say("Own impression of the change: {said}. The diary says otherwise.", said=said)
        return say("Own impression of the change: {said}.", said=said)
    if result.disagrees:
        return say(
            "Looking back, you said: {said}. The diary says otherwise. Both count: they answer "
            "different questions.",
            said=said,
        )
    return say("Looking back, you said: {said}.", said=said)


def _revised(result: Result) -> Message | None:
    if not result.revised:
        return None
    return say("This was worked out again after entries or dates were changed.")


def _recalled(complaint: Complaint | None, doctor: bool) -> Message | None:
    if complaint is None or complaint.recalled_level is None:
        return None
    level = shown(complaint.recalled_level)
    if doctor:
        return say(
            "Level before, recalled from memory: {level}. It does not enter any result.",
            level=level,
        )
    return say(
        "From memory, you put your pain before at {level}. Memory is kept apart from days that "
        "were noted at the time.",
        level=level,
    )


def _late_change(change: LateChange) -> Message:
    match change.what:
        case Settled.MEASURE:
            return say(
                "The rating that counts was changed on {day}, after results had been seen.",
                day=change.day,
            )
        case Settled.BASELINE:
            return say(
                "The days taken as the start were changed on {day}, after results had been seen.",
                day=change.day,
            )
        case Settled.IMPORTANCE:
            return say(
                "How much is enough to matter was changed on {day}, after results had been seen.",
                day=change.day,
            )
