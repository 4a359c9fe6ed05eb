"""Keys of which one is chosen: by a click, a digit or the arrows; one stop for Tab."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QSizePolicy
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import look
from acutrack.gui.widgets.painted_button import PaintedButton


class RadioKey(PaintedButton):
    """One of the keys; `value` is the number it stands for."""

    def __init__(self, value: int, words: str, name: str = "") -> None:
        self.value = value
        super().__init__(words, name=name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

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


K = TypeVar("K", bound=RadioKey)


class RadioKeys(QGroupBox, Generic[K]):
    """A group of such keys, without an answer at first.

    Subclasses fill `keys`, in order, then call `mark_tab_stop`.

    Args:
        question: The name of the group for screen readers.
    """

    picked = Signal(int)
    """An answer was chosen."""

    settled = Signal(int)
    """An answer was typed as a digit, and no further digit can follow."""

    #: Keys that step on and back.
    onward: tuple[Qt.Key, ...] = (Qt.Key.Key_Right, Qt.Key.Key_Down)
    backward: tuple[Qt.Key, ...] = (Qt.Key.Key_Left, Qt.Key.Key_Up)

    def __init__(self, question: str) -> None:
        super().__init__()
        self.keys: list[K] = []
        self.setFlat(True)
        self.setAccessibleName(question)

    @property
    def answer(self) -> int | None:
        """The number of the chosen key."""
        return next((key.value for key in self.keys if key.isChecked()), None)

    def show_answer(self, value: float | None) -> None:
        """Show an answer, or none, without telling anybody."""
        for key in self.keys:
            key.setAutoExclusive(False)
            key.setChecked(key.value == value)
            key.setAutoExclusive(True)
        self.mark_tab_stop()

    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed here."""
        raise NotImplementedError

    def mark_tab_stop(self) -> None:
        """Let Tab reach the chosen key, or the first, and none beside it."""
        stop = self._tab_stop()
        for key in self.keys:
            policy = Qt.FocusPolicy.StrongFocus if key is stop else Qt.FocusPolicy.ClickFocus
            key.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modified != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.text().isdecimal() and len(event.text()) == 1:
            self.press_digit(int(event.text()))
        elif (key := self._step(Qt.Key(event.key()))) is not None:
            self.choose(key)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A group for screen readers only; nothing is drawn round it."""

    def choose(self, key: K) -> None:
        """Choose a key as if it was stepped to, and tell so."""
        key.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pick(key)

    def pick(self, key: K) -> None:
        """Choose a key and tell so; the keyboard stays where it is."""
        self.show_answer(key.value)
        self.picked.emit(key.value)

    def _step(self, pressed: Qt.Key) -> K | None:
        if pressed == Qt.Key.Key_Home:
            return self.keys[0]
        if pressed == Qt.Key.Key_End:
            return self.keys[-1]
        if pressed not in (*self.onward, *self.backward):
            return None
        here = self._here()
        if here is None:
            return self._tab_stop()
        there = here + (1 if pressed in self.onward else -1)
        return self.keys[min(max(there, 0), len(self.keys) - 1)]

    def _here(self) -> int | None:
        """Where a step starts from; None lets it choose the first key."""
        return next((at for at, key in enumerate(self.keys) if key.isChecked()), None)

    def _tab_stop(self) -> K:
        return next((key for key in self.keys if key.isChecked()), self.keys[0])
