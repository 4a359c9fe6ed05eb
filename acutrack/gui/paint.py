"""Strokes shared by the style and by the painted widgets: rounded shapes, focus rings, text."""

from __future__ import annotations

import re

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from acutrack.gui.qt_numbers import ALIGN_LEADING, ALIGN_VCENTER, WORD_WRAP

RING = 3.0
"""Width in px of the focus ring, and of the empty margin every control keeps for it."""

CONTROL_RADIUS = 8.0
CARD_RADIUS = 10.0
CONTROL_HEIGHT = 44
CHIP_HEIGHT = 40

#: A line of Arabic needs 1 px more than its letters; the other is for rounding.
_SPARE = 2
_ANY_HEIGHT = 100_000.0


def shape(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | None = None,
    edge: str | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded rectangle whose edge lies wholly inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2) if edge else rect
    radius = min(radius, inner.height() / 2, inner.width() / 2)
    if edge:
        style = QtCore.Qt.PenStyle.CustomDashLine if dashed else QtCore.Qt.PenStyle.SolidLine
        pen = QPen(QColor(edge), width, style)
        if dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
    else:
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else QtCore.Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def ring(painter: QPainter, rect: QRectF, radius: float, ink: str) -> None:
    """Draw the focus ring in the margin outside the visible ``rect`` of a control."""
    outer = rect.adjusted(-RING, -RING, RING, RING)
    # The ring overlaps the control's own edge by half a pixel so that no seam shows between them.
    shape(painter, outer, radius + RING, edge=ink, width=RING + 0.5)


def within_ring(rect: QRect | QRectF) -> QRectF:
    """The visible part of a control: its rectangle without the margin kept for the ring."""
    return QRectF(rect).adjusted(RING, RING, -RING, -RING)


#: Scripts without spaces between words: a line may end after nearly every sign. One that may not
#: begin a line stays with the sign before it.
_SIGN = "[\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_UNSPACED = re.compile(_SIGN)
_BREAKS = re.compile(rf"\s+|(?<={_SIGN})(?=[^\s、。，．：；？！）》」』】…”’%])")


def mirrored(outer: QRectF, inner: QRectF, direction: QtCore.Qt.LayoutDirection) -> QRectF:
    """Place ``inner``, given for left to right, for the reading direction within ``outer``."""
    if direction == QtCore.Qt.LayoutDirection.LeftToRight:
        return inner
    return inner.translated(outer.left() + outer.right() - inner.left() - inner.right(), 0)


def text_width(font: QFont, text: str) -> float:
    """Width of one line of text in px: with a little less it would be wrapped."""
    # What Qt wraps by is up to 2 px more than the advance where another face helps out.
    return QFontMetricsF(font).horizontalAdvance(text) + (_SPARE if text.isascii() else _SPARE + 2)


def widest_word(font: QFont, text: str) -> float:
    """Width of the widest word in px: the least width in which text wraps without being cut."""
    metrics = QFontMetricsF(font)
    parts = _BREAKS.split(text) if _UNSPACED.search(text) else text.split()
    return max((metrics.horizontalAdvance(word) for word in parts), default=0.0) + _SPARE


def wrapped_height(font: QFont, text: str, width: float) -> float:
    """Height in px of text wrapped to ``width``."""
    box = QRectF(0, 0, max(width, 1.0), _ANY_HEIGHT)
    return QFontMetricsF(font).boundingRect(box, QtCore.Qt.TextFlag.TextWordWrap, text).height()


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    *,
    align: QtCore.Qt.AlignmentFlag | None = None,
) -> None:
    """Write wrapped text, centred vertically, in the painter's reading direction.

    Without ``align`` it leans to where reading begins.
    """
    painter.setFont(font)
    painter.setPen(QColor(colour))
    across = ALIGN_LEADING if align is None else align.value
    painter.drawText(rect, across | ALIGN_VCENTER | WORD_WRAP, text)


def tick(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """Draw a check mark. The face has no such glyph, so it is never typed."""
    path = QPainterPath(_at(rect, 0.20, 0.53))
    path.lineTo(_at(rect, 0.42, 0.74))
    path.lineTo(_at(rect, 0.80, 0.28))
    _stroke(painter, path, colour, width)


def chevron_down(painter: QPainter, rect: QRectF, colour: str, width: float = 2.0) -> None:
    """Draw the mark that says a list opens below."""
    path = QPainterPath(_at(rect, 0.25, 0.38))
    path.lineTo(_at(rect, 0.50, 0.63))
    path.lineTo(_at(rect, 0.75, 0.38))
    _stroke(painter, path, colour, width)


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * across, rect.top() + rect.height() * down)


def _stroke(painter: QPainter, path: QPainterPath, colour: str, width: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(QtCore.Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
