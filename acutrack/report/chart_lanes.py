"""The rows under a plot, and the legend over it."""

from __future__ import annotations

import math
from typing import assert_never

from acutrack.charts.palette import PAPER, Role
from acutrack.charts.spec import Band, Chart, Dots, Lane, LaneMoment, LanePeriod, Line
from acutrack.report import look
from acutrack.report.chart_drawing import PRINT, draw_shapes, fitting_words
from acutrack.report.faces import Face
from acutrack.report.plot import Plot
from acutrack.report.sheet import Align, Sheet, Style

_WORDS = Style(look.AXIS.size, Face.REGULAR, Role.INK)
_MARK = 11.0


def draw_lanes(sheet: Sheet, plot: Plot, lanes: tuple[Lane, ...], top: float, high: float) -> float:
    """Draw each lane `high` mm high from `top` on; returns the y under the last."""
    for lane in lanes:
        middle = top + high / 2
        sheet.text(plot.area.x - 1.4, middle + 0.9, lane.name, look.AXIS_STRONG, Align.RIGHT)
        _marks(sheet, plot, lane, middle, high)
        top += high
        sheet.rule((plot.area.x, top), (plot.area.right, top), Role.GRID, 0.4)
    return top


def _marks(sheet: Sheet, plot: Plot, lane: Lane, middle: float, high: float) -> None:
    shown = sorted(
        (mark for mark in lane.marks if _visible(plot, mark)),
        key=lambda mark: mark.x if isinstance(mark, LaneMoment) else mark.start,
    )
    starts = [_left(plot, mark) for mark in shown] + [plot.area.right + 18.0]
    taken = -math.inf
    for mark, following in zip(shown, starts[1:], strict=True):
        match mark:
            case LaneMoment():
                taken = _moment(sheet, plot, mark, middle, (taken, following))
            case LanePeriod():
                taken = _period(sheet, plot, mark, (middle, high), (taken, following))
            case _:
                assert_never(mark)


def _visible(plot: Plot, mark: LaneMoment | LanePeriod) -> bool:
    match mark:
        case LaneMoment():
            return plot.holds(mark.x)
        case LanePeriod():
            return mark.end >= plot.x_axis.low and mark.start <= plot.x_axis.high
        case _:
            assert_never(mark)


def _left(plot: Plot, mark: LaneMoment | LanePeriod) -> float:
    if isinstance(mark, LaneMoment):
        return plot.x(mark.x) - _MARK * PRINT / 2.83 / 2
    return max(plot.area.x, plot.x(mark.start))


def _moment(
    sheet: Sheet, plot: Plot, mark: LaneMoment, middle: float, room: tuple[float, float]
) -> float:
    """Mark, tail and words; returns how far right they reach."""
    x = plot.x(mark.x)
    end = x
    if mark.until is not None and mark.until > mark.x:
        end = min(plot.x(mark.until), plot.area.right)
        sheet.rule((x, middle), (end, middle), mark.role, 1.3)
    draw_shapes(sheet, [(x, middle)], mark.shape, mark.role, _MARK)
    start = max(end, x + 0.9) + 0.8
    words = mark.text if start + _WORDS.width(mark.text) < room[1] - 0.6 else ""
    if not words:
        return end
    return start + sheet.text(start, middle + 0.9, words, _WORDS)


def _period(
    sheet: Sheet,
    plot: Plot,
    mark: LanePeriod,
    place: tuple[float, float],
    room: tuple[float, float],
) -> float:
    middle, high = place
    left = max(plot.area.x, plot.x(mark.start))
    right = min(plot.area.right, plot.x(mark.end))
    corner, size = (left, middle - high * 0.36), (max(right - left, 0.5), high * 0.72)
    ground = PAPER[Role.OTHER_CARE_GROUND]
    sheet.box(corner, size, fill=ground, edge=PAPER[mark.role], width=0.8)
    if mark.open_end and right >= plot.area.right - 0.1:
        # An open end has no closing edge: it goes on.
        sheet.rule((right, corner[1] + 0.3), (right, corner[1] + size[1] - 0.3), Role.SURFACE, 1.4)
    if _WORDS.width(mark.text) <= size[0] - 1.6:
        sheet.text(left + 0.8, middle + 0.9, mark.text, _WORDS)
        return right
    if right + 1 > room[0]:
        words = fitting_words(mark.text, _WORDS, min(room[1], plot.area.right) - right - 1.6)
        if words:
            return right + 1 + sheet.text(right + 1, middle + 0.9, words, _WORDS)
    words = fitting_words(mark.text, _WORDS, size[0] - 1.6)
    sheet.text(left + 0.8, middle + 0.9, words, _WORDS)
    return right


def draw_legend(sheet: Sheet, chart: Chart, right: float, left: float, baseline: float) -> None:
    """Samples and words ending at `right`; entries that would pass `left` are left out."""
    sample, gap = 6.0, 4.0
    x = right
    for entry in reversed(chart.legend):
        x -= look.SUBHEAD.width(entry.text)
        width = 2.4 if isinstance(entry.mark, Dots) else sample
        if x - width - 1.4 < left:
            return
        sheet.text(x, baseline, entry.text, look.SUBHEAD)
        x -= width + 1.4
        _sample(sheet, entry.mark, x, baseline - 0.95, width)
        x -= gap


def _sample(sheet: Sheet, mark: Line | Dots | Band, x: float, y: float, width: float) -> None:
    match mark:
        case Line():
            dash = () if mark.stroke.value == "solid" else (3.2, 1.8)
            sheet.rule((x, y), (x + width, y), mark.role, mark.width * PRINT, dash)
        case Dots():
            draw_shapes(sheet, [(x + width / 2, y)], mark.shape, mark.role, mark.size)
        case Band():
            sheet.box((x, y - 1.2), (width, 2.4), fill=PAPER[mark.role])
            sheet.rule((x, y), (x + width, y), Role.BASELINE, 0.9, (3.2, 1.8))
        case _:
            assert_never(mark)
