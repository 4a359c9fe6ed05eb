"""A page to take along to a practitioner: what to ask, with room for the answers; what to tell.

Nothing of the person is printed but what was ticked to be told before treatment.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from acutrack import __version__
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.before_a_visit import AFTER_A_VISIT, QUESTIONS_TO_ASK
from acutrack.domain.message import Message, say
from acutrack.domain.precaution import PRECAUTION_WORDS, Precaution
from acutrack.domain.red_flags import card_title
from acutrack.domain.signs import ALL_SIGNS
from acutrack.domain.warning_sign import Urgency
from acutrack.report import look
from acutrack.report.blocks import MARGIN, TOP
from acutrack.report.faces import Face
from acutrack.report.options import Paper
from acutrack.report.sheet import Align, Sheet, Style
from acutrack.text.catalogue import Catalogue

VISIT_SHEET_NAME = "to take along.pdf"

_HEAD = Style(12, Face.BOLD)
_BODY = Style(10)
_STRONG = Style(10, Face.BOLD)
_LEADING = 4.6
_BOX = 3.6
"""Edge of a box to tick, in mm."""
_BESIDE = _BOX + 2.6
_ANSWER = 9.0
"""Room in mm for an answer in handwriting, down to its line."""


def write_visit_sheet(
    paper: Paper,
    told: Collection[Precaution],
    words: Catalogue,
    now: datetime,
    *,
    emergency_number: str = "112",
) -> bytes:
    """The page as a PDF; the same arguments give the same bytes.

    Args:
        paper: A4 or Letter.
        told: What is ticked already.
        words: The language.
        now: When it is made.
        emergency_number: Printed at the foot.
    """
    title = words(say("A page to take along"))
    sheet = Sheet(paper, title, words.language, now)
    sheet.bookmark(title, TOP)
    with sheet.element("H1"):
        sheet.text(MARGIN, TOP + 5.6, title, look.TITLE)
    sheet.rule((MARGIN, TOP + 9), (sheet.width - MARGIN, TOP + 9), Role.INK, 1.4)
    y = _questions(sheet, words, TOP + 17)
    y = _precautions(sheet, words, y + 4, told)
    y = _afterwards(sheet, words, y + 4)
    _foot(sheet, words, y + 3, emergency_number)
    return sheet.finish()


def _questions(sheet: Sheet, words: Catalogue, y: float) -> float:
    y = _heading(sheet, y, words(say("Questions to ask a practitioner")))
    for question in QUESTIONS_TO_ASK:
        y = _line(sheet, words, (MARGIN, y), sheet.width - 2 * MARGIN, question, on=False)
        y += _ANSWER - _LEADING
        sheet.rule((MARGIN + _BESIDE, y), (sheet.width - MARGIN, y), Role.CTL, 0.4)
        y += _LEADING + 2.2
    return y - 1


def _precautions(sheet: Sheet, words: Catalogue, y: float, told: Collection[Precaution]) -> float:
    y = _heading(sheet, y, words(say("Tell your practitioner first")))
    gap = 8.0
    column = (sheet.width - 2 * MARGIN - gap) / 2
    every = list(PRECAUTION_WORDS.items())
    half = (len(every) + 1) // 2
    ends = []
    for place, some in enumerate((every[:half], every[half:])):
        down = y
        for precaution, message in some:
            x = MARGIN + place * (column + gap)
            on = precaution in told
            down = _line(sheet, words, (x, down), column, message, on=on) + 1.4
        ends.append(down)
    return max(ends)


def _afterwards(sheet: Sheet, words: Catalogue, y: float) -> float:
    y = _heading(sheet, y, words(say("After every session")))
    for message in AFTER_A_VISIT:
        y = _paragraph(sheet, y, words(message), _BODY)
    return y


def _foot(sheet: Sheet, words: Catalogue, y: float, number: str) -> None:
    """The sign that people wait with at home, since it begins late."""
    breath = next(sign for sign in ALL_SIGNS if sign.key == "rf_breath")
    title = card_title(Urgency.EMERGENCY, number)
    y = _paragraph(sheet, y, words(say("{title}, if this is so", title=title)), _STRONG)
    for message in (breath.ask, breath.tell):
        if message is not None:
            y = _paragraph(sheet, y, words(message), _BODY)
    version = words(say("AcuTrack {version}", version=__version__))
    sheet.text(sheet.width - MARGIN, sheet.height - 12, version, look.FOOTER, Align.RIGHT)


def _heading(sheet: Sheet, y: float, text: str) -> float:
    with sheet.element("H2"):
        sheet.text(MARGIN, y, text, _HEAD)
    return y + 7.0


def _paragraph(sheet: Sheet, y: float, text: str, style: Style) -> float:
    with sheet.element("P"):
        return sheet.lines(MARGIN, y, style.wrap(text, sheet.width - 2 * MARGIN), style, _LEADING)


def _line(
    sheet: Sheet,
    words: Catalogue,
    at: tuple[float, float],
    width: float,
    line: Message,
    *,
    on: bool,
) -> float:
    """A box, ticked or not, and a text beside it; returns the y under it."""
    (x, y), text = at, words(line)
    corner = (x, y - _BOX + 0.5)
    sheet.box(corner, (_BOX, _BOX), edge=PAPER[Role.CTL], width=0.8)
    if on:
        left, top = corner
        tick = [(0.7, 1.9), (1.5, 2.8), (3.0, 0.8)]
        # A tick is drawn the same way round in every language.
        with sheet.unturned((left, left + _BOX)):
            sheet.path([(left + across, top + down) for across, down in tick], Role.INK, 1.4)
    lines = _BODY.wrap(text, width - _BESIDE)
    # A reader that sees no box hears which ones are ticked.
    spoken = words(say("Ticked: {what}", what=text)) if on else ""
    with sheet.element("P", spoken):
        return sheet.lines(x + _BESIDE, y, lines, _BODY, _LEADING)
