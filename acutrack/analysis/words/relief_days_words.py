"""Pain and pain relief together, in words."""

from __future__ import annotations

from acutrack.analysis.answers.relief_days import (
    LEAST_ANSWERED,
    LENGTHS,
    PainBeside,
    Relief,
    ReliefDays,
    ReliefWindow,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import Said, shown
from acutrack.domain.message import Message, say

_BESIDE: dict[PainBeside, Message] = {
    PainBeside.ABOUT_THE_SAME: say("About the same pain, with pain relief taken {days}."),
    PainBeside.LOWER: say("Lower average pain, with pain relief taken {days}."),
    PainBeside.HIGHER: say("Higher average pain, with pain relief taken {days}."),
    PainBeside.NOT_KNOWN: say("Pain relief was taken {days}."),
}


def relief_words(found: ReliefDays, reader: Reader = Reader.PATIENT) -> Said:
    """The two windows side by side, for `reader`."""
    before, since = found.before, found.since
    if before is None or since is None:
        return Said(
            say("Too few days say whether pain relief was taken."),
            (
                say(
                    "It needs an answer on {wanted} of {days} days, both before the first session "
                    "and lately.",
                    wanted=-int(-LEAST_ANSWERED * LENGTHS[-1] // 1),
                    days=LENGTHS[-1],
                ),
            ),
        )
    details = [_pain(before, since), _windows(before, since)]
    if found.finding:
        details.append(
            say("These are counts of days. Pain relief can change for other reasons too.")
        )
    return Said(_headline(found, before, since, reader), tuple(details))


def _headline(
    found: ReliefDays, before: ReliefWindow, since: ReliefWindow, reader: Reader
) -> Message:
    if found.relief is Relief.ABOUT_THE_SAME:
        if reader is Reader.DOCTOR:
            return say("Pain relief taken about as often: {days}.", days=_days(before, since))
        return say("You took pain relief about as often: {days}.", days=_days(before, since))
    return _BESIDE[found.pain].filled(days=_days(before, since))


def _days(before: ReliefWindow, since: ReliefWindow) -> Message:
    values = {"since": since.taken, "before": before.taken, "days": since.answered}
    if before.answered == since.answered:
        return say("on {since} instead of {before} of {days} days", **values)
    return say(
        "on {since} of {days} days instead of {before} of {before_days}",
        before_days=before.answered,
        **values,
    )


def _pain(before: ReliefWindow, since: ReliefWindow) -> Message:
    if before.average is None or since.average is None:
        return say("Too few days have a pain rating to set beside this.")
    return say(
        "Average pain was {since} on these days, and {before} before the first session.",
        since=shown(since.average),
        before=shown(before.average),
    )


def _windows(before: ReliefWindow, since: ReliefWindow) -> Message:
    return say(
        "Compared: {first} to {last} with {earlier_first} to {earlier_last}.",
        first=since.window.first,
        last=since.window.last,
        earlier_first=before.window.first,
        earlier_last=before.window.last,
    )
