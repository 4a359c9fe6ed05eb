"""Gentle questions about what looks unusual. Nothing here stands in the way of finishing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import IconText
from acutrack.text.catalogue import Catalogue


class QuestionsCard(Card):
    """One line for each question; hidden while there is none."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Worth a second look")))
        self._words = words
        self._shown: tuple[str, ...] = ()
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add(self._lines)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """The questions shown."""
        return self._shown

    def show_questions(self, questions: Sequence[Message]) -> None:
        """Show these in place of the ones before; new ones are read aloud."""
        lines = tuple(self._words(question) for question in questions)
        if lines == self._shown:
            return
        new = [line for line in lines if line not in self._shown]
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._column.addWidget(
                IconText("circle-question-mark", line, TextStyle.BODY, Role.INK, Role.ACCENT)
            )
        self.setVisible(bool(lines))
        if new:
            announce(self, " ".join(new))
