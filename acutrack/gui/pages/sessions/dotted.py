"""The questions marked with a dot: those that only the person can answer today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue


class DotHeading(QWidget):
    """A heading with the dot that says: this one is for you."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.heading = Heading(words, 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_Dot(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.heading, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class PainQuestion(QWidget):
    """Pain at one moment, 0 to 10. Delete takes the answer back.

    An imported number with decimals is told in words and stays until another one is chosen.
    """

    changed = Signal()
    """The answer changed."""

    settled = Signal()
    """A number was typed and is complete: the next question is due."""

    passed_on = Signal(int)
    """A digit was typed that belongs to the next question."""

    def __init__(
        self,
        question: Message,
        clear: Message,
        key: Callable[[int], Message],
        words: Catalogue,
    ) -> None:
        super().__init__()
        self._words = words
        self._noted: float | None = None
        self.scale = PainScale(
            words(question),
            words(say("No pain")),
            words(say("Pain as bad as you can imagine")),
            title_level=0,
            key_name=lambda level: words(key(level)),
        )
        self.scale.passes_on = True
        self.scale.picked.connect(self._on_picked)
        self.scale.settled.connect(lambda _level: self.settled.emit())
        self.scale.passed_on.connect(self.passed_on)
        self.clear = QuietLink(words(say("Clear")), name=words(clear))
        self.clear.clicked.connect(self._take_back)
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self._kept = Text("", TextStyle.SMALL, Role.INK2)
        head = QHBoxLayout()
        head.addWidget(DotHeading(words(question)), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.scale)
        column.addWidget(self._kept)
        self.show_value(None)

    @property
    def value(self) -> float | None:
        """The answer: chosen, or noted earlier with decimals; None for not said."""
        return self._noted if self.scale.answer is None else self.scale.answer

    def show_value(self, value: float | None) -> None:
        """Show an answer, or none, without telling anybody."""
        whole = value is None or float(value).is_integer()
        self._noted = None if whole else value
        self.scale.show_answer(int(value) if value is not None and whole else None)
        self._show_noted()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, _level: int) -> None:
        self._noted = None
        self._show_noted()
        self.changed.emit()

    def _take_back(self) -> None:
        if self.value is None:
            return
        self.show_value(None)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_noted(self) -> None:
        words = say(
            "Noted: {value} out of 10. A number chosen here replaces it.", value=self._noted
        )
        self._kept.setText(self._words(words) if self._noted is not None else "")
        self._kept.setVisible(self._noted is not None)
        self.clear.setVisible(self.value is not None)


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = look().icon_px(9)
        dot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint.shape(painter, dot, side, fill=look()[Role.ACCENT])
        painter.end()

    def _restyle(self) -> None:
        self.setFixedSize(look().icon_px(14), look().line_height(TextStyle.H3))
