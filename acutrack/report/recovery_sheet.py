"""The recovery key on one page, to be printed and kept in a safe place.

Nothing of the person is printed, and the file's name says nothing either: whoever finds the page
has a key, but not the door.
"""

from __future__ import annotations

from datetime import datetime

from acutrack import __version__
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.report import look
from acutrack.report.blocks import MARGIN, TOP
from acutrack.report.faces import Face
from acutrack.report.options import Paper
from acutrack.report.sheet import Align, Sheet, Style
from acutrack.text.catalogue import Catalogue

_KEY = Style(26, Face.BOLD)
_BODY = Style(12)
_STRONG = Style(12, Face.BOLD)
_GROUPS_A_LINE = 4
_KEY_LINE, _BODY_LINE = 15.0, 6.0

_WHAT = say(
    "This key opens your AcuTrack record when nobody knows the passphrase any more. "
    "Without the passphrase and without this key, nobody can open the record: "
    "not you, and not the people who make AcuTrack."
)
_KEEP: tuple[Message, ...] = (
    say("Keep this page where you keep important papers, away from the computer."),
    say("Whoever has this key and your computer, or a copy of your record, can read it."),
    say(
        "If the page is lost: Settings, Lock, New recovery key. "
        "The old one then opens only copies that were made before."
    ),
)
_HOW = say(
    "To use it: start AcuTrack, choose “Use the recovery key instead”, and type the key. "
    "Small or large letters, with or without hyphens: it makes no difference. "
    "There is no letter O and no letter I in it, only zeros and ones."
)


def recovery_sheet_name() -> str:
    """The name offered for the file."""
    return "AcuTrack recovery key.pdf"


def write_recovery_sheet(paper: Paper, key: str, words: Catalogue, now: datetime) -> bytes:
    """The page as a PDF; the same arguments give the same bytes.

    Args:
        paper: A4 or Letter.
        key: The recovery key in groups with hyphens.
        words: The language.
        now: When it is made.
    """
    title = words(say("AcuTrack recovery key"))
    sheet = Sheet(paper, title, words.language, now)
    width = sheet.width - 2 * MARGIN
    sheet.bookmark(title, TOP)
    with sheet.element("H1"):
        sheet.text(MARGIN, TOP + 5.6, title, look.TITLE)
    with sheet.element("P"):
        made = words(say("Made on {day}", day=now.date()))
        sheet.text(sheet.width - MARGIN, TOP + 5.6, made, look.PERSON, Align.RIGHT)
    sheet.rule((MARGIN, TOP + 10), (sheet.width - MARGIN, TOP + 10), Role.INK, 1.4)
    y = _paragraph(sheet, TOP + 20, words(_WHAT), width)
    y = _draw_key(sheet, y + 6, key)
    y = _paragraph(sheet, y + 6, words(_HOW), width)
    for line in _KEEP:
        y = _paragraph(sheet, y + 4, words(line), width, _STRONG)
    version = words(say("AcuTrack {version}", version=__version__))
    sheet.text(sheet.width - MARGIN, sheet.height - 12, version, look.FOOTER, Align.RIGHT)
    return sheet.finish()


def _draw_key(sheet: Sheet, y: float, key: str) -> float:
    """The groups in two lines inside a frame; returns the y under it."""
    groups = key.split("-")
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    height = _KEY_LINE * len(lines) + 5
    size = (sheet.width - 2 * MARGIN, height)
    sheet.box((MARGIN, y), size, edge="#1B2530", width=1.2, radius=3)
    with sheet.element("P", " ".join(groups)):
        for number, line in enumerate(lines):
            baseline = y + 12.5 + number * _KEY_LINE
            sheet.text(sheet.width / 2, baseline, "  ".join(line), _KEY, Align.CENTRE)
    return y + height + 4


def _paragraph(sheet: Sheet, y: float, text: str, width: float, style: Style = _BODY) -> float:
    with sheet.element("P"):
        return sheet.lines(MARGIN, y, style.wrap(text, width), style, _BODY_LINE)
