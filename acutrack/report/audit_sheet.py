"""The audit of a practice on one page, to be read in half a minute; no patient is named on it.

Where there are more groups than the page holds, those of most people are shown, in the order of
their names; the words count the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from acutrack import __version__
from acutrack.analysis.audit.practice_audit import PracticeAudit
from acutrack.analysis.words.audit_words import (
    NOT_KNOWN_WORDS,
    across_words,
    how_drawn,
    in_thousand,
    outcome_words,
    published_thousand,
    rates_told,
    rates_words,
    samples_words,
    studies_words,
)
from acutrack.analysis.words.comparison_words import group_names
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.side_effect_words import published_caution
from acutrack.charts.change_by_group import change_by_group, groups_told
from acutrack.charts.dot_rows import row_places
from acutrack.charts.effects_per_thousand import effects_per_thousand
from acutrack.charts.outcome_bar import outcome_bar
from acutrack.charts.palette import Role
from acutrack.charts.spec import Chart
from acutrack.domain.message import Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import MARGIN, TOP, Block
from acutrack.report.chart_drawing import draw_chart, draw_x_ticks
from acutrack.report.chart_lanes import draw_legend
from acutrack.report.options import Paper
from acutrack.report.plot import Plot
from acutrack.report.sheet import Align, Sheet, Style
from acutrack.text.catalogue import Catalogue

_LEADING = 3.4
_SMALL = 2.5
_FOOT = 14.0


@dataclass(frozen=True)
class _Room:
    """How much is put on the page: groups a chart, and heights in mm."""

    groups: int
    row: float = 4.7
    rate_row: float = 5.6
    bar: float = 8.0
    gap: float = 2.8


#: What is tried, until the page holds it.
_TRIED = (
    _Room(8),
    *(_Room(most, 4.2, 5.2, 6.0, 1.8) for most in (8, 6, 5, 4, 3, 2)),
)
#: Width in mm of the side-effect plot; its figures and studies stand to the right.
_RATES_PLOT = 64.0


def audit_sheet_name(today: date) -> str:
    """The name offered for the file."""
    return f"AcuTrack practice audit {today.isoformat()}.pdf"


def write_audit_sheet(paper: Paper, audit: PracticeAudit, words: Catalogue, now: datetime) -> bytes:
    """The page as a PDF; the same arguments give the same bytes.

    Args:
        paper: A4 or Letter.
        audit: what is told.
        words: the language.
        now: when it is made.
    """
    for room in _TRIED:
        page = _AuditSheet(paper, audit, words, now, room)
        if page.draw():
            break
    return page.sheet.finish()


class _AuditSheet:
    """Draws from top to bottom; `y` is where the next line stands."""

    def __init__(
        self, paper: Paper, audit: PracticeAudit, words: Catalogue, now: datetime, room: _Room
    ) -> None:
        self.words, self.audit, self.now, self.room = words, audit, now, room
        self.title = words(say("Practice audit"))
        self.sheet = Sheet(paper, self.title, words.language, now)
        self.right = self.sheet.width - MARGIN
        self.y = TOP

    def draw(self) -> bool:
        """Draw all of it; false if it did not fit."""
        self._head()
        self._outcomes()
        self._across()
        self._rates()
        self._foot()
        return self.y <= self.sheet.height - _FOOT

    def _head(self) -> None:
        sheet, found = self.sheet, self.audit.outcomes
        sheet.bookmark(self.title, TOP)
        with sheet.element("H1"):
            sheet.text(MARGIN, TOP + 5.6, self.title, look.TITLE)
        with sheet.element("P"):
            made = self.words(say("Made on {day}", day=self.now.date()))
            sheet.text(self.right, TOP + 5.6, made, look.PERSON, Align.RIGHT)
        sheet.rule((MARGIN, TOP + 8.6), (self.right, TOP + 8.6), Role.INK, 1.4)
        self.y = TOP + 13.5
        if found.first is not None and found.last is not None:
            self._paragraph(
                say(
                    "People whose first session was from {first} to {last}.",
                    first=found.first,
                    last=found.last,
                ),
                look.TEXT_QUIET,
            )

    def _outcomes(self) -> None:
        found = self.audit.outcomes
        chart = outcome_bar(found, self.words)
        self._heading(chart)
        self._said(outcome_words(found), look.SUMMARY)
        if chart.empty:
            return
        self._figure(chart, Block(MARGIN, self.y - 1.4, self.right - MARGIN, self.room.bar))
        self.y += self.room.bar + 2.6
        if found.reasons:
            told = [
                self.words(say("{name}: {value}", name=NOT_KNOWN_WORDS[why], value=count))
                for why, count in found.reasons
            ]
            listed = self.words.listing(told, long=True)
            self._paragraph(say("Not known, and why. {reasons}.", reasons=listed), look.TEXT)

    def _across(self) -> None:
        for number, across in enumerate(self.audit.across):
            name = group_names(across.by, self.audit.practitioners)
            chart = change_by_group(across, name, self.words, most=self.room.groups)
            self._heading(chart, legend=number == 0)
            if number == 0:
                self._paragraph(how_drawn(), look.TEXT_QUIET)
            self._said(across_words(across), look.TEXT_STRONG)
            told = groups_told(across, name, self.words)
            if not chart.empty:
                self._rows(chart, self.right, self.room.row)
                hidden = len(told) - len(chart.y.ticks)
                if hidden:
                    self._paragraph(_not_drawn(hidden), look.TEXT_QUIET)

    def _rates(self) -> None:
        found = self.audit.effects
        chart = effects_per_thousand(found, self.words)
        self._heading(chart)
        self._said(rates_words(found), look.TEXT_STRONG)
        if not chart.empty:
            plot = self._rows(chart, MARGIN + _side(chart) + _RATES_PLOT, self.room.rate_row)
            told = rates_told(found)
            for place, (_, study, rate) in zip(row_places(told), told, strict=True):
                self._beside(plot, place, in_thousand(rate), published_thousand(study))
            self._paragraph(studies_words(), look.TEXT_QUIET)
        self._paragraph(published_caution(Reader.DOCTOR), look.TEXT_QUIET)

    def _beside(self, plot: Plot, place: float, own: Message, study: Message | None) -> None:
        told = own if study is None else say("{own}. In a study: {study}.", own=own, study=study)
        room = self.right - plot.area.right - 4
        lines = look.AXIS.wrap_within(self.words(told), room, 2)
        y = plot.y(place) + 0.9 - (len(lines) - 1) * _SMALL / 2
        with self.sheet.element("P"):
            self.sheet.lines(plot.area.right + 4, y, lines, look.AXIS, _SMALL)

    def _foot(self) -> None:
        if self.audit.samples:
            self._paragraph(samples_words(self.audit.samples), look.TEXT_QUIET)
        version = self.words(say("AcuTrack {version}", version=__version__))
        foot = self.sheet.height - 9
        self.sheet.text(self.right, foot, version, look.FOOTER, Align.RIGHT)

    def _heading(self, chart: Chart, *, legend: bool = True) -> None:
        self.y += self.room.gap
        with self.sheet.element("H2"):
            width = self.sheet.text(MARGIN, self.y, chart.title, look.HEAD)
        if legend and not chart.empty:
            draw_legend(self.sheet, chart, self.right, MARGIN + width + 4, self.y)
        self.y += 4.6

    def _said(self, said: Said, style: Style) -> None:
        self._paragraph(said.headline, style)
        if said.details:
            rest = Said(said.details[0], said.details[1:])
            self._paragraph(rest.whole, look.TEXT)

    def _paragraph(self, message: Message, style: Style) -> None:
        self._lines(self.words(message), style)

    def _lines(self, text: str, style: Style) -> None:
        leading = max(_LEADING, style.size * 0.43)
        with self.sheet.element("P"):
            lines = style.wrap(text, self.right - MARGIN)
            self.y = self.sheet.lines(MARGIN, self.y, lines, style, leading)
        self.y += 0.7

    def _rows(self, chart: Chart, right: float, row: float) -> Plot:
        left = MARGIN + _side(chart)
        high = row * (chart.y.high - chart.y.low)
        area = Block(left, self.y - 1.6, right - left, high)
        plot = self._figure(chart, area)
        self.y = area.bottom + 6.0
        return plot

    def _figure(self, chart: Chart, area: Block) -> Plot:
        # On a page that runs from the right its place is turned, and what is in it is not.
        across = (MARGIN, area.right)
        with self.sheet.element("Figure", chart.summary, across):
            plot = draw_chart(self.sheet, chart, area, label_room=0)
            draw_x_ticks(self.sheet, plot, area.bottom + 3.2)
            if look.AXIS.width(chart.x.title) <= area.x - MARGIN - 3:
                at = (area.x - 3, area.bottom + 3.2)
                self.sheet.text(*at, chart.x.title, look.AXIS, Align.RIGHT)
        return plot


def _not_drawn(count: int) -> Message:
    return say_count(
        "{count} more is not drawn for want of room.",
        "{count} more are not drawn for want of room.",
        count,
    )


def _side(chart: Chart) -> float:
    """Room in mm for the names beside a plot."""
    return max((look.AXIS.width(tick.text) for tick in chart.y.ticks), default=0.0) + 2.4
