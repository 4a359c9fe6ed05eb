"""A verdict in words: the answer, the numbers behind it, and what speaks against it.

Rounding: averages are shown to one decimal and the difference is taken from the shown averages, so
that a reader can check it; the ends of the interval are rounded from the unrounded ones. Where the
two rules meet, the shown difference may lie up to 0.1 beside the middle of the shown interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from acutrack.analysis.caution_words import BUT, caution_words
from acutrack.analysis.headlined import headlined
from acutrack.analysis.plain_words import change_words, range_words, shown
from acutrack.analysis.reader import Reader
from acutrack.analysis.result import Code, Effect, Reason, Result, Strength
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.verdict_notes import notes
from acutrack.domain.complaint import Complaint
from acutrack.domain.message import Message, say, say_count

#: From this chance on a rise is "very likely" important.
_LIKELY = 0.80


@dataclass(frozen=True)
class VerdictWords:
    """Everything that is said about a verdict, in the order in which it is read.

    Attributes:
        headline: the answer; of a tentative one, led by what speaks against it.
        numbers: the two averages and their difference; None where there are none.
        interval: where the change probably lies, and that it does not show why; None where the
            days are too few. It is shown as large as `numbers`.
        days: how many days it rests on; None where there are none.
        chance: how likely the change matters, and what "matters" means; None without an interval.
        cautions: what else could account for a difference, one sentence or two each.
        notes: everything else that is to be known beside it.
        next_review: when the next verdict is made; None if not told.
    """

    headline: Message
    numbers: Message | None
    interval: Message | None
    days: Message | None
    chance: Message | None
    cautions: tuple[Message, ...]
    notes: tuple[Message, ...]
    next_review: Message | None

    @property
    def parts(self) -> tuple[Message, ...]:
        """All of it, without what there is not."""
        maybe = (self.headline, self.numbers, self.interval, self.days, self.chance)
        said = tuple(part for part in maybe if part is not None)
        last = () if self.next_review is None else (self.next_review,)
        return (*said, *self.cautions, *self.notes, *last)


def verdict_words(
    result: Result,
    reader: Reader = Reader.PATIENT,
    *,
    complaint: Complaint | None = None,
    next_review: date | None = None,
) -> VerdictWords:
    """The words for a result.

    Where other care changed during treatment, the weaker of the two results leads and the other
    one stands in the notes.

    Args:
        result: as it was made at its review.
        reader: whom it is for.
        complaint: adds late changes and a recalled level to the notes.
        next_review: the day of the next review.
    """
    told = headlined(result)
    doctor = reader is Reader.DOCTOR
    effect = told.effect
    after = None
    if next_review is not None:
        after = say("The next review is on {day}.", day=next_review)
    return VerdictWords(
        headline=_headline(told, doctor),
        numbers=_numbers(told, doctor),
        interval=None if effect is None else _interval(effect, doctor),
        days=_days(told, doctor),
        chance=None if effect is None else _chance(told, effect, doctor),
        cautions=tuple(caution_words(caution, reader) for caution in told.cautions),
        notes=notes(result, told, complaint, doctor),
        next_review=after,
    )


def _headline(result: Result, doctor: bool) -> Message:
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
        "Your pain has been a little lower, by less than most people call important."
    ),
    Code.NO_IMPORTANT_CHANGE: say("About the same: no change either way that matters."),
    Code.NO_CLEAR_CHANGE: say("No clear change: it could be a little lower or a little higher."),
}
_DOCTOR: dict[Code, Message] = {
    Code.BETTER_IMPORTANT: say("Pain lower than before, very likely by an important amount."),
    Code.BETTER_SIZE_UNCLEAR: say(
        "Pain lower than before; whether by an important amount is not settled."
    ),
    Code.BETTER_SMALL: say("Pain slightly lower than before, by less than an important amount."),
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
            return say("Not enough to compare: no pain was noted before the first session.")
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
        return say("Pain higher than before, very likely by an important amount.")
    return say("Your pain has been higher than before, very likely by enough to matter.")


def _numbers(result: Result, doctor: bool) -> Message | None:
    if result.mean_a is None or result.mean_b is None or result.window_b is None:
        return None
    before, since = tenths(result.mean_a), tenths(result.mean_b)
    values = {
        "before": shown(before),
        "since": shown(since),
        "change": change_words(since - before),
        "days": result.days_a,
        "last": result.window_b.last,
    }
    if doctor:
        return say_count(
            "Average {before} in the {days} days before, {since} on {last}: {change}.",
            "Average {before} in the {days} days before, {since} in the {count} days to {last}: "
            "{change}.",
            result.days_b,
            **values,
        )
    return say_count(
        "Your average pain was {before} in the {days} days before, and {since} on {last}: "
        "{change}.",
        "Your average pain was {before} in the {days} days before, and {since} in the {count} "
        "days to {last}: {change}.",
        result.days_b,
        **values,
    )


def _interval(effect: Effect, doctor: bool) -> Message:
    likely = range_words(effect.lo, effect.hi)
    if not doctor:
        return say(
            "Days go up and down, some for weeks. With that allowed for, your usual pain is likely "
            "{range}. This does not show why.",
            range=likely,
        )
    percent = _percent(effect)
    if percent is None:
        return say(
            "95 % interval of the change in level: {range}. It allows for runs of like days and "
            "slow drift. The design cannot show why.",
            range=likely,
        )
    return say(
        "95 % interval of the change in level: {range}; in percent, {percent}. It allows for runs "
        "of like days and slow drift. The design cannot show why.",
        range=likely,
        percent=percent,
    )


def _percent(effect: Effect) -> Message | None:
    if effect.percent_lo is None or effect.percent_hi is None:
        return None
    low, high = whole(effect.percent_lo), whole(effect.percent_hi)
    values = {"low": abs(low), "high": abs(high)}
    if high <= 0:
        return say("between {high} and {low} % lower", **values)
    if low >= 0:
        return say("between {low} and {high} % higher", **values)
    return say("between {low} % lower and {high} % higher", **values)


def _days(result: Result, doctor: bool) -> Message | None:
    if not result.n_a and not result.n_b:
        return None
    values = {
        "before": result.n_a,
        "before_days": result.days_a,
        "since": result.n_b,
        "since_days": result.days_b,
    }
    if doctor:
        return say(
            "Recorded on {before} of {before_days} days before and {since} of {since_days} since.",
            **values,
        )
    return say(
        "That is from {before} of {before_days} days before, and {since} of {since_days} since.",
        **values,
    )


def _chance(result: Result, effect: Effect, doctor: bool) -> Message:
    worse = result.code is Code.WORSE
    chance = result.p_worse_important if worse else result.p_important
    values = {
        "points": shown(result.important or 0),
        "share": whole(100 * result.important_share),
        "chance": chance_words(chance or 0),
    }
    if worse and doctor:
        return say(
            "Important here: {points} points ({share} % of the start, at least 1 point), chance "
            "of as large a rise {chance}.",
            **values,
        )
    if worse:
        return say(
            "Here {points} points higher is enough to matter. The chance of that is {chance}.",
            **values,
        )
    if not doctor:
        return say(
            "Here {points} points lower is enough to matter. The chance that you got there is "
            "{chance}.",
            **values,
        )
    return say(
        "Important here: {points} points ({share} % of the start, at least 1 point), chance "
        "{chance}. Chance of 2 points: {two}; of half the pain: {half}.",
        two=chance_words(effect.p_two_lower),
        half=chance_words(effect.p_fifty),
        **values,
    )


def chance_words(chance: float) -> Message:
    """A chance, 0 to 1, as people say it: "about 7 in 10", never 0 and never sure."""
    if chance < 0.05:
        return say("less than 1 in 20")
    if chance > 0.95:
        return say("more than 19 in 20")
    return say("about {count} in 10", count=min(max(whole(10 * chance), 1), 9))
