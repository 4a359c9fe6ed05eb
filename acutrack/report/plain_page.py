"""Page 2, for the patient: large words, a number line, what to ask, when to call."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack import __version__
from acutrack.analysis.overview import Overview
from acutrack.analysis.overview_words import Reader, overview_sentence
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.red_flags import CARD_SAY_WHEN, card_title
from acutrack.domain.side_effect import KIND_SHORT, Grade
from acutrack.domain.signs import ALL_SIGNS
from acutrack.domain.warning_sign import Urgency
from acutrack.report.blocks import MARGIN, TOP
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sheet import Align, Style

_TITLE = Style(19, Face.BOLD)
_SENTENCE = Style(15, Face.BOLD)
_HEAD = Style(13, Face.BOLD)
_BODY = Style(12)
_QUIET = Style(11, Face.REGULAR, Role.INK2)
_LEADING = 5.3
_CARD_HEAD = Style(12, Face.BOLD, Role.SURFACE)
_CARD = Style(10, Face.SEMIBOLD)
_CARD_FOOT = Style(10)
_CARD_LEADING = 4.4
#: Paper higher than this (mm) has room for a third line.
_TALL = 290.0
_FOOT = Style(8, Face.REGULAR, Role.INK2)
_FOOT_STRONG = Style(8, Face.BOLD)


@dataclass(frozen=True)
class Card:
    """A care card before it is drawn."""

    title: str
    lines: tuple[tuple[bool, str], ...]
    foot: str
    role: Role
    ground: Role

    @property
    def height(self) -> float:
        """Height in mm."""
        return 8.2 + _CARD_LEADING * (len(self.lines) + 1) + 5.0


def draw_plain_page(page: Page, number: int, total: int, emergency_number: str) -> None:
    """Draw the page; the cards stand at its foot, the rest is cut to the room above them."""
    page.sheet.new_page()
    cards = _cards(page, emergency_number)
    foot = page.sheet.height - 17.0
    first_card = foot - sum(card.height + 3.0 for card in cards)
    y = _head(page)
    y = _sentence(page, y)
    y = _number_line(page, y)
    for title, words, most in _sections(page):
        y = _section(page, (y, first_card), title, words, most)
    y = first_card
    for card in cards:
        _draw_card(page, card, y)
        y += card.height + 3.0
    _foot(page, foot, number, total)


def _head(page: Page) -> float:
    sheet, content = page.sheet, page.content
    title = page.say(say("Your summary in plain words"))
    sheet.bookmark(title, TOP)
    with sheet.element("H1"):
        sheet.text(MARGIN, TOP + 7.0, title, _TITLE)
    name = content.patient.name.strip()
    period = say(
        "{first} to {last}",
        first=page.day(content.period.first),
        last=page.day(content.period.last),
    )
    words = page.say(period) if not name else f"{name}   {page.say(period)}"
    if content.patient.sample:
        words = f"{page.say(say('SAMPLE, NOT A REAL PATIENT'))}   {words}"
    width = sheet.width - 2 * MARGIN
    with sheet.element("P"):
        shown = _QUIET.cut(words, width)
        sheet.text(MARGIN, TOP + 13.5, shown, _QUIET)
    y = TOP + 17.0
    sheet.rule((MARGIN, y), (sheet.width - MARGIN, y), Role.INK, 1.2)
    return y + 8.0


def _sentence(page: Page, y: float) -> float:
    sentence = overview_sentence(page.content.numbers, Reader.PATIENT)
    width = page.sheet.width - 2 * MARGIN
    with page.sheet.element("P"):
        lines = _SENTENCE.wrap_within(page.say(sentence.headline), width, 2)
        y = page.sheet.lines(MARGIN, y, lines, _SENTENCE, 6.6)
    with page.sheet.element("P"):
        lines = _QUIET.wrap_within(page.say(sentence.days), width, 2)
        return page.sheet.lines(MARGIN, y, lines, _QUIET, 5.0) + 8.0


def _number_line(page: Page, y: float) -> float:
    """0 to 10 with the two averages above; none is drawn that is not known."""
    numbers = page.content.numbers
    marks = _averages(numbers)
    if not marks:
        return y - 8.0
    sheet = page.sheet
    left, right = MARGIN + 6.0, sheet.width - MARGIN - 6.0
    unit = (right - left) / 10
    spoken = "; ".join(f"{page.say(words)}: {page.number(value, 1)}" for words, value, _ in marks)
    with sheet.element("Figure", spoken):
        sheet.rule((left, y), (right, y), Role.INK2, 2.2)
        for step in range(11):
            x = left + unit * step
            sheet.rule((x, y - 1.3), (x, y + 1.3), Role.INK2, 1.0)
            sheet.text(x, y + 6.0, page.number(step), _BODY, Align.CENTRE)
        for _, value, solid in marks:
            x = left + unit * value
            if solid:
                sheet.discs([(x, y)], Role.INK, 13)
            else:
                sheet.rings([(x, y)], Role.INK, 13, 2.2)
        _mark_labels(page, marks, (left, unit, y))
        style = _QUIET
        sheet.text(left - 4, y + 11.4, page.say(say("no pain")), style)
        worst = page.say(say("pain as bad as you can imagine"))
        sheet.text(right + 4, y + 11.4, worst, style, Align.RIGHT)
    return y + 20.0


def _averages(numbers: Overview) -> list[tuple[Message, float, bool]]:
    marks: list[tuple[Message, float, bool]] = []
    if numbers.before.average is not None:
        words = say("So far") if numbers.phases.day_zero is None else say("Before")
        marks.append((words, numbers.before.average, False))
    if numbers.since is not None and numbers.since.average is not None:
        words = say("At the end") if numbers.ended else say("Now")
        marks.append((words, numbers.since.average, True))
    return marks


def _mark_labels(
    page: Page, marks: list[tuple[Message, float, bool]], line: tuple[float, float, float]
) -> None:
    left, unit, y = line
    style = _HEAD
    ordered = sorted(marks, key=lambda mark: mark[1])
    end = 0.0
    for words, value, _ in ordered:
        label = f"{page.say(words)}: {page.number(value, 1)}"
        width = style.width(label)
        x = max(left + unit * value - width / 2, end + 4.0, MARGIN)
        x = min(x, page.sheet.width - MARGIN - width)
        page.sheet.text(x, y - 5.0, label, style)
        end = x + width


def _section(
    page: Page, place: tuple[float, float], title: Message, words: list[Message], most: int
) -> float:
    """Head and at most `most` lines, between the heights of `place`; returns the next baseline."""
    y, limit = place
    width = page.sheet.width - 2 * MARGIN
    body = " ".join(page.say(part) for part in words)
    fitting = int((limit - 3.5 - (y + 6.0)) / _LEADING) + 1
    if fitting < 1:
        return y
    shown = _BODY.wrap_within(body, width, min(fitting, most), page.more)
    with page.sheet.element("H2"):
        page.sheet.text(MARGIN, y, page.say(title), _HEAD)
    with page.sheet.element("P"):
        y = page.sheet.lines(MARGIN, y + 6.0, shown, _BODY, _LEADING)
    return y + (3.6 if page.sheet.height > _TALL else 2.2)


def _sections(page: Page) -> list[tuple[Message, list[Message], int]]:
    # Letter is shorter: the questions at the end are not what gives way.
    room_for_care = 3 if page.sheet.height > _TALL else 2
    return [
        (say("What you recorded"), _recorded(page), 2),
        (say("What else changed in this time"), _care(page), room_for_care),
        (say("Side effects"), _effects(page), 2),
        (say("You could ask your doctor"), _questions(page), 2),
    ]


def _questions(page: Page) -> list[Message]:
    """Nobody asks about going on with what has not begun."""
    sessions = (
        say("Is it useful to go on with the sessions?")
        if page.content.sessions
        else say("What else could I try?")
    )
    return [
        sessions,
        say("What can I do if the pain comes back?"),
        say("Do my medicines still fit?"),
    ]


def _recorded(page: Page) -> list[Message]:
    content = page.content
    return [
        say_count(
            "You wrote down your pain on {recorded} of {count} day.",
            "You wrote down your pain on {recorded} of {count} days.",
            content.period.days,
            recorded=len(content.series),
        ),
        say_count(
            "You had {count} acupuncture session.",
            "You had {count} acupuncture sessions.",
            len(content.sessions),
        ),
    ]


def _care(page: Page) -> list[Message]:
    changed = [care.treatment for care in page.content.numbers.other_care if care.changed]
    if not changed:
        return [say("You noted nothing else that changed.")]
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
    return [
        *parts,
        say("So nobody can tell which one made a difference, or if pain settled by itself."),
    ]


def _effects(page: Page) -> list[Message]:
    content = page.content
    counted = [effect for effect in content.side_effects if effect.counts]
    if not counted:
        if content.side_effects:
            return [say("You noted none.")]
        return [say("Nobody asked about them yet.")]
    kinds = dict.fromkeys(page.say(KIND_SHORT[effect.kind]) for effect in counted)
    mild = all(effect.grade is Grade.MILD for effect in counted)
    number = (
        say_count("You noted {count}, mild:", "You noted {count}, all mild:", len(counted))
        if mild
        else say_count("You noted {count}:", "You noted {count}:", len(counted))
    )
    return [number, say("{kinds}.", kinds=", ".join(kinds))]


def _cards(page: Page, emergency_number: str) -> list[Card]:
    return [
        _card(page, Urgency.EMERGENCY, emergency_number, Role.URGENT, Role.URGENT_GROUND),
        _card(page, Urgency.SAME_DAY, emergency_number, Role.CAUTION, Role.CAUTION_GROUND),
    ]


def _card(page: Page, urgency: Urgency, number: str, role: Role, ground: Role) -> Card:
    width = page.sheet.width - 2 * MARGIN - 14
    lines: list[tuple[bool, str]] = []
    for sign in ALL_SIGNS:
        if sign.urgency is urgency:
            wrapped = _CARD.wrap(page.say(sign.ask), width)
            lines += [(at == 0, line) for at, line in enumerate(wrapped)]
    title = page.say(say("{title}, if this is so", title=card_title(urgency, number)))
    return Card(title, tuple(lines), page.say(CARD_SAY_WHEN), role, ground)


def _draw_card(page: Page, card: Card, top: float) -> None:
    sheet = page.sheet
    width = sheet.width - 2 * MARGIN
    edge = PAPER[card.role]
    sheet.box((MARGIN, top), (width, card.height), fill=PAPER[card.ground], edge=edge, width=1.0)
    sheet.box((MARGIN, top), (width, 8.2), fill=edge, edge=edge, width=1.0)
    with sheet.element("H2"):
        sheet.text(MARGIN + 5, top + 5.6, card.title, _CARD_HEAD)
    y = top + 8.2 + 5.0
    for first, words in card.lines:
        if first:
            sheet.discs([(MARGIN + 6, y - 1.2)], Role.INK, 3.2)
        with sheet.element("P"):
            sheet.text(MARGIN + 9, y, words, _CARD)
        y += _CARD_LEADING
    with sheet.element("P"):
        sheet.text(MARGIN + 5, y + 0.8, card.foot, _CARD_FOOT)


def _foot(page: Page, y: float, number: int, total: int) -> None:
    sheet = page.sheet
    sheet.rule((MARGIN, y), (sheet.width - MARGIN, y), Role.INK, 1.0)
    words = say(
        "From your own diary. It does not replace a doctor. Made with AcuTrack {version} on {day}.",
        version=__version__,
        day=page.day(page.content.made.date()),
    )
    sheet.text(MARGIN, y + 4.2, page.say(words), _FOOT)
    counted = page.say(say("Page {number} of {total}", number=number, total=total))
    sheet.text(sheet.width - MARGIN, y + 4.2, counted, _FOOT_STRONG, Align.RIGHT)
