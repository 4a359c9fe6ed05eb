"""A sentence with a box to tick."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.painted_button import PaintedButton

_BOX = 24
_GAP = 14


class TickLine(PaintedButton):
    """Ticked or blank; the whole line can be pressed. Its signal is ``toggled``."""

    text_style = TextStyle.BODY
    padding = 10

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = min(super().sizeHint().width(), look().px(620))
        return QSize(width, self.heightForWidth(width))

    @override
    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), ceil(look().icon_px(_BOX) + 4 * paint.RING))

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isDown() or self.underMouse() or self.isChecked():
            paint.shape(painter, rect, self.radius, fill=look()[Role.TINT])

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        side = look().icon_px(_BOX)
        box = QRectF(rect.left() + self.padding, rect.center().y() - side / 2, side, side)
        box = paint.mirrored(rect, box, self.layoutDirection())
        ticked = self.isChecked()
        paint.shape(
            painter,
            box,
            5.0,
            fill=look()[Role.ACCENT if ticked else Role.SURFACE],
            edge=look()[Role.ACCENT if ticked else Role.CTL],
            width=2.0,
        )
        if ticked:
            paint.tick(painter, box, look()[Role.ON_ACCENT], 2.5)
        left = rect.left() + self.padding + side + _GAP
        place = QRectF(left, rect.top(), rect.right() - self.padding - left, rect.height())
        place = paint.mirrored(rect, place, self.layoutDirection())
        paint.write(painter, place, self.words, self.font(), look()[Role.INK])

    @override
    def _icon_space(self) -> float:
        return float(look().icon_px(_BOX) + _GAP)
