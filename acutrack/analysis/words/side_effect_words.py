"""How often side effects followed a session, in words; with the published figures beside them."""

from __future__ import annotations

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.answers.published_rates import (
    BAEUMLER,
    Counted,
    PublishedRate,
    Reporter,
    published,
)
from acutrack.analysis.answers.side_effect_rates import SideEffectRates
from acutrack.analysis.words.overview_words import Reader, listed
from acutrack.analysis.words.plain_words import Said, at_most_words, hundred
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.side_effect import EFFECT_WORDS, GRADE_WORDS, KIND_WORDS, SideEffectKind


def rates_words(rates: SideEffectRates, reader: Reader = Reader.PATIENT) -> Said:
    """All side effects of some sessions, for `reader`."""
    if not rates.any.asked:
        return Said(say("Nobody asked about side effects, so none can be counted."))
    details = []
    if rates.any.count:
        details.append(_worst_and_longest(rates))
    unasked = rates.summary.sessions - rates.summary.sessions_asked
    if unasked:
        details.append(
            say_count(
                "{count} session has no answer and is not counted.",
                "{count} sessions have no answer and are not counted.",
                unasked,
            )
        )
    if rates.without_session:
        details.append(
            say_count(
                "{count} side effect names no session and is not in this count.",
                "{count} side effects name no session and are not in this count.",
                len(rates.without_session),
            )
        )
    return Said(rate_words(rates.any, reader), tuple(details))


def rate_words(rate: Rate, reader: Reader = Reader.PATIENT) -> Message:
    """One rate: never a bare share, and never a bare zero."""
    if not rate.asked:
        return say("Not asked.")
    if not rate.count:
        return say_count(
            "0 of {count} session. It could still be up to about {most}.",
            "0 of {count} sessions. It could still be up to about {most}.",
            rate.asked,
            most=at_most_words(rate.hi),
        )
    low, high = hundred(rate.lo, rate.hi)
    if reader is Reader.DOCTOR:
        return say_count(
            "{with_any} of {count} session (95 % interval {low} to {high} in 100).",
            "{with_any} of {count} sessions (95 % interval {low} to {high} in 100).",
            rate.asked,
            with_any=rate.count,
            low=low,
            high=high,
        )
    return say_count(
        "{with_any} of {count} session. In the long run it is likely {low} to {high} in 100.",
        "{with_any} of {count} sessions. In the long run it is likely {low} to {high} in 100.",
        rate.asked,
        with_any=rate.count,
        low=low,
        high=high,
    )


def published_words(kind: SideEffectKind | None) -> Message | None:
    """What a large study found, to stand beside one's own rate; None where there is no figure."""
    found = published(kind, Counted.TREATMENTS)
    if found is None:
        return None
    values = {
        "rate": _in_hundred(found),
        "study": found.study.named,
        # As a float it is written with its thousands apart.
        "of": float(found.study.of),
        "journal": found.study.journal,
    }
    if found.study.reporter is Reporter.PRACTITIONERS:
        return say(
            "In a large study: {rate} in 100 sessions. Practitioners reported it, for {of} "
            "sessions ({study}, {journal}).",
            **values,
        )
    return say(
        "In many studies taken as one: of {of} sessions, about {rate} in 100 had a side effect "
        "({study}, {journal}).",
        **values,
    )


def serious_words() -> Message:
    """How rare serious harm is; with its source."""
    return say(
        "Serious harm is rare: about 8 in a million sessions. The true figure may lie between "
        "1 and 20 ({study}, {journal}).",
        study=BAEUMLER.named,
        journal=BAEUMLER.journal,
    )


def published_caution(reader: Reader = Reader.PATIENT) -> Message:
    """Why one's own rate looks higher than a published one; always said beside it.

    MacPherson & Thomas 2005 (Acupunct Med 23:112): practitioners reported 15 % of treatments,
    94.6 % of patients reported a reaction when given a list.
    """
    if reader is Reader.DOCTOR:
        return say(
            "This diary asks with a list. Asked so, 95 of 100 patients report some reaction; "
            "practitioners report one in 15 of 100 sessions (MacPherson and Thomas 2005)."
        )
    return say(
        "You were asked with a list. People who are asked so report far more. "
        "So your own count may look higher than the one in a study."
    )


def wanted_words(rates: SideEffectRates) -> Message | None:
    """Pleasant reactions, which are no side effects; None where none was noted."""
    if not rates.wanted:
        return None
    lines = [
        say_count(
            "{kind} after {with_any} of {count} session",
            "{kind} after {with_any} of {count} sessions",
            kind.rate.asked,
            kind=KIND_WORDS[kind.kind],
            with_any=kind.rate.count,
        )
        for kind in rates.wanted
    ]
    return say("Also noted, and not counted as a side effect: {kinds}.", kinds=listed(lines))


def _worst_and_longest(rates: SideEffectRates) -> Message:
    worst, longest = rates.summary.worst, rates.longest
    if worst is None and longest is None:
        return say("How bad it was and how long it lasted was not said.")
    if worst is None and longest is not None:
        return say("The longest: {longest}.", longest=EFFECT_WORDS[longest])
    if worst is not None and longest is None:
        return say("The worst: {worst}.", worst=GRADE_WORDS[worst])
    return say(
        "The worst: {worst}. The longest: {longest}.",
        worst=GRADE_WORDS[worst] if worst is not None else "",
        longest=EFFECT_WORDS[longest] if longest is not None else "",
    )


def _in_hundred(found: PublishedRate) -> Message:
    if found.lo is None or found.hi is None:
        return say("{rate}", rate=found.per_hundred)
    low, high = hundred(found.lo / 100, found.hi / 100)
    return say(
        "{rate} (likely {low} to {high})", rate=round(found.per_hundred, 1), low=low, high=high
    )
