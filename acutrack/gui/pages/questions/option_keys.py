"""A few answers to choose from with one click or one digit: words, or the days of a week."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.key_row import KeyRow
from acutrack.gui.widgets.painted_button import PaintedButton

_NARROWEST = 44


class OptionKey(PaintedButton):
    """One answer."""

    text_style = TextStyle.STRONG
    padding = 8

    def __init__(self, value: float, words: str, name: str = "") -> None:
        self.value = value
        super().__init__(words, name=name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(max(ceil(_NARROWEST + 2 * paint.RING), least.width()), least.height())

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isChecked():
            paint.shape(painter, rect, self.radius, fill=look()[Role.ACCENT])
        else:
            super().paint_ground(painter, rect)

    @override
    def text_role(self) -> Role:
        return Role.ON_ACCENT if self.isChecked() else Role.INK

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only Space is a button's own; digits and arrows belong to the group around it.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class OptionKeys(QGroupBox):
    """One of several answers; one stop for Tab, no answer at first.

    A digit answers, where it is the number of an answer; arrows, Home and End move the answer.

    Args:
        question: The name of the group for screen readers.
        options: Number and words of each answer, in order.
        stacked: Whether the answers stand under each other, as words do.
    """

    picked = Signal(int)
    """An answer was chosen."""

    settled = Signal(int)
    """An answer was typed as a digit."""

    pressed = Signal(int)
    """An answer was clicked."""

    def __init__(self, question: str, options: list[tuple[float, str]], *, stacked: bool) -> None:
        super().__init__()
        self.setFlat(True)
        self.setAccessibleName(question)
        self.keys = [OptionKey(value, words) for value, words in options]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if stacked:
            for key in self.keys:
                column.addWidget(key)
        else:
            holder = QWidget()
            row = KeyRow(holder, gap=0)
            for key in self.keys:
                row.addWidget(key)
            column.addWidget(holder)
        for key in self.keys:
            key.clicked.connect(lambda _on=False, key=key: self._click(key))
        self._mark_tab_stop()

    @property
    def answer(self) -> int | None:
        """The number of the chosen answer."""
        return next((int(key.value) for key in self.keys if key.isChecked()), None)

    def show_answer(self, value: float | None) -> None:
        """Show an answer, or none, without telling anybody."""
        for key in self.keys:
            key.setAutoExclusive(False)
            key.setChecked(key.value == value)
            key.setAutoExclusive(True)
        self._mark_tab_stop()

    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed here; one that is no answer is left alone."""
        key = next((key for key in self.keys if key.value == digit), None)
        if key is not None:
            self._choose(key)
            self.settled.emit(digit)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modified != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.text().isdecimal() and len(event.text()) == 1:
            self.press_digit(int(event.text()))
        elif (key := self._step(Qt.Key(event.key()))) is not None:
            self._choose(key)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A group for screen readers only; nothing is drawn round it."""

    def _step(self, key: Qt.Key) -> OptionKey | None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.keys) - 1}
        if key in ends:
            return self.keys[ends[key]]
        forward, back = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if key not in (*forward, *back):
            return None
        here = next((i for i, k in enumerate(self.keys) if k.isChecked()), None)
        if here is None:
            return self._tab_stop()
        there = here + (1 if key in forward else -1)
        return self.keys[min(max(there, 0), len(self.keys) - 1)]

    def _choose(self, key: OptionKey) -> None:
        key.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_answer(key.value)
        self.picked.emit(int(key.value))

    def _click(self, key: OptionKey) -> None:
        self.show_answer(key.value)
        self.picked.emit(int(key.value))
        self.pressed.emit(int(key.value))

    def _tab_stop(self) -> OptionKey:
        return next((key for key in self.keys if key.isChecked()), self.keys[0])

    def _mark_tab_stop(self) -> None:
        stop = self._tab_stop()
        for key in self.keys:
            policy = Qt.FocusPolicy.StrongFocus if key is stop else Qt.FocusPolicy.ClickFocus
            key.setFocusPolicy(policy)
        self.setFocusProxy(stop)
