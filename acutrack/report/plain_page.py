"""Page 2, for the patient: large words, a number line, what to ask, when to call."""

from __future__ import annotations

from acutrack import __version__
from acutrack.charts.palette import Role
from acutrack.domain.message import NOTHING, say
from acutrack.report.blocks import MARGIN, TOP
from acutrack.report.care_cards import CARD_SIZES, Card, care_cards, draw_card
from acutrack.report.faces import Face
from acutrack.report.number_line import draw_number_line
from acutrack.report.page import Page
from acutrack.report.plain_sections import PlainSection, plain_answer, plain_sections
from acutrack.report.sheet import Align, Style

_TITLE = Style(19, Face.BOLD)
_SENTENCE = Style(14, Face.BOLD)
_HEAD = Style(13, Face.BOLD)
_BODY = Style(12)
_QUIET = Style(11, Face.REGULAR, Role.INK2)
_LEADING = 5.3
#: A section that stays has at most so many lines; the one that gives way, at least so many.
_MOST_LINES = 3
_LEAST_LINES = 2
#: From a head's baseline to that of its first line, and from the last baseline to the cards; mm.
_HEAD_ROOM, _LAST_GAP = 6.0, 2.5
#: Paper higher than this (mm) has room for air.
_TALL = 290.0
_FOOT = Style(8, Face.REGULAR, Role.INK2)
_FOOT_STRONG = Style(8, Face.BOLD)


def draw_plain_page(page: Page, number: int, total: int, emergency_number: str) -> None:
    """Draw the page; the cards stand at its foot, the rest is cut to the room above them."""
    page.sheet.new_page()
    foot = page.sheet.height - 17.0
    y = _head(page)
    y = _answer(page, y)
    y = draw_number_line(page, y)
    cards = _cards(page, emergency_number, foot - y)
    first_card = foot - _height(cards)
    for section, most in _fitted(page, first_card - y):
        y = _section(page, y, section, most)
    y = first_card
    for card in cards:
        draw_card(page, card, y)
        y += card.height + 3.0
    _foot(page, foot, number, total)


def _cards(page: Page, emergency_number: str, room: float) -> list[Card]:
    """The cards in the largest type that leaves all sections a place."""
    cards: list[Card] = []
    for size in CARD_SIZES:
        cards = care_cards(page, emergency_number, size)
        free = _free(page, list(plain_sections(page)), room - _height(cards))
        if _lines_within(page, free) >= _LEAST_LINES:
            break
    return cards


def _height(cards: list[Card]) -> float:
    return sum(card.height + 3.0 for card in cards)


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


def _answer(page: Page, y: float) -> float:
    """The answer, which review it is from, and the numbers and their interval in one size."""
    said = plain_answer(page)
    tall = page.sheet.height > _TALL
    width = page.sheet.width - 2 * MARGIN
    with page.sheet.element("P"):
        lines = _SENTENCE.wrap_within(page.say(said.headline), width, 3, page.more)
        y = page.sheet.lines(MARGIN, y, lines, _SENTENCE, 6.2)
    if said.about != NOTHING:
        with page.sheet.element("P"):
            page.sheet.text(MARGIN, y, _QUIET.cut(page.say(said.about), width), _QUIET)
        y += 6.0
    with page.sheet.element("P"):
        lines = page.whole_parts(said.body, _BODY, width, 5 if tall else 4)
        y = page.sheet.lines(MARGIN, y, lines, _BODY, 5.1)
    return y + (8.0 if tall else 6.8)


def _fitted(page: Page, room: float) -> list[tuple[PlainSection, int]]:
    """The sections with as many lines as fit; the page's own numbers tell what is left out.

    What else is to know gives way, down to two lines; then the count of days, which stands above
    as well. Side effects and the questions to ask always stay.
    """
    sections = list(plain_sections(page))
    free = _free(page, sections, room)
    lines = _lines_within(page, free)
    if lines < _LEAST_LINES:
        dropped = sections.pop(0)
        lines = _lines_within(page, free + _needed(page, dropped))
    return [(one, max(lines, 1) if one.flexible else _MOST_LINES) for one in sections]


def _free(page: Page, sections: list[PlainSection], room: float) -> float:
    """Height in mm that is left for the section that gives way."""
    needed = sum(_needed(page, one) for one in sections if not one.flexible)
    return room + _LEADING - _LAST_GAP - needed


def _lines_within(page: Page, room: float) -> int:
    """How many lines a section of this height (mm) has."""
    return int((room - _HEAD_ROOM - _gap(page)) / _LEADING)


def _needed(page: Page, section: PlainSection) -> float:
    """Height in mm of a section that does not give way."""
    lines = min(len(_BODY.wrap(_body(page, section), _width(page))), _MOST_LINES)
    return _HEAD_ROOM + _LEADING * lines + _gap(page)


def _section(page: Page, y: float, section: PlainSection, most: int) -> float:
    """Head and at most `most` lines from the baseline `y` on; returns the next baseline."""
    shown = page.whole_parts(section.words, _BODY, _width(page), most)
    with page.sheet.element("H2"):
        page.sheet.text(MARGIN, y, page.say(section.title), _HEAD)
    with page.sheet.element("P"):
        y = page.sheet.lines(MARGIN, y + _HEAD_ROOM, shown, _BODY, _LEADING)
    return y + _gap(page)


def _body(page: Page, section: PlainSection) -> str:
    return " ".join(page.say(part) for part in section.words)


def _width(page: Page) -> float:
    return page.sheet.width - 2 * MARGIN


def _gap(page: Page) -> float:
    return 3.0 if page.sheet.height > _TALL else 1.4


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
