"""Page 2: what is told to the person, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from acutrack.analysis.reviews.standing import StandingReview
from acutrack.analysis.words.overview_words import Reader, overview_sentence
from acutrack.analysis.words.verdict_words import VerdictWords, verdict_words
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.domain.side_effect import KIND_SHORT, Grade
from acutrack.report.page import Page


@dataclass(frozen=True)
class PlainAnswer:
    """The answer, which review it is from, and what it rests on."""

    headline: Message
    about: Message
    body: tuple[Message, ...]


@dataclass(frozen=True)
class PlainSection:
    """A head and what stands under it; a `flexible` one is cut where there is not room for all."""

    title: Message
    words: tuple[Message, ...]
    flexible: bool = False


def plain_answer(page: Page) -> PlainAnswer:
    """The verdict of the latest review; before the first one, the averages."""
    held = page.content.standing.latest
    if held is None:
        sentence = overview_sentence(page.content.numbers, Reader.PATIENT)
        about = _next(page)
        return PlainAnswer(sentence.headline, about or NOTHING, (sentence.days,))
    said = _verdict(page, held)
    about = say("From your review on {day}.", day=page.day(held.review.day))
    ahead = _next(page)
    if ahead is not None:
        about = say("{review} {ahead}", review=about, ahead=ahead)
    body = (said.numbers, said.interval, said.days, said.chance)
    return PlainAnswer(said.headline, about, tuple(part for part in body if part is not None))


def _verdict(page: Page, held: StandingReview) -> VerdictWords:
    complaint = page.content.standing.complaint
    return verdict_words(held.result, Reader.PATIENT, complaint=complaint)


def _next(page: Page) -> Message | None:
    ahead = page.content.standing.next_review
    if ahead is None or not page.content.current:
        return None
    return say("The next review is on {day}.", day=page.day(ahead))


def plain_sections(page: Page) -> tuple[PlainSection, ...]:
    """In the order in which they are printed; the questions to ask come last."""
    return (
        PlainSection(say("What you recorded"), tuple(_recorded(page))),
        PlainSection(say("What else to know"), tuple(_beside(page)), flexible=True),
        PlainSection(say("Side effects"), _effects(page)),
        PlainSection(say("You could ask your doctor"), _questions(page)),
    )


def _beside(page: Page) -> Iterator[Message]:
    """What speaks against a simple reading, and what else changed in this time."""
    held = page.content.standing.latest
    yield from _care(page)
    if held is not None:
        said = _verdict(page, held)
        yield from said.cautions
        yield from said.notes


def _questions(page: Page) -> tuple[Message, ...]:
    """Nobody asks about going on with what has not begun."""
    sessions = (
        say("Is it useful to go on with the sessions?")
        if page.content.sessions
        else say("What else could I try?")
    )
    return (
        sessions,
        say("What can I do if the pain comes back?"),
        say("Do my medicines still fit?"),
    )


def _recorded(page: Page) -> Iterator[Message]:
    content = page.content
    yield say_count(
        "You wrote down your pain on {recorded} of {count} day.",
        "You wrote down your pain on {recorded} of {count} days.",
        content.period.days,
        recorded=len(content.series),
    )
    yield say_count(
        "You had {count} acupuncture session.",
        "You had {count} acupuncture sessions.",
        len(content.sessions),
    )


def _care(page: Page) -> tuple[Message, ...]:
    changed = [care.treatment for care in page.content.numbers.other_care if care.changed]
    if not changed:
        return (say("You noted nothing else that changed."),)
    parts: list[Message] = []
    for treatment in changed:
        if treatment.end is None:
            words = say(
                "{name} began on {start}.", name=treatment.name, start=page.day(treatment.start)
            )
        else:
            words = say(
                "{name} ran from {start} to {end}.",
                name=treatment.name,
                start=page.day(treatment.start),
                end=page.day(treatment.end),
            )
        parts.append(words)
    return (
        *parts,
        say("So nobody can tell which one made a difference, or if pain settled by itself."),
    )


def _effects(page: Page) -> tuple[Message, ...]:
    content = page.content
    counted = [effect for effect in content.side_effects if effect.counts]
    if not counted:
        if content.side_effects:
            return (say("You noted none."),)
        return (say("Nobody asked about them yet."),)
    kinds = dict.fromkeys(page.say(KIND_SHORT[effect.kind]) for effect in counted)
    mild = all(effect.grade is Grade.MILD for effect in counted)
    number = (
        say_count("You noted {count}, mild:", "You noted {count}, all mild:", len(counted))
        if mild
        else say_count("You noted {count}:", "You noted {count}:", len(counted))
    )
    return (number, say("{kinds}.", kinds=page.words.listing(kinds)), *_how_often(page))


def _how_often(page: Page) -> Iterator[Message]:
    """After how many sessions; what that says of the long run stands with the tables."""
    found = page.content.side_effect_rates.any
    if found.asked:
        yield say_count(
            "That was after {part} of {count} session with an answer.",
            "That was after {part} of {count} sessions with an answer.",
            found.asked,
            part=found.count,
        )
