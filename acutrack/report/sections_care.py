"""Page 1: side effects and safety, and the acupuncture given."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from acutrack.analysis.overview_words import listed
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.practitioner import ROLE_WORDS, Practitioner
from acutrack.domain.record import RecordId
from acutrack.domain.session_words import SESSION_WORDS
from acutrack.domain.side_effect import KIND_SHORT, SideEffect, SideEffectKind
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.given import Given, acupuncture_given
from acutrack.report.page import Page
from acutrack.report.sections_head import effects_in_short, warnings_in_short
from acutrack.report.sheet import Style

#: Days named for one kind of side effect before the rest is counted.
_MOST_DAYS = 3


def draw_safety(page: Page, block: Block) -> None:
    """How many side effects, of which kind, how long; whether anybody asked; warning signs."""
    y = page.heading(block, say("Side effects and safety")) + 4.3
    lines = [(page.say(effects_in_short(page)), look.TEXT_STRONG)]
    lines.append((page.say(_asked(page)), look.TEXT))
    lines += [(page.say(words), look.TEXT) for words in _kinds(page)]
    # The last line is the one that must not be cut away.
    room = 5 - 1
    if len(lines) > room:
        last, style = lines[room - 1]
        lines = [*lines[: room - 1], (last.rstrip(".") + page.more, style)]
    lines.append((page.say(warnings_in_short(page)), look.TEXT_STRONG))
    page.few_lines(block, y, lines)


def _asked(page: Page) -> Message:
    sessions = {session.id for session in page.content.sessions}
    if not sessions:
        return say("No sessions noted in this period.")
    asked = len({e.session_id for e in page.content.side_effects} & sessions)
    if not asked:
        return say_count(
            "Not asked at the {count} session.", "Not asked at the {count} sessions.", len(sessions)
        )
    return say_count(
        "Asked at {asked} of {count} session.",
        "Asked at {asked} of {count} sessions.",
        len(sessions),
        asked=asked,
    )


def _kinds(page: Page) -> list[Message]:
    by_kind: dict[SideEffectKind, list[SideEffect]] = defaultdict(list)
    for effect in page.content.side_effects:
        if effect.counts:
            by_kind[effect.kind].append(effect)
    most_first = sorted(by_kind.items(), key=lambda pair: (-len(pair[1]), pair[0].value))
    return [_kind(page, kind, effects) for kind, effects in most_first]


def _kind(page: Page, kind: SideEffectKind, effects: list[SideEffect]) -> Message:
    days = [_day_and_length(page, effect) for effect in effects[:_MOST_DAYS]]
    if len(effects) > _MOST_DAYS:
        days.append(say("{count} more", count=len(effects) - _MOST_DAYS))
    return say(
        "{kind} {count} ({days}).", kind=KIND_SHORT[kind], count=len(effects), days=listed(days)
    )


def _day_and_length(page: Page, effect: SideEffect) -> Message:
    day = page.words.formats.short_day(effect.day)
    if effect.resolved_on is not None:
        lasted = (effect.resolved_on - effect.day).days
        if lasted == 0:
            return say("{day}, same day", day=day)
        return say_count("{day}, {count} day", "{day}, {count} days", lasted, day=day)
    if effect.open:
        return say("{day}, may go on", day=day)
    return say("{day}", day=day)


def draw_given(page: Page, block: Block) -> None:
    """Who, which style, how long, how many needles, which points, and how much of it is known."""
    y = page.heading(block, say("Acupuncture given")) + 4.3
    if not page.content.sessions:
        page.reason(block, y, say("No sessions noted in this period."))
        return
    given = acupuncture_given(page.content.sessions)
    lines: list[tuple[str, Style]] = [
        (page.say(_who(page, given)), look.TEXT),
        (page.say(_how_much(page, given)), look.TEXT),
        (page.say(_points(given)), look.TEXT),
    ]
    if given.points_known:
        known = say_count(
            "Points known for {known} of {count} session.",
            "Points known for {known} of {count} sessions.",
            given.sessions,
            known=given.points_known,
        )
        lines.append((page.say(known), look.TEXT))
    lines.append((page.say(_next(page)), look.TEXT))
    page.few_lines(block, y, lines)


def _who(page: Page, given: Given) -> Message:
    known = [
        practitioner_words(page.content.practitioners[key])
        for key, _ in given.practitioners
        if key is not None and key in page.content.practitioners
    ]
    who = listed(known) if known else say("Practitioner not said")
    styles = [SESSION_WORDS[style] for style in given.styles]
    if not styles:
        return say("{who}. Style not said.", who=who)
    return say("{who}. Style: {styles}.", who=who, styles=listed(styles))


def practitioner_words(practitioner: Practitioner) -> Message:
    """Name, profession and licence number, as far as they are known."""
    if practitioner.role is None:
        words = say("{name}", name=practitioner.name)
    else:
        role = ROLE_WORDS[practitioner.role]
        words = say("{name} ({role})", name=practitioner.name, role=role)
    if not practitioner.licence:
        return words
    return say("{who}, {licence}", who=words, licence=practitioner.licence)


def practitioner_name(page: Page, key: RecordId | None) -> str:
    """The name alone; empty if it is not known."""
    found = page.content.practitioners.get(key) if key is not None else None
    return found.name if found else ""


def _how_much(page: Page, given: Given) -> Message:
    parts = [say_count("{count} session", "{count} sessions", given.sessions)]
    if given.minutes is not None:
        parts.append(say("needles in for {minutes} min", minutes=page.number(given.minutes)))
    if given.needles is not None:
        parts.append(say("about {needles} needles", needles=page.number(given.needles)))
    return say("{parts}.", parts=listed(parts))


def _points(given: Given) -> Message:
    if not given.points:
        return say("Points: not known.")
    return say("Most used: {points}.", points=listed([say("{c}", c=c) for c in given.points]))


def _next(page: Page) -> Message:
    ahead = page.content.next_session
    if ahead is None:
        return say("Next session: no date noted.")
    return say("Next session: {day}.", day=page.day(ahead.day))


def date_or_nothing(page: Page, day: date | None) -> str:
    """A date for a table cell."""
    return page.day(day) if day is not None else ""
