"""Page 1: one cell a day, at most the last 13 weeks."""

from __future__ import annotations

from acutrack.charts.calendar import calendar
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_mark
from acutrack.report.page import Page
from acutrack.report.plot import Plot

WEEKS = 13
_LABEL = 5.6
_HEAD = 4.2


def draw_calendar(page: Page, block: Block) -> None:
    """Number and shade, a frame for a session, a dashed cell where there is no entry."""
    content = page.content
    days = [session.day for session in content.sessions]
    chart = calendar(
        content.series, days, page.words, period=content.period, weeks=WEEKS, tight=True
    )
    shown = len(chart.table.rows) if chart.table is not None else 0
    cut_off = shown < content.period.days
    beside = say("13 weeks; frame = session") if cut_off else say("frame = session")
    title = say("Calendar")
    is_beside = page.fits_beside(block, title, beside)
    page.heading(block, title, beside if is_beside else None)
    columns = chart.x.high - chart.x.low
    wide = (block.w - _LABEL) * columns / WEEKS
    area = Block(block.x + _LABEL, block.y + _HEAD, wide, block.h - _HEAD)
    plot = Plot(area, chart.x, chart.y)
    with page.sheet.element("Figure", chart.summary, (block.x, block.right)):
        for tick in chart.y.ticks[::2]:
            page.sheet.text(block.x, plot.y(tick.at) + 0.75, tick.text, look.AXIS)
        for mark in chart.marks:
            draw_mark(page.sheet, plot, mark)
    if not is_beside:
        with page.sheet.element("P"):
            for at, words in enumerate(look.SUBHEAD.wrap(page.say(beside), block.w)):
                page.sheet.text(block.x, block.bottom + 3.2 + 3.1 * at, words, look.SUBHEAD)
