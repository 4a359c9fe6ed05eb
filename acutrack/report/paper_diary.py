"""A blank diary for four weeks away from the computer: one page that matches the back-fill grid.

Its columns stand in the order in which the grid of the gap page asks for them, so that they can be
typed in line by line. Nothing of the person is printed: the sheet may lie about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from acutrack import __version__
from acutrack.charts.palette import Role
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.report import look
from acutrack.report.blocks import MARGIN, TOP
from acutrack.report.faces import Face
from acutrack.report.options import Paper
from acutrack.report.sheet import MM, Align, Sheet, Style
from acutrack.text.answer_letters import NO, YES
from acutrack.text.catalogue import Catalogue

DAYS = 28
#: Yes-or-no columns, in the order of the back-fill grid.
YES_OR_NO: tuple[Message, ...] = (
    say("Took pain relief"),
    say("Bad night"),
    say("Side effect"),
    say("Acupuncture"),
)
_LEVELS = range(11)
_LEVEL, _ANSWER, _DAY = 5.7, 7.6, 20.0
"""Widths in mm: one number, one letter, and the day where a language's words need no more."""

_RING = 4.9
_HEAD_HEIGHT = 8.4
_QUESTION = Style(11, Face.BOLD)
_BODY = Style(9)
_DIGIT = Style(8.2, Face.SEMIBOLD)
_DAY_STYLE = Style(8.4, Face.SEMIBOLD)
_COLUMN = Style(7.2, Face.SEMIBOLD)
#: The smallest type of a column's head in points, and its lines.
_LEAST_HEAD, _HEAD_LINES = 5.4, 2


@dataclass(frozen=True)
class _Grid:
    """Where the rows and columns stand, in mm."""

    top: float
    row: float
    right: float
    day: float

    @property
    def levels(self) -> float:
        """Left edge of the numbers."""
        return MARGIN + self.day

    def answers(self, column: int) -> float:
        """Left edge of a yes-or-no column; one past the last is that of the notes."""
        return self.levels + len(_LEVELS) * _LEVEL + 2.0 + column * (2 * _ANSWER + 1.0)

    @property
    def note(self) -> float:
        """Left edge of the notes."""
        return self.answers(len(YES_OR_NO)) + 1.0

    def y(self, row: int) -> float:
        """Upper edge of a row."""
        return self.top + row * self.row


def paper_diary_name(first: date | None) -> str:
    """Such as "2025-11-03 paper diary.pdf"; without a day, "paper diary.pdf"."""
    return f"{first.isoformat()} paper diary.pdf" if first else "paper diary.pdf"


def write_paper_diary(
    paper: Paper,
    first: date | None,
    words: Catalogue,
    now: datetime,
    *,
    emergency_number: str = "112",
) -> bytes:
    """The page as a PDF; the same arguments give the same bytes.

    Args:
        paper: A4 or Letter.
        first: The first of the 28 days; None leaves the days to be written in.
        words: The language.
        now: When it is made.
        emergency_number: Printed at the foot.
    """
    sheet = Sheet(paper, words(say("Paper diary")), words.language, now)
    top = _draw_head(sheet, words, first)
    foot = sheet.height - 23.0
    style = _day_style(first)
    longest = max(style.width(_day_words(words, row, first)) for row in range(DAYS))
    grid = _Grid(
        top + _HEAD_HEIGHT,
        (foot - top - _HEAD_HEIGHT) / DAYS,
        sheet.width - MARGIN,
        max(_DAY, longest + 2.0),
    )
    with sheet.group("Table"):
        _draw_columns(sheet, words, grid, top)
        for row in range(DAYS):
            _draw_row(sheet, words, grid, row, first)
    _draw_lines(sheet, grid, _week_starts(first, words.formats.first_weekday()))
    _draw_foot(sheet, words, foot + 5.0, emergency_number)
    return sheet.finish()


def _draw_head(sheet: Sheet, words: Catalogue, first: date | None) -> float:
    """Title, name to fill in, and what to do; returns the y under it."""
    width = sheet.width - 2 * MARGIN
    title = words(say("Paper diary"))
    sheet.bookmark(title, TOP)
    with sheet.element("H1"):
        sheet.text(MARGIN, TOP + 5.6, title, look.TITLE)
    with sheet.element("P"):
        name = words(say("Name"))
        sheet.text(sheet.width - MARGIN - 74.0, TOP + 5.6, name, look.PERSON, Align.RIGHT)
    sheet.rule(
        (sheet.width - MARGIN - 72.0, TOP + 6.4), (sheet.width - MARGIN, TOP + 6.4), Role.CTL
    )
    y = TOP + 11.4
    with sheet.element("P"):
        period = words(_period(words, first))
        sheet.text(MARGIN, y, period, look.PERSON)
    sheet.rule((MARGIN, y + 2.2), (sheet.width - MARGIN, y + 2.2), Role.INK, 1.4)
    measure = MEASURES[PainMeasure.AVERAGE_24H]
    with sheet.element("H2"):
        asked = _QUESTION.wrap(words(measure.question), width)
        y = sheet.lines(MARGIN, y + 8.0, asked, _QUESTION, 4.8)
    with sheet.element("P"):
        how = _BODY.wrap(words(_how(measure.low_anchor, measure.high_anchor)), width)
        y = sheet.lines(MARGIN, y, how, _BODY, 4.0)
    return y - 1.0


def _period(words: Catalogue, first: date | None) -> Message:
    if first is None:
        return say("Four weeks: write the day at the start of each line")
    medium = words.formats.medium_day
    last = first + timedelta(days=DAYS - 1)
    return say("{first} to {last}", first=medium(first), last=medium(last))


def _how(low: Message, high: Message) -> Message:
    return say(
        "Circle one number a day: 0 is “{low}”, 10 is “{high}”. Circle {yes} for yes, {no} for no. "
        "Leave empty what you do not remember: an empty place is fine.",
        low=low,
        high=high,
        yes=YES,
        no=NO,
    )


def _draw_columns(sheet: Sheet, words: Catalogue, grid: _Grid, top: float) -> None:
    heads = [
        (MARGIN, grid.day, say("Day")),
        (grid.levels, len(_LEVELS) * _LEVEL, say("Average pain, 0 to 10")),
        *((grid.answers(at) - 0.6, 2 * _ANSWER, head) for at, head in enumerate(YES_OR_NO)),
        (grid.note, grid.right - grid.note, say("Note")),
    ]
    fitted = [_column_head(words(head), width - 0.8) for _, width, head in heads]
    # All in the size of the smallest: none is of less weight than another.
    style = min((style for style in fitted), key=lambda one: one.size)
    with sheet.group("TR"):
        for x, width, head in heads:
            lines = style.wrap_within(words(head), width - 0.8, _HEAD_LINES)
            with sheet.element("TH"):
                y = top + _HEAD_HEIGHT - 1.8 - 3.2 * (len(lines) - 1)
                sheet.lines(x + 0.5, y, lines, style, 3.2)


def _column_head(head: str, room: float) -> Style:
    """What a head is set in: smaller before a word of it is broken or a third line is needed."""
    longest = max(head.split(), key=_COLUMN.width)
    style = _COLUMN.within(longest, room, _LEAST_HEAD)
    while len(style.wrap(head, room)) > _HEAD_LINES and style.size > _LEAST_HEAD:
        style = replace(style, size=max(style.size - 0.2, _LEAST_HEAD))
    return style


def _draw_row(sheet: Sheet, words: Catalogue, grid: _Grid, row: int, first: date | None) -> None:
    middle = grid.y(row) + grid.row / 2
    low = middle + 1.0
    levels = [grid.levels + (level + 0.5) * _LEVEL for level in _LEVELS]
    answers = [
        (grid.answers(at) + _ANSWER / 2, grid.answers(at) + 1.5 * _ANSWER)
        for at in range(len(YES_OR_NO))
    ]
    _draw_rings(sheet, [*levels, *(x for pair in answers for x in pair)], middle)
    with sheet.group("TR"):
        with sheet.element("TD"):
            sheet.text(MARGIN + 0.5, low, _day_words(words, row, first), _day_style(first))
        with sheet.element("TD"):
            for level, x in zip(_LEVELS, levels, strict=True):
                sheet.text(x, low, words.formats.number(level), _DIGIT, Align.CENTRE)
        for yes, no in answers:
            with sheet.element("TD"):
                sheet.text(yes, low, words(YES), _DIGIT, Align.CENTRE)
                sheet.text(no, low, words(NO), _DIGIT, Align.CENTRE)
        with sheet.element("TD"):
            pass


def _draw_rings(sheet: Sheet, xs: Sequence[float], middle: float) -> None:
    sheet.rings([(x, middle) for x in xs], Role.CTL, _RING * MM, 0.6)


def _day_words(words: Catalogue, row: int, first: date | None) -> str:
    if first is None:
        return words(say("{number}.", number=row + 1))
    day = first + timedelta(days=row)
    formats = words.formats
    return words(say("{day} {month}", day=formats.weekday(day), month=formats.month(day)))


def _day_style(first: date | None) -> Style:
    return look.TEXT_QUIET if first is None else _DAY_STYLE


def _draw_lines(sheet: Sheet, grid: _Grid, weeks: frozenset[int]) -> None:
    for row in range(DAYS + 1):
        outer = row in {0, DAYS}
        role, thick = (Role.INK, 1.0) if outer or row in weeks else (Role.LINE, 0.4)
        sheet.rule((MARGIN, grid.y(row)), (grid.right, grid.y(row)), role, thick)
    edges = [grid.answers(at) - 1.0 for at in range(len(YES_OR_NO) + 1)]
    for x in edges:
        sheet.rule((x, grid.y(0)), (x, grid.y(DAYS)), Role.LINE, 0.4)


def _week_starts(first: date | None, first_weekday: int) -> frozenset[int]:
    """Rows that begin a week: every seventh, or by the reader's own calendar."""
    offset = 0 if first is None else (first_weekday - first.weekday()) % 7
    return frozenset(range(offset, DAYS, 7))


def _draw_foot(sheet: Sheet, words: Catalogue, y: float, emergency_number: str) -> None:
    width = sheet.width - 2 * MARGIN
    back = say(
        "Back at the computer: on the page Today, press “Fill in a longer gap” and type the "
        "numbers in, line by line. Days filled in later are marked so that your doctor knows."
    )
    help_ = say(
        "In an emergency, call {number}: do not wait for the diary.", number=emergency_number
    )
    with sheet.element("P"):
        y = sheet.lines(MARGIN, y, look.TEXT.wrap(words(back), width), look.TEXT, 3.5)
    with sheet.element("P"):
        lines = look.TEXT_STRONG.wrap(words(help_), width - 30.0)
        sheet.lines(MARGIN, y + 0.4, lines, look.TEXT_STRONG, 3.5)
    version = words(say("AcuTrack {version}", version=__version__))
    sheet.text(sheet.width - MARGIN, y + 0.4, version, look.FOOTER, Align.RIGHT)
