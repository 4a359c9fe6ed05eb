"""What went wrong, said where the eye is, until the person closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.labels import Mark, Text


class FailureBar(QWidget):
    """One failure at a time; it never closes by itself, because it says what to do."""

    unsaved = Signal(bool)
    """Whether something waits to be saved: the line that says all is saved must not say so."""

    def __init__(self, again: str, close: str) -> None:
        super().__init__()
        self._deed: Callable[[], object] | None = None
        self._again = Button(again, "rotate-ccw")
        self._again.clicked.connect(self._try_again)
        self._words = Text("", TextStyle.BODY, Role.CAUTION)
        self._close = Button(close, "x")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 6, 29, 6)
        row.setSpacing(12)
        row.addWidget(Mark("triangle-alert", Role.CAUTION, 24))
        row.addWidget(self._words, 1)
        row.addWidget(self._again)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown, or an empty text."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, words: str, again: Callable[[], object] | None = None) -> None:
        """Show a failure and have it read aloud at once; `again` is what Try again does."""
        self._deed = again
        self._again.setVisible(again is not None)
        self._words.setText(words)
        self.show()
        self.unsaved.emit(again is not None)
        announce(self, words, at_once=True)

    def say_again(self, words: str) -> None:
        """Say the same failure in another language."""
        self.say(words, self._deed)

    def name_buttons(self, again: str, close: str) -> None:
        """Call the buttons so."""
        self._again.set_words(again)
        self._close.set_words(close)

    def forget(self) -> None:
        """Hold no words and no deed any more, not even hidden ones."""
        self._deed = None
        self._words.setText("")
        self.hide()

    def withdraw_offer(self) -> None:
        """Something was saved since: nothing is in the way any more."""
        if self._deed is not None:
            self._deed = None
            self.hide()
            self.unsaved.emit(False)

    def _try_again(self) -> None:
        deed, self._deed = self._deed, None
        self.hide()  # comes back if it is still in the way
        self.unsaved.emit(False)
        if deed is not None:
            deed()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(Role.CAUTION_GROUND))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().colour(Role.LINE))
        painter.end()
