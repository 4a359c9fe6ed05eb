"""Draws what stands around the marks: grid, scores, dates, lanes, labels, the arrow."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from acutrack.charts.palette import Role
from acutrack.charts.spec import AxisKind, Better, Chart, Level, Line, Tick, Upright
from acutrack.charts.spread import spread
from acutrack.gui.charts.frame_layout import FrameLayout, arrow_lines, chart_font, line_height
from acutrack.gui.charts.lane_drawing import draw_lane
from acutrack.gui.charts.plane import Plane
from acutrack.gui.theme import look

# Time runs from left to right in every language, so left and right are meant as such.
_FIXED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _FIXED
_LEFT = Qt.AlignmentFlag.AlignLeft | _FIXED
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
#: A view of less than this share of the axis also shows its finer ticks.
_PART = 0.6


def draw_ground(painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane) -> None:
    """Draw what lies behind the marks: the grid and its scores."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(chart_font())
    height = line_height()
    for tick in chart.y.ticks:
        y = round(plane.y(tick.at)) + 0.5
        if chart.y.kind is not AxisKind.NONE:
            painter.setPen(QPen(look().colour(Role.GRID), 1))
            painter.drawLine(QLineF(layout.plot.left(), y, layout.plot.right(), y))
        painter.setPen(look().colour(Role.INK2))
        place = QRectF(0, y - height / 2, layout.plot.left() - 8, height)
        painter.drawText(place, _RIGHT, tick.text)


def draw_frame(
    painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane, mini: bool
) -> None:
    """Draw what lies around the marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    plot = layout.plot
    painter.setPen(QPen(look().colour(Role.CTL), 1))
    x = plot.left() - 0.5
    if chart.y.kind is not AxisKind.NONE or chart.only_lanes:
        painter.drawLine(QLineF(x, plot.top(), x, layout.bottom))
    if chart.x.kind is not AxisKind.NONE:
        painter.drawLine(QLineF(x, layout.bottom + 0.5, plot.right(), layout.bottom + 0.5))
    _draw_dates(painter, chart, layout, plane)
    if mini:
        return
    _draw_title(painter, layout)
    _draw_words_above(painter, chart, layout, plane)
    _draw_side(painter, chart, layout, plane)
    _draw_arrow(painter, chart, layout)
    _draw_lanes(painter, chart, layout, plane)


def _draw_dates(painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane) -> None:
    metrics = QFontMetricsF(chart_font())
    painter.setFont(chart_font())
    painter.setPen(look().colour(Role.INK))
    taken: list[tuple[float, float]] = []
    right = layout.side.right() if layout.side.width() > 0 else layout.plot.right() + 12
    for tick in _ticks(chart, plane):
        x, half = plane.x(tick.at), metrics.horizontalAdvance(tick.text) / 2 + 5
        low, high = x - half, x + half
        if any(low < end and high > start for start, end in taken) or low < 0 or high > right + 5:
            continue
        taken.append((low, high))
        if chart.x.kind is not AxisKind.NONE:
            painter.drawLine(QLineF(x, layout.bottom + 1, x, layout.bottom + 5))
        place = QRectF(low, layout.dates_top + 2, 2 * half, line_height())
        painter.drawText(place, _CENTRE, tick.text)


def _draw_title(painter: QPainter, layout: FrameLayout) -> None:
    """What the axis counts, under its ticks."""
    painter.setPen(look().colour(Role.INK2))
    left, height = layout.plot.left(), line_height()
    width = layout.side.right() - left
    for number, words in enumerate(layout.titles, start=1):
        place = QRectF(left, layout.dates_top + 2 + number * height, width, height + 2)
        painter.drawText(place, _LEFT, words)


def _ticks(chart: Chart, plane: Plane) -> list[Tick]:
    axis = chart.x
    part = (plane.high_x - plane.low_x) < _PART * (axis.high - axis.low)
    known = {tick.at for tick in axis.ticks}
    more = tuple(tick for tick in axis.finer if tick.at not in known) if part else ()
    return [tick for tick in (*axis.ticks, *more) if plane.low_x <= tick.at <= plane.high_x]


def _draw_words_above(painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane) -> None:
    metrics = QFontMetricsF(chart_font())
    painter.setFont(chart_font())
    painter.setPen(look().colour(Role.INK2))
    plot = layout.plot
    for mark in chart.marks:
        if not isinstance(mark, Upright) or not plane.low_x <= mark.x <= plane.high_x:
            continue
        x, high = plane.x(mark.x), line_height()
        top = plot.top() - high - 4
        if mark.before and metrics.horizontalAdvance(mark.before) <= x - 8:
            painter.drawText(QRectF(0, top, x - 8, high), _RIGHT, mark.before)
        if mark.after and metrics.horizontalAdvance(mark.after) <= layout.side.right() - x - 8:
            place = QRectF(x + 8, top, layout.side.right() - x - 8, high)
            painter.drawText(place, _LEFT, mark.after)


def _draw_side(painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane) -> None:
    """Label and value at the right end of each line, moved apart where they would collide."""
    named = [(y, label, value, role) for y, label, value, role in _side_labels(chart, plane)]
    line = line_height(strong=True) * 0.96
    wanted = [plane.y(y) for y, *_ in named]
    room = layout.side
    low, high = room.top() - line / 2, room.bottom() + line
    centres = spread(wanted, [2 * line + 6] * len(named), low, high)
    painter.setFont(chart_font(strong=True))
    for (_, label, value, role), centre, at in zip(named, centres, wanted, strict=True):
        painter.setPen(QPen(look().colour(role), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawLine(QLineF(layout.plot.right() + 1, at, room.left() + 1, centre))
        left = room.left() + 5
        for words, top in ((label, centre - line), (value, centre)):
            # A sign above or below a letter may reach out of its line.
            painter.drawText(QRectF(left, top - 3, room.width(), line + 6), _LEFT, words)


def _side_labels(chart: Chart, plane: Plane) -> list[tuple[float, str, str, Role]]:
    found: list[tuple[float, str, str, Role]] = []
    for mark in chart.marks:
        if isinstance(mark, Level) and mark.label:
            found.append((mark.y, mark.label, mark.value, mark.role))
        elif isinstance(mark, Line) and mark.end_label and mark.xs[-1] <= plane.high_x:
            found.append((float(mark.ys[-1]), mark.end_label, mark.end_value, mark.role))
    return found


def _draw_arrow(painter: QPainter, chart: Chart, layout: FrameLayout) -> None:
    """Which way is better, in words and as an arrow; left of the plot, where no mark can lie."""
    words = arrow_lines(chart, layout)
    if not words:
        return
    metrics = QFontMetricsF(chart_font(strong=True))
    line = line_height(strong=True)
    length = look().px(30)
    top = layout.plot.center().y() - (len(words) * line + length + 6) / 2
    painter.setFont(chart_font(strong=True))
    painter.setPen(look().colour(Role.BETTER))
    for number, word in enumerate(words):
        width = metrics.horizontalAdvance(word) + 2
        painter.drawText(QRectF(2, top + number * line, width, line), _LEFT, word)
    head = look().px(6)
    x, end = 2 + head, top + len(words) * line + 6 + length
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour(Role.BETTER), 2.4))
    painter.drawLine(QLineF(x, end - length + head / 2, x, end - head / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(Role.BETTER))
    if chart.way is Better.UP:
        tip, base = end - length - 2, end - length + head
    else:
        tip, base = end + 2, end - head
    corners = (QPointF(x - head, base), QPointF(x + head, base), QPointF(x, tip))
    painter.drawPolygon(QPolygonF(corners))


def _draw_lanes(painter: QPainter, chart: Chart, layout: FrameLayout, plane: Plane) -> None:
    plot = layout.plot
    for number, lane in enumerate(chart.lanes):
        top, bottom = layout.lane_tops[number], layout.lane_tops[number + 1]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if lane.name:
            painter.setPen(QPen(look().colour(Role.GRID), 1))
            painter.drawLine(QLineF(plot.left(), top + 0.5, plot.right(), top + 0.5))
        painter.setFont(chart_font())
        painter.setPen(look().colour(Role.INK))
        painter.drawText(QRectF(0, top, plot.left() - 8, bottom - top), _RIGHT, lane.name)
        room = QRectF(plot.left(), top, layout.side.right() - plot.left(), bottom - top)
        draw_lane(painter, lane, plane, room)
