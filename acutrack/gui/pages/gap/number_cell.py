"""One day's number: typed where it stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.pain_key import WORST
from acutrack.gui.widgets.pain_scale import TEN_WITHIN_MS
from acutrack.gui.widgets.painted_button import PaintedButton


class NumberCell(PaintedButton):
    """Shows the day's number; a digit answers, Delete empties.

    Every digit is told at once, so that it can be on disk at once. After `1` the cell waits for a
    `0` before it lets go; any other digit belongs to the next day.

    Signals:
        typed: the level, or None for empty.
        settled: the number is complete; the next day is ready.
        typed_ahead: a digit for the next day, typed while this one still waited.
    """

    typed = Signal(object)
    settled = Signal()
    typed_ahead = Signal(int)

    text_style = TextStyle.H3
    padding = 12

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(TEN_WITHIN_MS)
        self._waiting.timeout.connect(self.settled)

    @property
    def waits_for_zero(self) -> bool:
        """Whether a `0` would now make 10."""
        return self._waiting.isActive()

    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed here."""
        if self._waiting.isActive() and digit != 0:
            self._waiting.stop()
            self.typed_ahead.emit(digit)
            return
        ten = self._waiting.isActive()
        self._waiting.stop()
        self.typed.emit(WORST if ten else digit)
        if digit == 1:
            self._waiting.start()
        else:
            self.settled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdecimal() and len(event.text()) == 1:
            self.press_digit(int(event.text()))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._waiting.stop()
            self.typed.emit(None)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._waiting.stop()
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = look().px(120)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = look().px(64)
        return QSize(width, self.heightForWidth(width))

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        empty = not self.words
        fill = Role.INSET if empty and not self.hasFocus() else Role.SURFACE
        paint.shape(
            painter,
            rect,
            self.radius,
            fill=look()[fill],
            edge=look()[Role.CTL],
            dashed=empty and not self.hasFocus(),
        )

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_content(painter, rect)
        if not self.hasFocus():
            return
        half = look().line_height(self.text_style) / 2 - 2
        x = rect.center().x()
        if self.words:
            x += paint.text_width(self.font(), self.words) / 2 + 2
        painter.setPen(QPen(QColor(look()[Role.INK]), 2))
        y = rect.center().y()
        painter.drawLine(round(x), round(y - half), round(x), round(y + half))

    @override
    def text_role(self) -> Role:
        return Role.INK if self.isEnabled() else Role.INK2
