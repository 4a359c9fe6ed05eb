"""Page 1: days by level."""

from __future__ import annotations

from acutrack.charts.days_by_level import LEVELS, days_by_level
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_mark
from acutrack.report.page import Page
from acutrack.report.plot import Plot
from acutrack.report.sheet import Align


def draw_days_by_level(page: Page, block: Block) -> None:
    """Two stacked bars with the number of days in each part."""
    page.heading(block, say("Days by level"))
    numbers = page.content.numbers
    chart = days_by_level(numbers, page.words, upright=True)
    plot = Plot(Block(block.x - 2.2, block.y + 5.4, 31, block.h - 21.5), chart.x, chart.y)
    names = (
        say("Before ({n})", n=numbers.before.days_recorded),
        say("Since ({n})", n=numbers.since.days_recorded if numbers.since else 0),
    )
    with page.sheet.element("Figure", chart.summary, (block.x, block.right)):
        for mark in chart.marks:
            draw_mark(page.sheet, plot, mark)
        for tick, name in zip(chart.x.ticks, names, strict=True):
            middle = (plot.x(tick.at), plot.area.bottom + 3.6)
            page.sheet.text(*middle, page.say(name), look.SUBHEAD, Align.CENTRE)
    y = plot.area.bottom + 8.0
    for level, shade in LEVELS:
        page.sheet.box((block.x, y - 2.3), (2.6, 2.6), fill=PAPER[shade], edge=PAPER[Role.INK2])
        with page.sheet.element("P"):
            page.sheet.text(block.x + 3.8, y, page.say(level), look.TEXT)
        y += 3.6
