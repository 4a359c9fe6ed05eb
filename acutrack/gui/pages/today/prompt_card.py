"""A card that asks one small thing: a mark, a sentence, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Mark, Text

#: Narrower than this (at 100 % text) the buttons stand under the words.
_BESIDE_FROM = 520


class PromptCard(Card):
    """Words at the start of the line, buttons at its end or under them."""

    def __init__(self, icon: str, role: Role, *buttons: QWidget) -> None:
        super().__init__()
        self.question = Heading("", 3)
        self.detail = Text("", TextStyle.SMALL, Role.INK2)
        self.detail.hide()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.question)
        words.addWidget(self.detail)
        told = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        told.setSpacing(14)
        told.addWidget(Mark(icon, role, 26), 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(words, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(16)
        self._line.addLayout(told, 1)
        self._deeds = flow(*buttons, gap=8)
        self._line.addWidget(self._deeds)
        self.body.addLayout(self._line)
        follow_look(self._arrange)

    def ask(self, question: str, detail: str = "") -> None:
        """Show these words."""
        self.question.setText(question)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = look().px(_BESIDE_FROM)
        beside = self.width() >= wanted
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)
