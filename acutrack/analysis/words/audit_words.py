"""The audit of a practice in words: everyone below the line, and chance never read as skill."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.answers.published_rates import (
    BAEUMLER,
    MACPHERSON,
    Counted,
    PublishedRate,
    Reporter,
    Study,
    published,
)
from acutrack.analysis.audit.across_people import LEAST_PEOPLE, AcrossPeople, PeopleOfGroup
from acutrack.analysis.audit.outcomes import Outcomes
from acutrack.analysis.audit.started import NotKnown, Ungrouped
from acutrack.analysis.audit.treatment_rates import TreatmentRates
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.analysis.words.comparison_words import Names
from acutrack.analysis.words.plain_words import Said, change_words, hundred, range_words
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.side_effect import KIND_SHORT

NOT_KNOWN_WORDS: dict[NotKnown, Message] = {
    NotKnown.TOO_EARLY: say("Too early: the first review is still ahead"),
    NotKnown.NOT_HELD: say("A review is due: open the record to hold it"),
    NotKnown.NO_ENTRIES: say("No pain entries at all"),
    NotKnown.STOPPED: say("Stopped noting pain"),
    NotKnown.NO_BASELINE: say("Nothing noted before the first session"),
    NotKnown.BASELINE_TOO_SHORT: say("Too few days noted before the first session"),
    NotKnown.TREATMENT_TOO_SHORT: say("Too few days noted since the first session"),
    NotKnown.TOO_UNCERTAIN: say("Pain went up and down too much to tell"),
    NotKnown.UNREADABLE: say("The last review cannot be read"),
}

ACROSS_TITLES: dict[Grouping, Message] = {
    Grouping.PRACTITIONER: say("By practitioner"),
    Grouping.TECHNIQUE: say("By technique"),
    Grouping.POINTS: say("By set of points"),
}


def outcome_words(found: Outcomes) -> Said:
    """What became of everyone who started."""
    if not found.started:
        return Said(say("Nobody started treatment in this time."))
    headline = say_count(
        "{lower} of {count} person who started had lower pain at the last review.",
        "{lower} of {count} people who started had lower pain at their last review.",
        found.started,
        lower=found.lower,
    )
    return Said(headline, (*_missing(found), _in_the_long_run(found), *_reviewed(found), _no_why()))


def _missing(found: Outcomes) -> Iterator[Message]:
    if not found.not_known:
        return
    yield say_count(
        "For {count} person it is not known. If that one is not lower, it is {worst} in 100. "
        "If that one is, it is {best}.",
        "For {count} people it is not known. If none of them is lower, it is {worst} in 100. "
        "If all of them are, it is {best}.",
        found.not_known,
        worst=round(100 * (found.improved.share or 0)),
        best=round(100 * (found.at_best.share or 0)),
    )


def _in_the_long_run(found: Outcomes) -> Message:
    low, high = hundred(*found.whole_range)
    if found.not_known:
        return say(
            "With chance added, it is likely {low} to {high} in 100 in the long run.",
            low=low,
            high=high,
        )
    return say("In the long run it is likely {low} to {high} in 100.", low=low, high=high)


def _reviewed(found: Outcomes) -> Iterator[Message]:
    if found.reviewed_after is not None:
        shortest, middle, longest = found.reviewed_after
        yield say(
            "The last review came {shortest} to {longest} days after the first session, "
            "half of them by day {middle}.",
            shortest=shortest,
            middle=middle,
            longest=longest,
        )


def _no_why() -> Message:
    return say("This shows what happened, not why. Pain often eases by itself.")


def outcome_rows(found: Outcomes) -> tuple[tuple[Message, int], ...]:
    """What is counted, and how many people; the four ways, then why it is not known."""
    return (
        *outcome_ways(found),
        *((NOT_KNOWN_WORDS[reason], count) for reason, count in found.reasons),
    )


def outcome_ways(found: Outcomes) -> tuple[tuple[Message, int], ...]:
    """The four ways; together they are everyone who started."""
    return (
        (say("Lower pain"), found.lower),
        (say("No clear change"), found.same),
        (say("Higher pain"), found.higher),
        (say("Not known"), found.not_known),
    )


def people_of(count: int, started: int) -> Message:
    """So many of everyone who started."""
    return say("{part} of {whole}", part=count, whole=started)


def important_words(found: Outcomes) -> Message:
    """How many of those lower are so by an amount that matters."""
    return say_count(
        "{count} of those with lower pain very likely by an amount that matters.",
        "{count} of those with lower pain very likely by an amount that matters.",
        found.lower_important,
    )


def across_words(found: AcrossPeople) -> Said:
    """What may be said of practitioners, techniques or point sets; never that one is better."""
    rest = (*_too_few(found), *_left_out(found))
    if not found.shown:
        if not found.groups:
            return Said(say("Nothing noted to compare by."), rest)
        return Said(say("Too few people to say."), rest)
    if found.chance is None:
        return Said(say("Only one has people enough, so there is nothing to compare."), rest)
    alike = say("If all were alike, chance would part them as far {times}.", times=_times(found))
    if found.common_by_chance:
        headline = say("With numbers like these, differences of this size are common by chance.")
        return Said(headline, (alike, *rest))
    headline = say("Chance alone seldom makes differences of this size.")
    lot = say(
        "But no lot was drawn for who went where. So this does not show who or what made it so."
    )
    return Said(headline, (alike, lot, *rest))


def how_drawn() -> Message:
    """How the figures of a comparison are made; said once beside all of them."""
    return say(
        "Each person counts once, with the change at the last review, set against the level at "
        "the start. Averages are drawn towards each other, the more the fewer people there are."
    )


def _times(found: AcrossPeople) -> Message:
    chance = found.chance or 0.0
    if chance >= 0.095:
        return say_count(
            "about {count} time in 10", "about {count} times in 10", round(10 * chance)
        )
    if chance >= 0.005:
        return say_count(
            "about {count} time in 100", "about {count} times in 100", round(100 * chance)
        )
    return say("less than 1 time in 100")


def _too_few(found: AcrossPeople) -> Iterator[Message]:
    if found.too_few:
        yield say_count(
            "{count} has fewer than {least} people with a known change: too few to say.",
            "{count} have fewer than {least} people each with a known change: too few to say.",
            len(found.too_few),
            least=LEAST_PEOPLE,
        )


def _left_out(found: AcrossPeople) -> Iterator[Message]:
    for reason, count in found.ungrouped:
        if reason is Ungrouped.SEVERAL:
            yield say_count(
                "{count} person had several and stands in none of them.",
                "{count} people had several and stand in none of them.",
                count,
            )
        else:
            yield say_count(
                "For {count} person it was mostly not noted.",
                "For {count} people it was mostly not noted.",
                count,
            )


def group_people(group: PeopleOfGroup, name: Names) -> Message:
    """Who, and how many people are known, for the side of a figure."""
    return say_count(
        "{name}: {count} person",
        "{name}: {count} people",
        group.people,
        name=name(group.group),
    )


def too_few_people() -> Message:
    """In place of a figure."""
    return say("too few to say")


def group_line(group: PeopleOfGroup, name: Names) -> Message:
    """One group with its people, sessions and interval, in a line."""
    if group.mean is None or group.lo is None or group.hi is None:
        return say_count(
            "{name}: {count} person of {started}, too few to say.",
            "{name}: {count} people of {started}, too few to say.",
            group.people,
            name=name(group.group),
            started=group.started,
        )
    return say_count(
        "{name}: {change}, likely {range}; {count} person of {started}, {sessions} sessions.",
        "{name}: {change}, likely {range}; {count} people of {started}, {sessions} sessions.",
        group.people,
        name=name(group.group),
        change=change_words(group.mean),
        range=range_words(group.lo, group.hi),
        started=group.started,
        sessions=group.sessions,
    )


def rates_words(found: TreatmentRates) -> Said:
    """Side effects after all sessions that were asked about."""
    if not found.asked:
        return Said(say("Nobody was asked about side effects, so none can be counted."))
    rest = (*_unasked(found), *_without_session(found))
    if found.too_few:
        headline = say_count(
            "Only {count} person was asked about side effects: too few to say.",
            "Only {count} people were asked about side effects: too few to say.",
            found.people_asked,
        )
        return Said(headline, rest)
    low, high = thousand(found.any)
    headline = say(
        "A side effect was noted after {with_any} of {asked} sessions: {rate} in 1,000, "
        "likely {low} to {high}.",
        with_any=found.any.count,
        asked=found.asked,
        rate=round(1000 * (found.any.share or 0)),
        low=low,
        high=high,
    )
    return Said(headline, rest)


def _unasked(found: TreatmentRates) -> Iterator[Message]:
    unasked = found.sessions - found.asked
    if unasked:
        yield say_count(
            "{count} session has no answer and is not counted.",
            "{count} sessions have no answer and are not counted.",
            unasked,
        )


def _without_session(found: TreatmentRates) -> Iterator[Message]:
    if found.without_session:
        yield say_count(
            "{count} side effect names no session and is not in this count.",
            "{count} side effects name no session and are not in this count.",
            found.without_session,
        )


def thousand(rate: Rate) -> tuple[int, int]:
    """An interval in 1,000, rounded outwards."""
    return floor(1000 * rate.lo + 1e-9), ceil(1000 * rate.hi - 1e-9)


def in_thousand(rate: Rate) -> Message:
    """A rate in 1,000 with its interval; what stands above says that it is in 1,000."""
    low, high = thousand(rate)
    return say(
        "{rate} (likely {low} to {high})", rate=round(1000 * (rate.share or 0)), low=low, high=high
    )


def rates_told(
    found: TreatmentRates,
) -> tuple[tuple[Message, PublishedRate | None, Rate], ...]:
    """What each row of the rates is of, what a study found of it, and its rate.

    No study counts by the grades of this program, so the severe ones stand alone.
    """
    return (
        (say("Any side effect"), published(None, Counted.TREATMENTS), found.any),
        (say("Severe or worse"), None, found.severe),
        *(
            (KIND_SHORT[kind], published(kind, Counted.TREATMENTS), rate)
            for kind, rate in found.kinds
        ),
    )


def published_thousand(found: PublishedRate | None) -> Message | None:
    """What a study found in 1,000 sessions, with who and when; None where there is no figure."""
    if found is None:
        return None
    study = found.study
    values = {"rate": _rate_of(found), "author": study.author, "year": str(study.year)}
    if study.reporter is Reporter.PRACTITIONERS:
        return say("{rate} ({author} {year}, practitioners reported)", **values)
    return say("{rate} ({author} {year}, many studies)", **values)


def studies_words() -> Message:
    """Where the published rates stand, with who was counted."""
    return say(
        "Studies: {first}; {second}.", first=_study_words(MACPHERSON), second=_study_words(BAEUMLER)
    )


def _study_words(study: Study) -> Message:
    return say(
        "{author} {year}, {journal}, {of} sessions",
        author=study.author,
        year=str(study.year),
        journal=study.journal,
        # As a float it is written with its thousands apart.
        of=float(study.of),
    )


def _rate_of(found: PublishedRate) -> Message:
    rate = round(10 * found.per_hundred)
    if found.lo is None or found.hi is None:
        return say("{count}", count=rate)
    low, high = floor(10 * found.lo), ceil(10 * found.hi)
    return say("{rate}, likely {low} to {high}", rate=rate, low=low, high=high)


def samples_words(count: int) -> Message:
    """That invented people were left out."""
    return say_count(
        "{count} sample person is not counted.", "{count} sample people are not counted.", count
    )
