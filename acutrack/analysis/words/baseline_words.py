"""The start of a complaint in words: why these days, whether they are enough, what to know."""

from __future__ import annotations

from acutrack.analysis.change.result import Caution
from acutrack.analysis.rounding import tenths
from acutrack.analysis.start.baseline_proposal import ChangedDay, Proposal
from acutrack.analysis.start.sufficiency import Gauge, Sufficiency
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say, say_count

STATE_WORDS: dict[Sufficiency, Message] = {
    Sufficiency.NOT_ENOUGH: say("Not enough days yet"),
    Sufficiency.BARELY: say("Just enough days"),
    Sufficiency.ENOUGH: say("Enough days"),
}

#: What else a start may mean; each is told, and none is a reason to choose other days.
START_CAUTIONS: dict[Caution, Message] = {
    Caution.FLARE_START: say(
        "The last week was clearly worse than the days before it. A flare often goes down by "
        "itself, so a later fall may not come from the treatment."
    ),
    Caution.ABOVE_USUAL: say(
        "These days were worse than your usual pain. Pain often goes back to its usual level by "
        "itself, so a later fall may not come from the treatment."
    ),
    Caution.FALLING_BEFORE: say(
        "Your pain was going down already in these days. It might go on doing so by itself."
    ),
}


def why_these_days(proposal: Proposal) -> Message:
    """Which days are proposed, and why."""
    if not proposal.days:
        if proposal.begun:
            return say("No day was recorded in the 8 weeks before your first session.")
        return say("No day is recorded yet. Each day you answer becomes part of your start.")
    told = say_count(
        "This is the {count} day you recorded from {first} to {last}.",
        "These are the {count} days you recorded from {first} to {last}.",
        len(proposal.days),
        first=proposal.days[0].day,
        last=proposal.days[-1].day,
    )
    if proposal.begun:
        return say("{told} AcuTrack looks at the 8 weeks before your first session.", told=told)
    return say("{told} AcuTrack looks at the last 8 weeks; later days still join.", told=told)


def left_out_words(proposal: Proposal) -> Message | None:
    """How many days came too late, if any did."""
    if not proposal.left_out:
        return None
    return say_count(
        "{count} day was filled in more than 48 hours later. It is left out.",
        "{count} days were filled in more than 48 hours later. They are left out.",
        len(proposal.left_out),
    )


def more_days(proposal: Proposal) -> Message | None:
    """What is still wanted, and what it would buy; nothing once the days are enough.

    What the days can show is told once, by `precision_words`.
    """
    gauge = proposal.gauge
    if gauge.state is Sufficiency.NOT_ENOUGH:
        return _not_enough(proposal, gauge)
    if gauge.now is None or proposal.begun:
        return None
    if proposal.mean is not None and gauge.now.shown > proposal.mean:
        return say("These days go up and down so much that even the end of your pain might hide.")
    if gauge.then is None:
        return None
    return say_count(
        "{count} more day before your first session is wanted. The first review could then "
        "probably show a change of {then} points, in place of {now}.",
        "{count} more days before your first session are wanted. The first review could then "
        "probably show a change of {then} points, in place of {now}.",
        gauge.wanted,
        then=tenths(gauge.then.shown),
        now=tenths(gauge.now.shown),
    )


def average_words(mean: float, days: int) -> Message:
    """The average of the start."""
    return say_count(
        "Average pain: {mean} out of 10, from {count} day.",
        "Average pain: {mean} out of 10, from {count} days.",
        days,
        mean=tenths(mean),
    )


def settled_words(start: FrozenBaseline) -> Message:
    """Since when the start is settled, and what it holds."""
    return say(
        "Settled on {day}: the days from {first} to {last}.",
        day=start.frozen_on,
        first=start.first,
        last=start.last,
    )


def changed_words(changed: ChangedDay) -> Message:
    """One day of a settled start that reads otherwise now."""
    if changed.before is None:
        return say("{day}: added, {now}", day=changed.day, now=tenths(changed.now or 0))
    if changed.now is None:
        return say(
            "{day}: {before} then, no longer counted",
            day=changed.day,
            before=tenths(changed.before),
        )
    return say(
        "{day}: {before} then, {now} now",
        day=changed.day,
        before=tenths(changed.before),
        now=tenths(changed.now),
    )


def _not_enough(proposal: Proposal, gauge: Gauge) -> Message:
    if proposal.begun:
        return say("No days can be added before a session that is over. Charts and averages stay.")
    if not gauge.wanted:
        return say("More days are wanted before your first session.")
    return say_count(
        "{count} more day is wanted before a change can be judged. 14 days tell much more.",
        "{count} more days are wanted before a change can be judged. 14 days tell much more.",
        gauge.wanted,
    )
