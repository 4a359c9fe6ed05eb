"""The numbers of a verdict in words.

Rounding: averages are shown to one decimal and the difference is taken from the shown averages, so
that a reader can check it; the ends of the interval are rounded from the unrounded ones. Where the
two rules meet, the shown difference may lie up to 0.1 beside the middle of the shown interval.
"""

from __future__ import annotations

from acutrack.analysis.change.result import Code, Effect, Result
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.words.plain_words import change_words, range_words, shown
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say, say_count

_OTHER_RATINGS = {each.value for each in PainMeasure} - {PainMeasure.AVERAGE_24H.value}


def averages_words(result: Result, doctor: bool) -> Message | None:
    """The two averages and their difference; None where one of them has no day.

    Averages of another rating than the usual one, the average of the day, say which one it is.
    """
    numbers = _averages(result, doctor)
    if numbers is None or result.measure not in _OTHER_RATINGS:
        return numbers
    rating = MEASURES[PainMeasure(result.measure)].name
    return say("Rated: {rating}. {numbers}", rating=rating, numbers=numbers)


def _averages(result: Result, doctor: bool) -> Message | None:
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


def interval_words(effect: Effect, doctor: bool) -> Message:
    """Where the change probably lies, and that this does not show why."""
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


def days_words(result: Result, doctor: bool) -> Message | None:
    """How many days it rests on; None where there are none."""
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


def important_words(result: Result, effect: Effect, doctor: bool) -> Message:
    """How much is enough to matter here, and how likely it was reached."""
    points = shown(result.important or 0)
    share = whole(100 * result.important_share)
    if result.code is Code.WORSE:
        rise = chance_words(result.p_worse_important or 0)
        if doctor:
            return say(
                "Important here: {points} points ({share} % of the start, at least 1 point), "
                "chance of as large a rise {chance}.",
                points=points,
                share=share,
                chance=rise,
            )
        return say(
            "Here {points} points higher is enough to matter. The chance of that is {chance}.",
            points=points,
            chance=rise,
        )
    fall = chance_words(result.p_important or 0)
    if doctor:
        return _important_falls(points, share, fall, effect)
    return say(
        "Here {points} points lower is enough to matter. The chance that you got there is "
        "{chance}.",
        points=points,
        chance=fall,
    )


def _important_falls(points: object, share: int, fall: Message, effect: Effect) -> Message:
    two = chance_words(effect.p_two_lower)
    values = {"points": points, "share": share, "chance": fall, "two": two}
    if effect.percent is None:
        # Half of next to nothing is no finding.
        return say(
            "Important here: {points} points ({share} % of the start, at least 1 point), chance "
            "{chance}. Chance of 2 points: {two}.",
            **values,
        )
    return say(
        "Important here: {points} points ({share} % of the start, at least 1 point), chance "
        "{chance}. Chance of 2 points: {two}; of half the pain: {half}.",
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
