"""The rows under a plot, and the legend over it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import assert_never

from acutrack.charts.palette import PAPER, Role
from acutrack.charts.spec import (
    Band,
    Box,
    Chart,
    Dots,
    Lane,
    LaneCount,
    LaneMark,
    LaneMoment,
    LanePeriod,
    LegendEntry,
    Line,
    Stroke,
)
from acutrack.report import look
from acutrack.report.chart_drawing import PRINT, draw_shapes, fitting_words
from acutrack.report.faces import Face
from acutrack.report.plot import Plot
from acutrack.report.sheet import MM, Align, Point, Sheet, Style

#: Left and right end in mm.
Span = tuple[float, float]

_WORDS = Style(look.AXIS.size, Face.REGULAR, Role.INK)
_MARK = 11.0
#: In a legend: from a sample to its words, between two entries, from line to line; mm.
_TO_WORDS, _BETWEEN, _LEGEND_LINE = 1.4, 4.0, 3.2
#: Left edge of the page's words, and the size of letters of which two lines fit in a lane.
_MARGIN, _SMALL = 14.0, 6.0
_GROUNDS = {Role.OTHER_CARE: Role.OTHER_CARE_GROUND, Role.SESSION: Role.SESSION_GROUND}


def draw_lanes(sheet: Sheet, plot: Plot, lanes: tuple[Lane, ...], top: float, high: float) -> float:
    """Draw each lane `high` mm high from `top` on; returns the y under the last."""
    for lane in lanes:
        middle = top + high / 2
        _name(sheet, plot, lane.name, middle)
        _marks(sheet, plot, lane, middle, high)
        top += high
        sheet.rule((plot.area.x, top), (plot.area.right, top), Role.GRID, 0.4)
    return top


def _name(sheet: Sheet, plot: Plot, name: str, middle: float) -> None:
    """The lane's name before it; in two small lines where the margin is too narrow for one."""
    style, right = look.AXIS_STRONG, plot.area.x - 1.4
    room = right - _MARGIN
    if style.width(name) <= room:
        sheet.text(right, middle + 0.9, name, style, Align.RIGHT)
        return
    style = replace(style, size=_SMALL)
    lines = style.wrap_within(name, room, 2)
    _in_two(sheet, (right, middle), lines, style, Align.RIGHT)


def _in_two(
    sheet: Sheet, at: Point, lines: list[str], style: Style, align: Align = Align.LEFT
) -> float:
    """One or two small lines about a height; returns the width of the longer."""
    wide = 0.0
    for line, words in enumerate(lines):
        y = at[1] + (0.8 if len(lines) == 1 else -0.2 + 2.1 * line)
        wide = max(wide, sheet.text(at[0], y, words, style, align))
    return wide


def _marks(sheet: Sheet, plot: Plot, lane: Lane, middle: float, high: float) -> None:
    shown = sorted((mark for mark in lane.marks if _visible(plot, mark)), key=_start)
    spans = [_draw_mark(sheet, plot, mark, middle, high) for mark in shown]
    taken = -math.inf
    for at, mark in enumerate(shown):
        others = [span[0] for span in spans[at + 1 :]]
        room = (taken, min([*others, plot.area.right + 18.0]))
        taken = max(taken, spans[at][1], _words(sheet, mark, spans[at], room, middle))


def _start(mark: LaneMark) -> float:
    return mark.start if isinstance(mark, LanePeriod) else mark.x


def _visible(plot: Plot, mark: LaneMark) -> bool:
    match mark:
        case LaneMoment() | LaneCount():
            return plot.holds(mark.x)
        case LanePeriod():
            return mark.end >= plot.x_axis.low and mark.start <= plot.x_axis.high
        case _:
            assert_never(mark)


def _draw_mark(sheet: Sheet, plot: Plot, mark: LaneMark, middle: float, high: float) -> Span:
    match mark:
        case LaneMoment():
            return _moment(sheet, plot, mark, middle)
        case LanePeriod():
            return _period(sheet, plot, mark, middle, high)
        case LaneCount():
            x, half = plot.x(mark.x), look.AXIS.width(mark.text) / 2
            sheet.text(x, middle + 0.9, mark.text, look.AXIS, Align.CENTRE)
            return x - half, x + half
        case _:
            assert_never(mark)


def _moment(sheet: Sheet, plot: Plot, mark: LaneMoment, middle: float) -> Span:
    """The mark and its tail."""
    x = plot.x(mark.x)
    half = _MARK * PRINT / MM / 2
    end = x + half
    if mark.until is not None and mark.until > mark.x:
        end = max(end, min(plot.x(mark.until), plot.area.right))
        sheet.rule((x, middle), (end, middle), mark.role, 1.3)
    draw_shapes(sheet, [(x, middle)], mark.shape, mark.role, _MARK)
    return x - half, end


def _period(sheet: Sheet, plot: Plot, mark: LanePeriod, middle: float, high: float) -> Span:
    """The bar; an open end has no closing edge, because it goes on."""
    left = max(plot.area.x, plot.x(mark.start))
    right = min(plot.area.right, plot.x(mark.end))
    corner, size = (left, middle - high * 0.36), (max(right - left, 0.5), high * 0.72)
    ground = PAPER[_GROUNDS.get(mark.role, Role.SURFACE)]
    sheet.box(corner, size, fill=ground, edge=PAPER[mark.role], width=0.8)
    if mark.open_end and right >= plot.area.right - 0.1:
        sheet.rule((right, corner[1] + 0.3), (right, corner[1] + size[1] - 0.3), Role.SURFACE, 1.4)
    return left, right


def _words(sheet: Sheet, mark: LaneMark, span: Span, room: Span, middle: float) -> float:
    """Words inside a bar or behind a mark, where they touch nothing; returns where they end.

    Words that fit nowhere are left to the table.
    """
    match mark:
        case LaneMoment():
            return _behind(sheet, mark, span, room, middle)
        case LanePeriod():
            return _at_bar(sheet, mark, span, room, middle)
        case LaneCount():
            return span[1]
        case _:
            assert_never(mark)


def _behind(sheet: Sheet, mark: LaneMoment, span: Span, room: Span, middle: float) -> float:
    """The words of a moment, whole: in two small lines rather than not at all."""
    start = span[1] + 0.8
    free = room[1] - start - 0.8
    if span[1] <= room[0] or free <= 0:
        return span[1]
    if _WORDS.width(mark.text) <= free:
        return start + sheet.text(start, middle + 0.9, mark.text, _WORDS)
    small = replace(_WORDS, size=_SMALL)
    lines = small.wrap(mark.text, free)
    broken = max(map(small.width, mark.text.split()), default=0.0) > free
    if broken or len(lines) > 2:
        return span[1]
    return start + _in_two(sheet, (start, middle), lines, small)


def _at_bar(sheet: Sheet, mark: LanePeriod, span: Span, room: Span, middle: float) -> float:
    """The words of a period: in its bar, behind it, or as much of them as the bar holds."""
    left, right = span
    y = middle + 0.9
    start, inside = max(left, room[0]) + 0.8, min(right, room[1]) - max(left, room[0]) - 1.6
    if _WORDS.width(mark.text) <= inside:
        return start + sheet.text(start, y, mark.text, _WORDS)
    behind = fitting_words(mark.text, _WORDS, room[1] - right - 1.6)
    if behind and right > room[0]:
        return right + 0.8 + sheet.text(right + 0.8, y, behind, _WORDS)
    inner = fitting_words(mark.text, _WORDS, inside)
    return start + sheet.text(start, y, inner, _WORDS)


def draw_legend(sheet: Sheet, chart: Chart, right: float, left: float, baseline: float) -> None:
    """Samples and words ending at `right`; those that would pass `left` stand in the next line."""
    rows: list[list[LegendEntry]] = [[]]
    free = right - left
    # The first line, beside the heading, holds as many as it can of the first entries.
    for entry in chart.legend:
        wide = look.SUBHEAD.width(entry.text) + _sample_width(entry) + _TO_WORDS
        if rows[-1] and wide > free:
            rows.append([])
            free = right - left
        rows[-1].append(entry)
        free -= wide + _BETWEEN
    for at, row in enumerate(rows):
        x = right
        y = baseline + _LEGEND_LINE * at
        for entry in reversed(row):
            x -= look.SUBHEAD.width(entry.text)
            sheet.text(x, y, entry.text, look.SUBHEAD)
            width = _sample_width(entry)
            x -= width + _TO_WORDS
            _sample(sheet, entry.mark, x, y - 0.95, width)
            x -= _BETWEEN


def _sample_width(entry: LegendEntry) -> float:
    return 2.4 if isinstance(entry.mark, Dots | Box) else 6.0


def _sample(sheet: Sheet, mark: Line | Dots | Band | Box, x: float, y: float, width: float) -> None:
    match mark:
        case Line():
            dash = () if mark.stroke.value == "solid" else (3.2, 1.8)
            sheet.rule((x, y), (x + width, y), mark.role, mark.width * PRINT, dash)
        case Dots():
            draw_shapes(sheet, [(x + width / 2, y)], mark.shape, mark.role, mark.size)
        case Band():
            sheet.box((x, y - 1.2), (width, 2.4), fill=PAPER[mark.role])
            if mark.edge is None:
                sheet.rule((x, y), (x + width, y), Role.BASELINE, 0.9, (3.2, 1.8))
                return
            for edge in (y - 1.2, y + 1.2):
                sheet.rule((x, edge), (x + width, edge), mark.edge, 0.4)
        case Box():
            fill = PAPER[mark.fill] if mark.fill is not None else ""
            dash = () if mark.stroke is Stroke.SOLID else (0.8, 0.8)
            sheet.box((x, y - 1.2), (2.4, 2.4), fill=fill, edge=PAPER[mark.role], dash=dash)
        case _:
            assert_never(mark)
