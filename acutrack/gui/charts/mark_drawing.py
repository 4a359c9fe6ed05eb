"""Draws each kind of mark in px; a mark without its drawing does not pass the type checker."""

from __future__ import annotations

from typing import assert_never

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from acutrack.charts.palette import Role
from acutrack.charts.runs import runs
from acutrack.charts.spec import (
    Band,
    Box,
    Dots,
    Level,
    Line,
    Mark,
    Numbers,
    Stroke,
    Upright,
    Words,
)
from acutrack.gui.charts.plane import Plane
from acutrack.gui.charts.shapes import shape_pixmap
from acutrack.gui.theme import TextStyle, look

#: With more marks than this in view, a day is a point instead of a symbol: symbols cost 4 to 8
#: times as much as a line and would hide each other anyway.
MOST_SYMBOLS = 400
#: Lines of more points than this are drawn thin and without smoothed edges.
MOST_SMOOTH_POINTS = 1200
#: Closer than this in px, hairlines would merge into a ground; the lane below still shows each.
LEAST_BETWEEN_HAIRLINES = 5.0

_DASHES = {Stroke.SOLID: None, Stroke.DASHED: [5.0, 3.0], Stroke.DOTTED: [1.5, 2.5]}


def draw_mark(painter: QPainter, mark: Mark, plane: Plane) -> None:
    """Draw one mark."""
    match mark:
        case Line():
            _draw_line(painter, mark, plane)
        case Dots():
            _draw_dots(painter, mark, plane)
        case Band():
            _draw_band(painter, mark, plane)
        case Level():
            _draw_level(painter, mark, plane)
        case Upright():
            draw_uprights(painter, (mark,), plane)
        case Words():
            _draw_words(painter, mark, plane)
        case Box():
            _draw_box(painter, mark, plane)
        case _:
            assert_never(mark)


def draw_uprights(painter: QPainter, uprights: tuple[Upright, ...], plane: Plane) -> None:
    """Draw upright lines of one kind at once."""
    inside = [u for u in uprights if plane.low_x <= u.x <= plane.high_x]
    if not inside or len(inside) * LEAST_BETWEEN_HAIRLINES > plane.rect.width():
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look().colour(inside[0].role), inside[0].width))
    top, bottom = plane.rect.top(), plane.rect.bottom()
    painter.drawLines([QLineF(x, top, x, bottom) for x in (plane.x(u.x) for u in inside)])


def _draw_line(painter: QPainter, line: Line, plane: Plane) -> None:
    xs, ys = _in_view(line.xs, line.ys, plane, margin=1)
    step = int(xs.size // max(1.0, plane.rect.width())) + 1
    if step > 1:
        kept = _kept(xs.size, step)
        xs, ys = xs[kept], ys[kept]
    many = xs.size > MOST_SMOOTH_POINTS
    width = line.width if xs.size <= MOST_SYMBOLS else max(1.0, line.width / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    pen = QPen(look().colour(line.role), 1.0 if many else look().px(10 * width) / 10)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    _dash(pen, line.stroke)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for polygon in _pieces(plane.xs(xs), plane.ys(ys)):
        painter.drawPolyline(polygon)


def _draw_dots(painter: QPainter, dots: Dots, plane: Plane) -> None:
    xs, ys = _in_view(dots.xs, dots.ys, plane)
    known = np.isfinite(ys)
    across, down = plane.xs(xs[known]), plane.ys(ys[known])
    if across.size > MOST_SYMBOLS:
        _draw_points(painter, dots, across, down)
        return
    colour, ground = look()[dots.role], look()[Role.SURFACE]
    ratio = painter.device().devicePixelRatioF()
    pixmap = shape_pixmap(dots.shape, look().px(dots.size * 4) / 4, colour, ground, ratio)
    half = pixmap.deviceIndependentSize().width() / 2
    for x, y in zip(across.tolist(), down.tolist(), strict=True):
        painter.drawPixmap(QPointF(round(x - half), round(y - half)), pixmap)


def _draw_points(painter: QPainter, dots: Dots, across: Numbers, down: Numbers) -> None:
    # Days that fall on the same pixel are one point.
    places = np.unique(np.rint(across) * 65536 + np.rint(down))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look().colour(dots.role), 3 if places.size < 4 * MOST_SYMBOLS else 2))
    painter.drawPoints(_polygon(np.floor_divide(places, 65536), np.mod(places, 65536)))


def box_rect(box: Box, plane: Plane) -> QRectF:
    """Where a box lies, in whole px, without the air around it."""
    gap = look().px(4 * box.gap) / 4
    corners = (plane.x(box.left), plane.y(box.high)), (plane.x(box.right), plane.y(box.low))
    (left, top), (right, bottom) = corners
    place = QRectF(QPointF(round(left), round(top)), QPointF(round(right), round(bottom)))
    return place.adjusted(gap, gap, -gap, -gap)


def _draw_box(painter: QPainter, box: Box, plane: Plane) -> None:
    place = box_rect(box, plane)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(look().colour(box.role), look().px(4 * box.width) / 4)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    _dash(pen, box.stroke)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if box.fill is None else QBrush(look().colour(box.fill)))
    half = pen.widthF() / 2
    painter.drawRect(place.adjusted(half, half, -half, -half))
    font = look().font(TextStyle.CHART_STRONG)
    metrics = QFontMetricsF(font)
    room = (place.width() - 2, place.height() - 1)
    if box.text and metrics.horizontalAdvance(box.text) <= room[0] and metrics.height() <= room[1]:
        painter.setFont(font)
        painter.setPen(QColor(look().palette.ink_on(box.fill)))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, box.text)


def _draw_band(painter: QPainter, band: Band, plane: Plane) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    places, low = _in_view(band.xs, band.low, plane, margin=1)
    _, high = _in_view(band.xs, band.high, plane, margin=1)
    step = int(places.size // max(1.0, plane.rect.width())) + 1
    for start, end in runs(np.isfinite(low) & np.isfinite(high)):
        run = places[start:end]
        kept = _kept(run.size, step)
        xs = plane.xs(run[kept])
        below, above = plane.ys(low[start:end][kept]), plane.ys(high[start:end][kept])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(band.role))
        around = np.concatenate([xs, xs[::-1]]), np.concatenate([above, below[::-1]])
        painter.drawPolygon(_polygon(*around))
        if band.edge is not None:
            painter.setPen(QPen(look().colour(band.edge), 1))
            for side in (below, above):
                painter.drawPolyline(_polygon(xs, side))


def _draw_level(painter: QPainter, level: Level, plane: Plane) -> None:
    left = plane.rect.left() if level.start is None else plane.x(level.start)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(look().colour(level.role), 1.6)
    _dash(pen, level.stroke)
    painter.setPen(pen)
    y = round(plane.y(level.y)) + 0.5
    painter.drawLine(QLineF(max(left, plane.rect.left()), y, plane.rect.right(), y))


def _draw_words(painter: QPainter, words: Words, plane: Plane) -> None:
    font = look().font(TextStyle.CHART)
    metrics = QFontMetricsF(font)
    size = metrics.boundingRect(words.text).size()
    if words.room is not None and size.width() + 12 > words.room * plane.px_per_day:
        return
    place = QRectF(0, 0, size.width() + 6, size.height())
    place.moveCenter(QPointF(plane.x(words.x), plane.y(words.y)))
    painter.fillRect(place, QColor(look()[Role.SURFACE]))
    painter.setFont(font)
    painter.setPen(look().colour(words.role))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.text)


def _in_view(xs: Numbers, ys: Numbers, plane: Plane, margin: int = 0) -> tuple[Numbers, Numbers]:
    low = max(0, int(np.searchsorted(xs, plane.low_x, "left")) - margin)
    high = int(np.searchsorted(xs, plane.high_x, "right")) + margin
    return xs[low:high], ys[low:high]


def _kept(size: int, step: int) -> NDArray[np.intp]:
    """Every `step`-th point and the last; a level smoothed over weeks looks the same."""
    return np.append(np.arange(0, size - 1, step), size - 1)


def _pieces(across: Numbers, down: Numbers) -> list[QPolygonF]:
    """The runs between holes (NaN)."""
    return [_polygon(across[start:end], down[start:end]) for start, end in runs(np.isfinite(down))]


def _polygon(across: Numbers, down: Numbers) -> QPolygonF:
    if across.size <= MOST_SYMBOLS:
        pairs = zip(across.tolist(), down.tolist(), strict=True)
        return QPolygonF([QPointF(x, y) for x, y in pairs])
    # Many points are copied as memory; few do not pay for loading the library.
    import pyqtgraph as pg

    made: QPolygonF = pg.functions.arrayToQPolygonF(
        np.ascontiguousarray(across, dtype=np.float64), np.ascontiguousarray(down, dtype=np.float64)
    )
    return made


def _dash(pen: QPen, stroke: Stroke) -> None:
    dashes = _DASHES[stroke]
    if dashes is not None:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
