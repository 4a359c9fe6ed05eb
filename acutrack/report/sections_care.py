"""Page 1: side effects and safety, and the acupuncture given."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.words.overview_words import listed
from acutrack.analysis.words.plain_words import at_most_words, hundred
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.domain.practitioner import ROLE_WORDS, Practitioner
from acutrack.domain.record import RecordId
from acutrack.domain.session_words import SESSION_WORDS
from acutrack.domain.side_effect import KIND_SHORT, SideEffect, SideEffectKind
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.given import Given, acupuncture_given
from acutrack.report.page import Page
from acutrack.report.sections_head import effects_in_short, warnings_in_short

#: Days named for one kind of side effect before the rest is counted.
_MOST_DAYS = 2
#: Lines that the block has room for.
_LINES = 6


def draw_safety(page: Page, block: Block) -> None:
    """How many side effects, how often, of which kind; whether anybody asked; warning signs."""
    y = page.heading(block, say("Side effects and safety")) + 3.9
    signs, asked = warnings_in_short(page), _asked(page)
    last = [signs] if asked is None else [signs, asked]
    both = page.say(say("{signs} {asked}", signs=signs, asked=asked or NOTHING))
    if len(last) > 1 and look.TEXT_STRONG.width(both) <= block.w:
        last = [say("{both}", both=both)]
    often = _how_often(page.content.side_effect_rates.any)
    fixed = [(page.say(effects_in_short(page)), look.TEXT_STRONG)]
    fixed += [(page.say(words), look.TEXT) for words in often]
    fixed += [(page.say(words), look.TEXT_STRONG) for words in last]
    taken = sum(len(style.wrap(words, block.w)) for words, style in fixed)
    kinds = _kinds(page, block.w, _LINES - taken)
    lines = [
        (page.say(effects_in_short(page)), look.TEXT_STRONG),
        *((page.say(words), look.TEXT) for words in often),
        *((words, look.TEXT) for words in kinds),
        *((page.say(words), look.TEXT_STRONG) for words in last),
    ]
    page.short_lines(block, y, lines, _LINES)


def _how_often(found: Rate) -> list[Message]:
    """After how many of the sessions with an answer, and how far the true rate may lie off."""
    if not found.asked:
        return []
    if not found.count:
        return [
            say_count(
                "After 0 of {count} session; could still be up to {most}.",
                "After 0 of {count} sessions; could still be up to {most}.",
                found.asked,
                most=at_most_words(found.hi),
            )
        ]
    low, high = hundred(found.lo, found.hi)
    return [
        say_count(
            "After {part} of {count} session; 95% interval {low} to {high} in 100.",
            "After {part} of {count} sessions; 95% interval {low} to {high} in 100.",
            found.asked,
            part=found.count,
            low=low,
            high=high,
        )
    ]


def _asked(page: Page) -> Message | None:
    """At how many sessions anybody asked; None without a session."""
    summary = page.content.side_effect_rates.summary
    if not summary.sessions:
        return None
    return say_count(
        "Asked at {asked} of {count} session.",
        "Asked at {asked} of {count} sessions.",
        summary.sessions,
        asked=summary.sessions_asked,
    )


def _kinds(page: Page, wide: float, room: int) -> list[str]:
    """Each kind, the most serious first; what `room` lines of `wide` mm cannot hold is counted."""
    by_kind: dict[SideEffectKind, list[SideEffect]] = defaultdict(list)
    for effect in page.content.side_effects:
        if effect.counts:
            by_kind[effect.kind].append(effect)
    ranked = sorted(
        by_kind.items(), key=lambda pair: (-_worst(pair[1]), -len(pair[1]), pair[0].value)
    )
    said = [page.say(_kind(page, kind, effects)) for kind, effects in ranked]
    for kept in range(len(said), 0, -1):
        told = [*said[:kept], *_more_kinds(page, len(said) - kept)]
        if page.endless or sum(len(look.TEXT.wrap(words, wide)) for words in told) <= room:
            return told
    return _more_kinds(page, len(said))


def _more_kinds(page: Page, count: int) -> list[str]:
    """How many kinds are not named, and where they are."""
    if not count:
        return []
    if not page.tables_from:
        return [page.say(say("{count} more kinds.", count=count))]
    return [page.say(say("{count} more kinds on page {page}.", count=count, page=page.tables_from))]


def _worst(effects: list[SideEffect]) -> int:
    return max(effect.grade or 0 for effect in effects)


def _kind(page: Page, kind: SideEffectKind, effects: list[SideEffect]) -> Message:
    days = [_day_and_length(page, effect) for effect in effects[-_MOST_DAYS:]]
    named = days[0] if len(days) == 1 else say("{one}; {other}", one=days[0], other=days[1])
    if len(effects) > _MOST_DAYS:
        named = say("last: {days}", days=named)
    return say("{kind} {count} ({days}).", kind=KIND_SHORT[kind], count=len(effects), days=named)


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
    y = page.heading(block, say("Acupuncture given")) + 3.9
    if not page.content.sessions:
        page.reason(block, y, say("No sessions noted in this period."))
        return
    given = acupuncture_given(page.content.sessions)
    lines = [
        _who(page, given),
        _style(given),
        _how_much(page, given),
        _points(page, given, block.w),
        _known_and_next(page, given),
    ]
    page.short_lines(block, y, [(page.say(line), look.TEXT) for line in lines], _LINES)


def _who(page: Page, given: Given) -> Message:
    known = [
        practitioner_words(page.content.practitioners[key])
        for key, _ in given.practitioners
        if key is not None and key in page.content.practitioners
    ]
    if not known:
        return say("Practitioner: not said.")
    if len(known) == 1:
        return known[0]
    return say_count(
        "{who}, and {count} other", "{who}, and {count} others", len(known) - 1, who=known[0]
    )


def _style(given: Given) -> Message:
    if not given.styles:
        return say("Style: not said.")
    return say("Style: {styles}.", styles=listed([SESSION_WORDS[style] for style in given.styles]))


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
    held = say_count("{count} session", "{count} sessions", given.sessions)
    minutes = None if given.minutes is None else page.number(given.minutes)
    needles = None if given.needles is None else page.number(given.needles)
    if minutes and needles:
        return say(
            "{held} of {minutes} min, about {needles} needles.",
            held=held,
            minutes=minutes,
            needles=needles,
        )
    if minutes:
        return say("{held} of {minutes} min; needles not counted.", held=held, minutes=minutes)
    if needles:
        return say("{held}, about {needles} needles; length not said.", held=held, needles=needles)
    return say("{held}; length and needles not said.", held=held)


def _points(page: Page, given: Given, room: float) -> Message:
    """As many of the points used most as fit the line."""
    if not given.points:
        return say("Points: not known.")
    for most in range(len(given.points), 0, -1):
        words = say("Most used: {points}.", points=page.words.listing(given.points[:most]))
        if look.TEXT.width(page.say(words)) <= room:
            return words
    return say("Most used: {points}.", points=given.points[0])


def _known_and_next(page: Page, given: Given) -> Message:
    ahead = page.content.next_session
    known = say("Known for {known} of {all}.", known=given.points_known, all=given.sessions)
    if ahead is None:
        return say("{known} Next: no date.", known=known)
    return say("{known} Next: {day}.", known=known, day=page.words.formats.short_day(ahead.day))


def date_or_nothing(page: Page, day: date | None) -> str:
    """A date for a table cell."""
    return page.day(day) if day is not None else ""
