"""Buttons that do something: one primary a page, secondary ones, and quiet links."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.painted_button import PaintedButton


class ButtonKind(Enum):
    """How much a button asks to be seen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Button(PaintedButton):
    """A button with a deed on it. Its signal is ``clicked``."""

    def __init__(
        self,
        words: str,
        icon: str | None = None,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        name: str = "",
    ) -> None:
        self._kind = kind
        super().__init__(words, icon, name=name)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self._kind is ButtonKind.SECONDARY or not self.isEnabled():
            super().paint_ground(painter, rect)
            return
        fill = look()[Role.ACCENT]
        if self.isDown() or self.underMouse():
            # Towards the ground the words do not stand on, so that they stay as easy to read.
            fill = QColor(fill).darker(118).name() if not look().palette.is_dark else fill
            paint.shape(painter, rect, self.radius, fill=fill, edge=look()[Role.INK], width=2)
        else:
            paint.shape(painter, rect, self.radius, fill=fill)

    @override
    def text_role(self) -> Role:
        if self._kind is ButtonKind.PRIMARY and self.isEnabled():
            return Role.ON_ACCENT
        return super().text_role()


def primary(words: str, icon: str | None = None, *, name: str = "") -> Button:
    """The one deed of a page."""
    return Button(words, icon, ButtonKind.PRIMARY, name=name)


class QuietLink(PaintedButton):
    """A way somewhere else, underlined; as tall as any control. Its signal is ``clicked``."""

    text_style = TextStyle.SMALL
    padding = 6

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isDown() or self.underMouse():
            paint.shape(painter, rect, self.radius, fill=look()[Role.TINT])

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_content(painter, rect)
        text = self.content_text_width(rect)
        lead = self._icon_space()
        left = rect.left() + (rect.width() - text - lead) / 2 + lead
        block = paint.wrapped_height(self.font(), self.words, text)
        below = rect.center().y() + block / 2 - 1
        line = QRectF(left, below, text, 1)
        line = paint.mirrored(rect, line, self.layoutDirection())
        painter.setPen(QPen(QColor(look()[self.text_role()]), 1.4))
        painter.drawLine(QPointF(line.left(), below), QPointF(line.right(), below))
