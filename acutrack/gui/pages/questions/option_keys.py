"""A few answers to choose from with one click or one digit: words, or the days of a week."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.gui import paint
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.key_row import KeyRow
from acutrack.gui.widgets.radio_keys import RadioKey, RadioKeys

_NARROWEST = 44


class OptionKey(RadioKey):
    """One answer."""

    text_style = TextStyle.STRONG
    padding = 8

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(max(ceil(_NARROWEST + 2 * paint.RING), least.width()), least.height())


class OptionKeys(RadioKeys[OptionKey]):
    """One of several answers.

    A digit answers, where it is the number of an answer; arrows, Home and End move the answer.

    Args:
        question: The name of the group for screen readers.
        options: Number and words of each answer, in order.
        stacked: Whether the answers stand under each other, as words do.
    """

    pressed = Signal(int)
    """An answer was clicked."""

    def __init__(self, question: str, options: list[tuple[float, str]], *, stacked: bool) -> None:
        super().__init__(question)
        self.keys = [OptionKey(int(value), words) for value, words in options]
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
        self.mark_tab_stop()

    @override
    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed here; one that is no answer is left alone."""
        key = next((key for key in self.keys if key.value == digit), None)
        if key is not None:
            self.choose(key)
            self.settled.emit(digit)

    def _click(self, key: OptionKey) -> None:
        self.pick(key)
        self.pressed.emit(key.value)
