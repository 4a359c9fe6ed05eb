"""How long must I log? The look ahead and the gauge of the start, in words."""

from __future__ import annotations

from acutrack.analysis.precision import Foreseen, Offer, Precision, Step
from acutrack.analysis.rounding import tenths
from acutrack.analysis.sufficiency import Gauge, Sufficiency
from acutrack.domain.message import Message, say, say_count

#: A gain below this many points is called small.
SMALL_GAIN = 0.15

_STATES = {
    Sufficiency.NOT_ENOUGH: say("Not enough yet"),
    Sufficiency.BARELY: say("Barely enough"),
    Sufficiency.ENOUGH: say("Enough"),
}


def what_shows(found: Foreseen) -> Message:
    """What change the next review could show."""
    return say(
        "If you go on as now, your next review can show a change of about {points} points. About "
        "8 in 10 diaries like yours would show it. A smaller change may stay hidden.",
        points=tenths(found.shown),
    )


def what_more_adds(found: Precision) -> tuple[Message, ...]:
    """What each addition would bring, in the order in which they are offered."""
    return tuple(_added(offer, found.now) for offer in found.offers)


def gauge_state(gauge: Gauge) -> Message:
    """Not enough, barely or enough."""
    return _STATES[gauge.state]


def gauge_wanted(gauge: Gauge) -> Message:
    """How many more days are wanted before the first session, and what they would buy."""
    if gauge.state is Sufficiency.ENOUGH:
        return say(
            "The days before the first session are enough for a comparison. More of them still "
            "help a little."
        )
    if gauge.state is Sufficiency.NOT_ENOUGH:
        return say_count(
            "{count} more day is wanted before the first session. Without it, nothing can be "
            "compared.",
            "{count} more days are wanted before the first session. Without them, nothing can be "
            "compared.",
            gauge.wanted,
        )
    if gauge.then is None or gauge.now is None:
        return say(
            "Your pain goes up and down a lot, so even 4 more weeks would not be enough for a "
            "firm answer. A large change can still show."
        )
    then, now = tenths(gauge.then.shown), tenths(gauge.now.shown)
    if then >= now:
        return say_count(
            "{count} more day before the first session would be enough.",
            "{count} more days before the first session would be enough.",
            gauge.wanted,
        )
    return say_count(
        "{count} more day before the first session would be enough. A change of about {then} "
        "points could then show, not {now}.",
        "{count} more days before the first session would be enough. A change of about {then} "
        "points could then show, not {now}.",
        gauge.wanted,
        then=then,
        now=now,
    )


def _added(offer: Offer, now: Foreseen) -> Message:
    points = tenths(offer.foreseen.shown)
    if offer.step is Step.BASELINE_DAYS:
        return say_count(
            "With {count} more day before the first session: about {points} points.",
            "With {count} more days before the first session: about {points} points.",
            offer.days,
            points=points,
        )
    if offer.step is Step.TREATMENT_DAYS:
        return say(
            "Looking back on {weeks} weeks of treatment: about {points} points.",
            weeks=offer.days // 7,
            points=points,
        )
    if now.shown - offer.foreseen.shown < SMALL_GAIN:
        return say("A second rating each day would add almost nothing.")
    return say("With a second rating each day: about {points} points.", points=points)
