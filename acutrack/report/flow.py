"""Headings, paragraphs and tables poured into pages, before a line is drawn.

Laid out first, so that "page n of m" is known when page 1 is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.blocks import MARGIN
from acutrack.report.options import Paper
from acutrack.report.page import Page
from acutrack.report.sections_head import draw_page_line
from acutrack.report.sheet import PAPER_MM, Align, Sheet, Style
from acutrack.report.table import LEADING, Row, Table

_TOP, _BOTTOM = 22.0, 16.0
_PARAGRAPH = 3.75
#: Between figures that end a column and the words that begin the next.
_FIGURES_GAP = 4.0
#: A heading stays with at least this much of what follows it.
_WITH_HEADING = 18.0


@dataclass(frozen=True)
class PlacedHeading:
    """A heading at a baseline."""

    y: float
    words: str


@dataclass(frozen=True)
class PlacedText:
    """Lines of one paragraph from a baseline on."""

    y: float
    lines: tuple[str, ...]
    style: Style


@dataclass(frozen=True)
class PlacedRow:
    """A table row from its top on."""

    y: float
    row: Row
    table: Table


@dataclass(frozen=True)
class PlacedFigure:
    """A figure from its top on; `draw` is handed that and the width, `spoken` is its words."""

    y: float
    spoken: str
    draw: Callable[[float, float], None]


Placed = PlacedHeading | PlacedText | PlacedRow | PlacedFigure


@dataclass
class Flow:
    """Pages of placed things; `y` is where the next one goes."""

    paper: Paper
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    y: float = _TOP

    @property
    def width(self) -> float:
        """Width of a line in mm."""
        return PAPER_MM[self.paper][0] - 2 * MARGIN

    def heading(self, words: str) -> None:
        """A section's head, never alone at the foot of a page."""
        if self.y > _TOP:
            self.y += 5.0
        self._make_room(6.0 + _WITH_HEADING)
        self._place(PlacedHeading(self.y + 3.4, look.HEAD.cut(words, self.width)))
        self.y += 6.2

    def text(self, words: str, style: Style = look.TEXT) -> None:
        """A paragraph, kept whole if it fits a page."""
        lines = style.wrap(words, self.width)
        while lines:
            self._make_room(min(_PARAGRAPH * len(lines), self._whole))
            fitting = max(1, int((self._end - self.y) / _PARAGRAPH))
            self._place(PlacedText(self.y + 2.6, tuple(lines[:fitting]), style))
            self.y += _PARAGRAPH * len(lines[:fitting]) + 1.2
            lines = lines[fitting:]

    def term(self, name: str, meaning: str) -> None:
        """A name and, on the next line and the same page, what it means."""
        lines = len(look.TEXT.wrap(meaning, self.width))
        self._make_room(min(_PARAGRAPH * (lines + 1) + 2.4, self._whole))
        self.text(name, look.TEXT_STRONG)
        self.y -= 1.0
        self.text(meaning)

    def figure(self, height: float, spoken: str, draw: Callable[[float, float], None]) -> None:
        """A figure of a height in mm, kept whole; `spoken` is what it says in words."""
        self._make_room(height)
        self._place(PlacedFigure(self.y, spoken, draw))
        self.y += height + 2.0

    def table(self, table: Table) -> None:
        """A table whose heads repeat on every page."""
        head = table.head(self.width)
        for number, row in enumerate(table.rows(self.width)):
            needed = row.height + (head.height if number == 0 else 0)
            if self._make_room(needed) or number == 0:
                self._place_row(head, table)
            self._place_row(row, table)
        self.y += 2.0

    @property
    def _end(self) -> float:
        return PAPER_MM[self.paper][1] - _BOTTOM

    @property
    def _whole(self) -> float:
        return self._end - _TOP

    def _make_room(self, needed: float) -> bool:
        """Begin a page if `needed` mm do not fit; tells whether it did."""
        if self.y + needed <= self._end or self.y == _TOP:
            return False
        self.pages.append([])
        self.y = _TOP
        return True

    def _place(self, thing: Placed) -> None:
        self.pages[-1].append(thing)

    def _place_row(self, row: Row, table: Table) -> None:
        self._place(PlacedRow(self.y, row, table))
        self.y += row.height


def draw_flow(page: Page, flow: Flow, first: int, total: int, title: str) -> None:
    """Draw the pages of a flow, each on a new page of the sheet; `first` is the first's number."""
    for number, things in enumerate(flow.pages, start=first):
        page.sheet.new_page()
        _running_head(page, title)
        if number == first:
            page.sheet.bookmark(title, MARGIN)
        for row_of, run in groupby(things, key=_table_of):
            if row_of is None:
                for thing in run:
                    _draw(page.sheet, thing, flow.width)
                continue
            with page.sheet.group("Table"):
                for thing in run:
                    _draw(page.sheet, thing, flow.width)
        bottom = page.sheet.height - 12.0
        page.sheet.rule((MARGIN, bottom), (page.sheet.width - MARGIN, bottom), Role.INK, 0.8)
        draw_page_line(page, bottom + 4.0, number, total)


def _table_of(thing: Placed) -> int | None:
    return id(thing.table) if isinstance(thing, PlacedRow) else None


def _running_head(page: Page, title: str) -> None:
    patient = page.content.patient
    with page.sheet.element("H1"):
        page.sheet.text(MARGIN, 15.6, title, look.HEAD)
    who = patient.name.strip()
    period = page.content.period
    days = f"{page.day(period.first)} – {page.day(period.last)}"
    words = page.say(say("SAMPLE   {days}", days=days)) if patient.sample else days
    room = page.sheet.width - 2 * MARGIN - look.HEAD.width(title) - look.SUBHEAD.width(words) - 8
    words = look.SUBHEAD.cut(who, room) + "   " + words if who else words
    page.sheet.text(page.sheet.width - MARGIN, 15.6, words, look.SUBHEAD, Align.RIGHT)
    page.sheet.rule((MARGIN, 17.4), (page.sheet.width - MARGIN, 17.4), Role.INK, 0.8)


def _draw(sheet: Sheet, thing: Placed, width: float) -> None:
    match thing:
        case PlacedHeading():
            sheet.bookmark(thing.words, thing.y - 4, level=1)
            with sheet.element("H2"):
                sheet.text(MARGIN, thing.y, thing.words, look.HEAD)
        case PlacedText():
            with sheet.element("P"):
                sheet.lines(MARGIN, thing.y, thing.lines, thing.style, _PARAGRAPH)
        case PlacedFigure():
            with sheet.element("Figure", thing.spoken):
                thing.draw(thing.y, width)
        case PlacedRow():
            _draw_row(sheet, thing, width)


def _draw_row(sheet: Sheet, placed: PlacedRow, width: float) -> None:
    row = placed.row
    x = MARGIN
    with sheet.group("TR"):
        for cell in row.cells:
            align = Align.RIGHT if cell.right else Align.LEFT
            at = x + cell.width - _FIGURES_GAP if cell.right else x
            with sheet.element(row.role):
                y = placed.y + 3.1
                for line in cell.lines:
                    sheet.text(at, y, line, row.style, align)
                    y += LEADING
            x += cell.width
    if row.last:
        y = placed.y + row.height
        head = row.role == "TH"
        role, thick = (Role.INK, 0.8) if head else (Role.LINE, 0.4)
        sheet.rule((MARGIN, y), (MARGIN + width, y), role, thick)
