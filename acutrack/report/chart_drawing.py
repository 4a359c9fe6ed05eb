"""A Chart as vectors: the same marks as on the screen, by the same description."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import assert_never

import numpy as np

from acutrack.charts.palette import PAPER, Role
from acutrack.charts.runs import runs
from acutrack.charts.spec import (
    AxisKind,
    Band,
    Better,
    Box,
    Chart,
    Dots,
    Level,
    Line,
    Mark,
    Shape,
    Stroke,
    Upright,
    Words,
)
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.faces import Face
from acutrack.report.plot import Plot
from acutrack.report.sheet import MM, Align, Point, Sheet, Style

#: Points of print for a point on the screen: paper is read from nearer and prints finer.
PRINT = 0.58
_DASHES: dict[Stroke, tuple[float, ...]] = {
    Stroke.SOLID: (),
    Stroke.DASHED: (3.2, 1.8),
    Stroke.DOTTED: (0.9, 1.8),
}
_THINNEST = 0.4
#: Corners in halves of the mark's size; y grows downwards.
_CORNERS: dict[Shape, tuple[Point, ...]] = {
    Shape.TRIANGLE: ((-1, -0.85), (1, -0.85), (0, 0.95)),
    Shape.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
    Shape.SQUARE: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
}


@dataclass(frozen=True)
class SideLabel:
    """Words at the right edge of a plot, at the height of what they name."""

    y: float
    lines: tuple[str, ...]
    role: Role


def draw_chart(sheet: Sheet, chart: Chart, area: Block, label_room: float) -> Plot:
    """Draw grid, marks, ticks and side labels; lanes and legend are drawn by `chart_lanes`.

    Args:
        sheet: where to draw.
        chart: what to draw.
        area: the plot's own rectangle, without ticks and labels.
        label_room: millimetres to the right of the plot for direct labels; 0 puts them inside.
    """
    plot = Plot(area, chart.x, chart.y)
    _grid(sheet, plot)
    for mark in chart.marks:
        draw_mark(sheet, plot, mark)
    if chart.better:
        _arrow(sheet, plot, chart)
    if label_room:
        _side_labels(sheet, plot, chart, label_room)
    else:
        _labels_inside(sheet, plot, chart)
    return plot


def draw_mark(sheet: Sheet, plot: Plot, mark: Mark) -> None:
    """Draw one mark; a new kind of mark is a type error here."""
    match mark:
        case Line():
            _line(sheet, plot, mark)
        case Dots():
            draw_shapes(sheet, plot.points(mark.xs, mark.ys), mark.shape, mark.role, mark.size)
        case Band():
            _band(sheet, plot, mark)
        case Level():
            _level(sheet, plot, mark)
        case Upright():
            _upright(sheet, plot, mark)
        case Words():
            style = Style(look.AXIS.size, Face.REGULAR, mark.role)
            sheet.text(plot.x(mark.x), plot.y(mark.y), mark.text, style, Align.CENTRE)
        case Box():
            _box(sheet, plot, mark)
        case _:
            assert_never(mark)


def draw_shapes(
    sheet: Sheet, centres: list[Point], shape: Shape, role: Role, screen_size: float
) -> None:
    """Marks of one shape; each meaning has its own, so grey print tells them apart."""
    size = screen_size * PRINT
    match shape:
        case Shape.DOT:
            sheet.discs(centres, role, size)
        case Shape.RING:
            # A ring looks smaller than a disc of its size.
            sheet.rings(centres, role, size * 1.2)
        case Shape.TRIANGLE | Shape.DIAMOND | Shape.SQUARE:
            half = size / MM / 2
            for x, y in centres:
                corners = [(x + half * across, y + half * down) for across, down in _CORNERS[shape]]
                sheet.area(corners, PAPER[role])
        case Shape.FRAME:
            side = size / MM
            for x, y in centres:
                corner = (x - side / 2, y - side / 2)
                sheet.box(corner, (side, side), edge=PAPER[role], width=0.8)
        case _:
            assert_never(shape)


def _grid(sheet: Sheet, plot: Plot) -> None:
    area = plot.area
    for tick in plot.y_axis.ticks:
        y = plot.y(tick.at)
        if plot.y_axis.kind is not AxisKind.NONE:
            sheet.rule((area.x, y), (area.right, y), Role.GRID, _THINNEST)
        sheet.text(area.x - 1.4, y + 0.9, tick.text, look.AXIS, Align.RIGHT)


def draw_x_ticks(sheet: Sheet, plot: Plot, baseline: float) -> None:
    """The words of the x axis, where they do not touch each other."""
    end = -math.inf
    for tick in plot.x_axis.ticks:
        if not plot.holds(tick.at):
            continue
        half = look.AXIS.width(tick.text) / 2
        x = plot.x(tick.at)
        if x - half >= end + 1.0:
            sheet.text(x, baseline, tick.text, look.AXIS, Align.CENTRE)
            end = x + half


def _line(sheet: Sheet, plot: Plot, line: Line) -> None:
    width = max(_THINNEST, line.width * PRINT)
    for piece in plot.pieces(line.xs, line.ys):
        if len(piece) == 1:
            sheet.discs(piece, line.role, width)
        else:
            sheet.path(piece, line.role, width, _DASHES[line.stroke])


def _band(sheet: Sheet, plot: Plot, band: Band) -> None:
    xs = np.clip(band.xs, plot.x_axis.low, plot.x_axis.high)
    for start, end in runs(np.isfinite(band.low) & np.isfinite(band.high)):
        if end - start < 2:
            continue
        across = [plot.x(x) for x in xs[start:end]]
        upper = list(zip(across, map(plot.y, band.high[start:end]), strict=True))
        lower = list(zip(across, map(plot.y, band.low[start:end]), strict=True))
        sheet.area([*upper, *reversed(lower)], PAPER[band.role])
        if band.edge is not None:
            for side in (upper, lower):
                sheet.path(side, band.edge, _THINNEST)


def _box(sheet: Sheet, plot: Plot, box: Box) -> None:
    gap = box.gap * PRINT / MM
    left, top = plot.x(box.left) + gap, plot.y(box.high) + gap
    size = (plot.x(box.right) - gap - left, plot.y(box.low) - gap - top)
    width = max(_THINNEST, box.width * PRINT)
    edge, inset = PAPER[box.role], width / MM / 2
    corner = (left + inset, top + inset)
    within = (max(size[0] - 2 * inset, 0.1), max(size[1] - 2 * inset, 0.1))
    fill = "" if box.fill is None else PAPER[box.fill]
    dash = () if box.stroke is Stroke.SOLID else (0.8, 0.8)
    sheet.box(corner, within, fill=fill, edge=edge, width=width, dash=dash)
    if box.text:
        _words_in_box(sheet, (left, top), size, box)


def _words_in_box(sheet: Sheet, corner: Point, size: Point, box: Box) -> None:
    """Words in the largest of three sizes that fits; what fits in none is left to the table."""
    for style in (look.TABLE_STRONG, look.AXIS_STRONG, look.CALENDAR):
        high = style.size / MM
        if style.width(box.text) <= size[0] - 0.6 and high * 0.9 <= size[1]:
            y = corner[1] + size[1] / 2 + high * 0.35
            own = Style(style.size, style.face, _ink_on(box.fill))
            sheet.text(corner[0] + size[0] / 2, y, box.text, own, Align.CENTRE)
            return


def _ink_on(fill: Role | None) -> Role:
    for role in (Role.DIGIT_ON_MILD, Role.DIGIT_ON_SEVERE):
        if PAPER.ink_on(fill) == PAPER[role]:
            return role
    return Role.INK


def _level(sheet: Sheet, plot: Plot, level: Level) -> None:
    start = plot.area.x if level.start is None else max(plot.area.x, plot.x(level.start))
    y = plot.y(level.y)
    sheet.rule((start, y), (plot.area.right, y), level.role, 0.9, _DASHES[level.stroke])


def _upright(sheet: Sheet, plot: Plot, upright: Upright) -> None:
    if not plot.holds(upright.x):
        return
    x, area = plot.x(upright.x), plot.area
    worded = bool(upright.before or upright.after)
    top = area.y - 1.2 if worded else area.y
    width = max(_THINNEST, upright.width * PRINT)
    sheet.rule((x, top), (x, area.bottom), upright.role, width)
    baseline = area.y + 2.7
    for words, room, at, align in (
        (upright.before, x - area.x, x - 1, Align.RIGHT),
        (upright.after, area.right - x, x + 1, Align.LEFT),
    ):
        for line, part in enumerate(_beside_upright(words, room - 1.5)):
            sheet.text(at, baseline + 2.7 * line, part, look.AXIS, align)


def _beside_upright(words: str, room: float) -> list[str]:
    """The words in one line, or in two; none where not even two hold them."""
    if not words or max(map(look.AXIS.width, words.split())) > room:
        return []
    lines = look.AXIS.wrap(words, room)
    return lines if len(lines) <= 2 else []


def _arrow(sheet: Sheet, plot: Plot, chart: Chart) -> None:
    x, bottom = plot.area.x + 3.2, plot.area.bottom - 1.2
    top = bottom - 8.0
    sheet.rule((x, top + 1.2), (x, bottom - 1.2), Role.BETTER, 1.1)
    tip, base = (top, top + 1.6) if chart.way is Better.UP else (bottom, bottom - 1.6)
    sheet.area([(x - 1, base), (x + 1, base), (x, tip)], PAPER[Role.BETTER])
    style = Style(look.AXIS.size, Face.SEMIBOLD, Role.BETTER)
    lines = style.wrap_within(chart.better, 16, 2)
    sheet.lines(x + 2.2, bottom - 3.6, lines, style, 2.9)


def _side_labels(sheet: Sheet, plot: Plot, chart: Chart, room: float) -> None:
    style, step = look.AXIS_STRONG, 2.9
    found = _labels_of(plot, chart)
    words = [word for label in found for part in label.lines for word in part.split()]
    widest = max(map(style.width, words), default=0.0)
    # A long word is smaller rather than broken.
    size = style.size * min(1.0, room / widest) if widest else style.size
    style = Style(size, style.face)
    labels = [SideLabel(of.y, _in_lines(of.lines, style, room), of.role) for of in found]
    for label, top in zip(labels, _apart(labels, plot, step), strict=True):
        own = Style(style.size, style.face, label.role)
        sheet.lines(plot.area.right + 2.2, top, label.lines, own, step)


def _labels_inside(sheet: Sheet, plot: Plot, chart: Chart) -> None:
    """Where there is no room beside the plot, a level's name stands on its line."""
    for mark in chart.marks:
        if isinstance(mark, Level) and mark.label:
            style = Style(look.AXIS.size, Face.REGULAR, mark.role)
            sheet.text(plot.area.right, plot.y(mark.y) - 0.9, mark.label, style, Align.RIGHT)


def _labels_of(plot: Plot, chart: Chart) -> list[SideLabel]:
    found: list[SideLabel] = []
    for mark in chart.marks:
        match mark:
            case Level() if mark.label:
                found.append(SideLabel(plot.y(mark.y), (mark.label, mark.value), mark.role))
            case Line() if mark.end_label:
                known = mark.ys[np.isfinite(mark.ys)]
                if len(known):
                    y = plot.y(float(known[-1]))
                    found.append(SideLabel(y, (mark.end_label, mark.end_value), mark.role))
            case _:
                pass
    return sorted(found, key=lambda label: label.y)


def _in_lines(words: tuple[str, ...], style: Style, room: float) -> tuple[str, ...]:
    """One label in at most three lines; a value stays on the line of its last word if it fits."""
    label = " ".join(part for part in words if part)
    return tuple(style.wrap_within(label, (room - 2.2), 3))


def _apart(labels: list[SideLabel], plot: Plot, step: float) -> list[float]:
    """Baselines of the first lines, moved so that no two labels touch."""
    tops = [label.y + 1.0 - step * (len(label.lines) - 1) / 2 for label in labels]
    for at in range(1, len(tops)):
        free = tops[at - 1] + step * len(labels[at - 1].lines) + 0.6
        tops[at] = max(tops[at], free)
    lowest = plot.area.bottom + 1.0
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = min(tops[at], lowest - step * (len(labels[at].lines) - 1))
        lowest = tops[at] - step - 0.6
    return tops


def fitting_words(words: str, style: Style, room: float) -> str:
    """`words` if they fit `room` mm, cut at a word; empty where not even a start would do."""
    if room <= 0:
        return ""
    shortened = style.cut(words, room)
    return shortened if style.width(shortened) <= room and len(shortened) > 3 else ""
