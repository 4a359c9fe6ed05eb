"""The pain scale: eleven keys from 0 to 10, answered with one click or one digit."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.key_row import KeyRow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.pain_key import WORST, PainKey
from acutrack.gui.widgets.radio_keys import RadioKeys

TEN_WITHIN_MS = 700
"""A 0 this soon after a 1 makes 10: long enough for a slow finger, too short to notice."""


class PainScale(RadioKeys[PainKey]):
    """A question answered with a number from 0 to 10.

    It starts without an answer and never shows an earlier one by itself: what was said yesterday
    draws today's answer towards it. Digits, Home, End and the arrows answer; ``1`` and then ``0``
    within 700 ms is 10: ``picked`` then carries 1 and after it 10, which replaces it. The scale is
    one stop for Tab and is not mirrored for right to left.

    Args:
        question: The question; also the name of the group for screen readers.
        least: The words at 0.
        most: The words at 10.
        title_level: 0 hides the question (a heading elsewhere says it), 2 and 3 are heading sizes.
        key_name: What a screen reader says for a level, where a page has more than one scale.
    """

    #: A scale goes up as its numbers do.
    onward = (Qt.Key.Key_Right, Qt.Key.Key_Up)
    backward = (Qt.Key.Key_Left, Qt.Key.Key_Down)

    passed_on = Signal(int)
    """A digit typed right after a 1 that is meant for the next question. See ``passes_on``."""

    def __init__(
        self,
        question: str,
        least: str,
        most: str,
        *,
        title_level: int = 2,
        key_name: Callable[[int], str] = str,
    ) -> None:
        super().__init__(question)
        self.passes_on = False
        """Whether a next question takes a digit typed after a 1; else the digit replaces the 1."""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(TEN_WITHIN_MS)
        self._waiting.timeout.connect(self._settle_one)
        self.keys = [PainKey(level, key_name(level)) for level in range(WORST + 1)]
        self._lay_out(question, least, most, title_level)
        for key in self.keys:
            key.clicked.connect(lambda _on=False, level=key.level: self._click(level))
            key.left.connect(self._waiting.stop)
        self.keys[0].setAccessibleDescription(least)
        self.keys[WORST].setAccessibleDescription(most)
        self.mark_tab_stop()

    @override
    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed on the scale."""
        if self.passes_on and digit != 0 and self._waiting.isActive():
            self._waiting.stop()
            self.settled.emit(1)
            self.passed_on.emit(digit)
            return
        level = WORST if digit == 0 and self._waiting.isActive() else digit
        self._waiting.stop()
        self.choose(self.keys[level])
        if digit == 1:
            self._waiting.start()
        else:
            self.settled.emit(level)

    @override
    def _step(self, pressed: Qt.Key) -> PainKey | None:
        key = super()._step(pressed)
        if key is not None:
            self._waiting.stop()
        return key

    @override
    def _here(self) -> int | None:
        return self.answer if self.answer is not None else self._focused_level()

    def _lay_out(self, question: str, least: str, most: str, title_level: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if title_level:
            column.addWidget(Heading(question, title_level))
        row = QWidget()
        row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        below = QVBoxLayout(row)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        holder = QWidget()
        keys = KeyRow(holder, gap=0)
        for key in self.keys:
            keys.addWidget(key)
        below.addWidget(holder)
        ends = QHBoxLayout()
        ends.setContentsMargins(round(paint.RING), 0, round(paint.RING), 0)
        ends.setSpacing(24)
        for words, align in (
            (least, Qt.AlignmentFlag.AlignLeft),
            (most, Qt.AlignmentFlag.AlignRight),
        ):
            anchor = Text(words, TextStyle.SMALL, Role.INK2)
            # Under its own end of the scale, whichever way the words run.
            absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
            anchor.setAlignment(align | absolute)
            ends.addWidget(anchor)
        below.addLayout(ends)
        column.addWidget(row)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _focused_level(self) -> int:
        return next((key.level for key in self.keys if key.hasFocus()), 0)

    def _click(self, level: int) -> None:
        self._waiting.stop()
        self.pick(self.keys[level])

    def _settle_one(self) -> None:
        self.settled.emit(1)
