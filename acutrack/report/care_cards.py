"""The two cards of the patient's page: when to call, and when to see a doctor today."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import Message, say
from acutrack.domain.red_flags import CARD_SAY_WHEN, card_title
from acutrack.domain.signs import ALL_SIGNS, Sign
from acutrack.domain.warning_sign import Urgency
from acutrack.report.blocks import MARGIN
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sheet import Style

_CARD_HEAD = Style(12, Face.BOLD, Role.SURFACE)
#: Sizes of the type in points: the largest that leaves the page its own words.
CARD_SIZES = (10.0, 9.6, 9.2, 8.8, 8.4)
_LEADING_OF_SIZE = 0.44
"""Millimetres from line to line for each point."""


@dataclass(frozen=True)
class Card:
    """A care card before it is drawn."""

    title: str
    lines: tuple[tuple[bool, str], ...]
    foot: str
    role: Role
    ground: Role
    size: float = CARD_SIZES[0]

    @property
    def leading(self) -> float:
        """Millimetres from line to line."""
        return _LEADING_OF_SIZE * self.size

    @property
    def height(self) -> float:
        """Height in mm."""
        return 8.2 + self.leading * (len(self.lines) + 1) + 5.0


def care_cards(page: Page, emergency_number: str, size: float) -> list[Card]:
    """Both cards, the more urgent one first, in one of CARD_SIZES."""
    number = emergency_number
    return [
        _card(page, Urgency.EMERGENCY, number, (Role.URGENT, Role.URGENT_GROUND), size),
        _card(page, Urgency.SAME_DAY, number, (Role.CAUTION, Role.CAUTION_GROUND), size),
    ]


def _card(page: Page, urgency: Urgency, number: str, look: tuple[Role, Role], size: float) -> Card:
    style = _signs_in(size)
    width = page.sheet.width - 2 * MARGIN - 14
    lines: list[tuple[bool, str]] = []
    for sign in ALL_SIGNS:
        if sign.urgency is urgency:
            wrapped = style.wrap(" ".join(map(page.say, _said(sign))), width)
            lines += [(at == 0, line) for at, line in enumerate(wrapped)]
    title = page.say(say("{title}, if this is so", title=card_title(urgency, number)))
    return Card(title, tuple(lines), page.say(CARD_SAY_WHEN), *look, size)


def _signs_in(size: float) -> Style:
    return Style(size, Face.SEMIBOLD)


def _said(sign: Sign) -> tuple[Message, ...]:
    """The sign, and what is to be done beside calling; the foot says that one had acupuncture."""
    return (sign.ask, sign.tell) if sign.tell and sign.key != "rf_breath" else (sign.ask,)


def draw_card(page: Page, card: Card, top: float) -> None:
    """Draw a card from its top on."""
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
            sheet.text(MARGIN + 9, y, words, _signs_in(card.size))
        y += card.leading
    with sheet.element("P"):
        sheet.text(MARGIN + 5, y + 0.8, card.foot, Style(card.size))
