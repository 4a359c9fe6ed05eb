"""The shapes of marks: one per meaning, so that none needs its colour."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from acutrack.charts.spec import Shape


def draw_shape(painter: QPainter, shape: Shape, box: QRectF, colour: str, ground: str) -> None:
    """Draw a mark that fills the square `box`; an open one is filled with `ground`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at, half = box.center(), box.width() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    match shape:
        case Shape.DOT:
            painter.drawEllipse(at, half, half)
        case Shape.RING:
            painter.setPen(QPen(QColor(colour), max(1.4, half / 2)))
            painter.setBrush(QColor(ground))
            painter.drawEllipse(at, half, half)
        case Shape.TRIANGLE:
            painter.drawPolygon(_polygon(at, (-half, -half), (half, -half), (0, half)))
        case Shape.DIAMOND:
            painter.drawPolygon(
                _polygon(at, (0, -half), (half * 0.8, 0), (0, half), (-half * 0.8, 0))
            )
        case Shape.SQUARE:
            painter.drawRect(box.adjusted(half * 0.15, half * 0.15, -half * 0.15, -half * 0.15))
        case Shape.FRAME:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(colour), max(1.4, half / 4)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        case _:
            assert_never(shape)


def stamp_shape(painter: QPainter, shape: Shape, at: QPointF, size: float, colour: str) -> None:
    """Draw a filled mark around `at` from a picture of it that is made once."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = shape_pixmap(shape, size, colour, colour, ratio)
    half = pixmap.deviceIndependentSize().width() / 2
    painter.drawPixmap(QPointF(round(at.x() - half), round(at.y() - half)), pixmap)


@lru_cache(maxsize=64)
def shape_pixmap(shape: Shape, size: float, colour: str, ground: str, ratio: float) -> QPixmap:
    """The same mark as a picture: stamping it hundreds of times is cheaper than drawing it."""
    side = int(size + 6) | 1
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_shape(painter, shape, square(QPointF(side / 2, side / 2), size), colour, ground)
    painter.end()
    return pixmap


def square(centre: QPointF, size: float) -> QRectF:
    """The square of `size` px around a place."""
    return QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)


def _polygon(at: QPointF, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([at + QPointF(across, down) for across, down in corners])
