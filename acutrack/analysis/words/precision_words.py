"""How long must I log? The look ahead in words."""

from __future__ import annotations

from acutrack.analysis.rounding import tenths
from acutrack.analysis.start.precision import Foreseen, Offer, Precision, Step
from acutrack.domain.message import Message, say, say_count

#: A gain below this many points is called small.
SMALL_GAIN = 0.15


def what_shows(found: Foreseen, mean: float | None = None) -> Message:
    """What change the next review could show; no number that a fall from `mean` cannot reach."""
    if _out_of_reach(found, mean):
        return say(
            "Your days go up and down so much that even the end of your pain might stay hidden at "
            "the next review."
        )
    return say(
        "If you go on as now, your next review can show a change of about {points} points. About "
        "8 in 10 diaries like yours would show it. A smaller change may stay hidden.",
        points=tenths(found.shown),
    )


def what_more_adds(found: Precision, mean: float | None = None) -> tuple[Message, ...]:
    """What each addition would bring, in the order in which they are offered.

    Those that would not bring a fall from `mean`, the average so far, within reach are left out.
    """
    return tuple(
        _added(offer, found.now)
        for offer in found.offers
        if not _out_of_reach(offer.foreseen, mean)
    )


def _out_of_reach(found: Foreseen, mean: float | None) -> bool:
    return mean is not None and found.shown > mean


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
