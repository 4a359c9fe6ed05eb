"""Page 1: days by level."""

from __future__ import annotations

from dataclasses import replace

from acutrack.charts.days_by_level import LEVELS, days_by_level
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_mark
from acutrack.report.page import Page
from acutrack.report.plot import Plot
from acutrack.report.sheet import Align, Style

#: From line to line of a bar's name in mm, and its smallest type in points.
_LINE, _LEAST = 2.9, 6.0


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
    apart = abs(plot.x(chart.x.ticks[1].at) - plot.x(chart.x.ticks[0].at)) - 1.0
    named = [_lines(page.say(name), apart) for name in names]
    more = _LINE * (max(len(lines) for lines, _ in named) - 1)
    lower = replace(plot.area, h=plot.area.h - more)
    plot = Plot(lower, chart.x, chart.y)
    with page.sheet.element("Figure", chart.summary, (block.x, block.right)):
        for mark in chart.marks:
            draw_mark(page.sheet, plot, mark)
        for tick, (lines, style) in zip(chart.x.ticks, named, strict=True):
            for at, words in enumerate(lines):
                middle = (plot.x(tick.at), plot.area.bottom + 3.6 + _LINE * at)
                page.sheet.text(*middle, words, style, Align.CENTRE)
    y = plot.area.bottom + 8.0 + more
    for level, shade in LEVELS:
        page.sheet.box((block.x, y - 2.3), (2.6, 2.6), fill=PAPER[shade], edge=PAPER[Role.INK2])
        with page.sheet.element("P"):
            page.sheet.text(block.x + 3.8, y, page.say(level), look.TEXT)
        y += 3.6


def _lines(name: str, room: float) -> tuple[list[str], Style]:
    """A bar's name in one line or a few, so small that no word of it meets its neighbour."""
    style = look.SUBHEAD
    if style.width(name) <= room:
        return [name], style
    style = style.within(max(name.split(), key=style.width), room, _LEAST)
    return style.wrap_within(name, room, 3), style
