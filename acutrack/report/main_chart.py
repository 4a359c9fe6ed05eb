"""Page 1: the main chart with its lanes; over 26 weeks each mark is a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from acutrack.analysis.phases import Window
from acutrack.charts.beside import Beside
from acutrack.charts.pain_timeline import pain_timeline
from acutrack.charts.palette import Role
from acutrack.charts.spec import Chart, Dots, LegendEntry, Mark, Shape, Upright
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_chart, draw_x_ticks
from acutrack.report.chart_lanes import draw_lanes, draw_legend
from acutrack.report.page import Page
from acutrack.report.weeks import Week, weeks_of

#: A longer period is drawn by weeks.
MOST_DAYS = 26 * 7
#: More hairlines than this would be a wash of colour; each session keeps its mark in the lane.
MOST_HAIRLINES = 60
_AXIS_ROOM, _MOST_AXIS_ROOM = 20.0, 27.0
_LABEL_ROOM = 21.0
_LANE = 4.7


def draw_main_chart(page: Page, block: Block, plot_height: float) -> None:
    """Head with legend, plot, lanes and dates."""
    chart = main_chart(page)
    baseline = block.y + 3.9
    weekly = page.content.period.days > MOST_DAYS
    title = say("Average pain each day, 0 to 10")
    if weekly:
        title = say("Average pain, 0 to 10: each dot is the mean of a week")
    page.heading(block, title, y=baseline)
    heading = look.HEAD.width(page.say(title))
    with page.sheet.element("Figure", chart.summary):
        ends = (block.x + heading + 4, block.right)
        if page.words.right_to_left:  # the heading is at the other side
            ends = (block.x, block.right - heading - 4)
        draw_legend(page.sheet, chart, ends[1], ends[0], baseline)
        # The names of the lanes stand on one line where a little more room does it.
        names = max((look.AXIS_STRONG.width(lane.name) for lane in chart.lanes), default=0.0)
        before = min(max(_AXIS_ROOM, names + 1.5), _MOST_AXIS_ROOM)
        area = Block(block.x + before, block.y + 9.0, block.w - before - _LABEL_ROOM, plot_height)
        plot = draw_chart(page.sheet, chart, area, _LABEL_ROOM)
        bottom = draw_lanes(page.sheet, plot, chart.lanes, area.bottom + 2.2, _LANE)
        draw_x_ticks(page.sheet, plot, bottom + 3.7)
    if not len(page.content.series):
        inside = Block(area.x + 24, area.y, area.w - 28, area.h)
        why = say("No pain was noted in this period.")
        page.reason(inside, area.y + 0.46 * area.h, why)


def main_chart(page: Page) -> Chart:
    """The chart of the period, by days or by weeks."""
    content = page.content
    chart = pain_timeline(
        content.diary,
        page.words,
        first=content.period.first,
        last=content.period.last,
        today=content.made.date(),
        numbers=content.numbers,
        reader=page.options.reader,
        lane_rows=1,
        beside=Beside(starts=content.diary.baselines),
    )
    if content.period.days <= MOST_DAYS:
        return chart
    weeks = [week for week in weeks_of(content.series, content.period) if week.days_recorded]
    words = page.say(say("mean of a week"))
    return replace(
        chart,
        marks=tuple(_by_weeks(chart.marks, weeks)),
        legend=tuple(_legend_by_weeks(chart.legend, words)),
    )


def _by_weeks(marks: tuple[Mark, ...], weeks: list[Week]) -> Iterator[Mark]:
    """The same marks with one dot a week in the place of one dot a day."""
    drawn = False
    hairlines = sum(_is_hairline(mark) for mark in marks)
    for mark in marks:
        if _is_hairline(mark) and hairlines > MOST_HAIRLINES:
            continue
        if not _is_days(mark):
            yield mark
        elif not drawn:
            drawn = True
            yield _week_dots(weeks)


def _is_days(mark: Mark) -> bool:
    return isinstance(mark, Dots) and mark.role is Role.DAY_DOT


def _is_hairline(mark: Mark) -> bool:
    return isinstance(mark, Upright) and mark.role is Role.SESSION_GROUND


def _week_dots(weeks: list[Week]) -> Dots:
    middles = [_middle(week.window) for week in weeks]
    means = [week.average for week in weeks]
    xs, ys = np.array(middles, dtype=np.float64), np.array(means, dtype=np.float64)
    return Dots(xs, ys, Role.DAY_DOT, Shape.DOT)


def _middle(window: Window) -> float:
    return (window.first.toordinal() + window.last.toordinal()) / 2


def _legend_by_weeks(legend: tuple[LegendEntry, ...], words: str) -> Iterator[LegendEntry]:
    drawn = False
    for entry in legend:
        if not isinstance(entry.mark, Dots):
            yield entry
        elif not drawn:
            drawn = True
            yield LegendEntry(entry.mark, words)
