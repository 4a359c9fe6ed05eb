"""Planned trials in words: what a plan can find, what it found, and what that does not say."""

from __future__ import annotations

from acutrack.analysis.change.result import Code, Effect
from acutrack.analysis.rounding import tenths
from acutrack.analysis.trials.planned_trial import TrialFound
from acutrack.analysis.trials.start_lot import StartFound
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.trial_plan import TrialKind, TrialPlan

_HEADLINES = {
    Code.BETTER_IMPORTANT: say(
        "Pain has been lower with treatment than in the breaks, very likely by an amount that "
        "matters"
    ),
    Code.BETTER_SIZE_UNCLEAR: say(
        "Pain has been lower with treatment than in the breaks. Whether by enough to matter is "
        "not settled"
    ),
    Code.BETTER_SMALL: say(
        "Pain has been a bit lower with treatment than in the breaks, very likely by too "
        "little to matter"
    ),
    Code.WORSE: say("Pain has been higher with treatment than in the breaks"),
    Code.NO_IMPORTANT_CHANGE: say(
        "About the same with treatment and in the breaks: no important difference either way"
    ),
    Code.NO_CLEAR_CHANGE: say("No clear difference between treatment and breaks"),
}

_LOWER = say(
    "Your average pain was {treated} on {treated_days} days with treatment and {free} on "
    "{free_days} days of the breaks: {apart} lower with treatment."
)
_HIGHER = say(
    "Your average pain was {treated} on {treated_days} days with treatment and {free} on "
    "{free_days} days of the breaks: {apart} higher with treatment."
)
_SAME = say(
    "Your average pain was {treated} on {treated_days} days with treatment and just as much on "
    "{free_days} days of the breaks."
)


def headline(found: TrialFound) -> Message:
    """What it comes to, in one line."""
    if found.start is not None:
        return _start_headline(found.start)
    if found.too_uncertain:
        return say("Your days vary too much to tell: even a 2-point difference could be hidden")
    if found.decision is None:
        return say("Not enough days to tell")
    return _HEADLINES[found.code]


def numbers(found: TrialFound) -> Message | None:
    """The averages, and the range in which the difference likely lies; None without any."""
    if found.start is not None:
        return _start_numbers(found.start)
    if found.effect is None:
        return None
    return say(
        "{averages} {likely}", averages=_averages(found.effect), likely=_likely(found.effect)
    )


def grounds(plan: TrialPlan, found: TrialFound) -> tuple[Message, ...]:
    """What stands behind it, and what it does not say."""
    if plan.kind is TrialKind.START_DAY:
        return (
            say(
                "The start day was drawn by lot. A lot knows nothing of good and bad weeks, so "
                "they are an unlikely reason for a fall on just that day."
            ),
            say("What you expected from treatment may still play a part."),
        )
    said = [_counted(found)] if found.counted < found.rounds else []
    if found.effect is not None:
        said += [
            say(
                "The order was drawn by lot and turned round halfway. So a steady change over the "
                "weeks counts on both sides alike."
            ),
            say(
                "What you expected from each block may still play a part, and so may other care "
                "that began or ended on the way."
            ),
            _outlasting(plan.wash_days),
        ]
    return tuple(said)


def _counted(found: TrialFound) -> Message:
    if not found.counted:
        return say(
            "A round is four blocks. It counts when all four came to their end and each has at "
            "least 5 recorded days to compare."
        )
    return say_count(
        "{count} round of four blocks counts, of {planned} planned.",
        "{count} rounds of four blocks count, of {planned} planned.",
        found.counted,
        planned=found.rounds,
    )


def _outlasting(wash: int) -> Message:
    if not wash:
        return say("Relief that lasts into a break makes the difference look smaller than it is.")
    return say_count(
        "The first {count} day of each block is left out. Relief that lasts longer into a break "
        "makes the difference look smaller than it is.",
        "The first {count} days of each block are left out. Relief that lasts longer into a break "
        "makes the difference look smaller than it is.",
        wash,
    )


def _averages(found: Effect) -> Message:
    with_it, without = tenths(found.mean_b), tenths(found.mean_a)
    # From the averages as shown, so that the reader can check it.
    apart = tenths(with_it - without)
    words = _SAME if apart == 0 else _LOWER if apart < 0 else _HIGHER
    return words.filled(
        treated=with_it,
        free=without,
        treated_days=found.n_b,
        free_days=found.n_a,
        apart=abs(apart),
    )


def _likely(found: Effect) -> Message:
    # The side comes from the interval as it is: an end of -0.04 is shown as 0, and lies below it.
    lo, hi = tenths(found.lo), tenths(found.hi)
    if found.hi < 0:
        return say(
            "Good and bad spells allowed for, it is likely {least} to {most} points lower with "
            "treatment.",
            least=abs(hi),
            most=abs(lo),
        )
    if found.lo > 0:
        return say(
            "Good and bad spells allowed for, it is likely {least} to {most} points higher with "
            "treatment.",
            least=lo,
            most=hi,
        )
    return say(
        "Good and bad spells allowed for, it likely lies between {lower} points lower and {higher} "
        "points higher with treatment.",
        lower=abs(lo),
        higher=abs(hi),
    )


def _start_headline(found: StartFound) -> Message:
    if found.lower:
        return say("Pain fell after the drawn start, more than around almost any other day")
    return say("No clear change at the drawn start")


def _start_numbers(found: StartFound) -> Message:
    return say_count(
        "Your average pain was {before} in the weeks before the start and {after} after it. The "
        "start could have been any of {possible} days. Around no other day did pain fall by as "
        "much.",
        "Your average pain was {before} in the weeks before the start and {after} after it. The "
        "start could have been any of {possible} days. Around {count} of them, the drawn one "
        "counted too, the change was as low or lower.",
        found.as_large,
        before=tenths(found.before),
        after=tenths(found.after),
        possible=found.possible,
    )
