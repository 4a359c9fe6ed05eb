"""One question of the first start, with the ways on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue


class QuestionScreen(QWidget):
    """A heading, fields, and three ways: on, past it, back.

    Subclasses put fields into `card`, say in `ready` whether they may be left, and empty
    themselves in `clear`.

    Signals: `answered` goes on with what is there, `skipped` without it, `back` to before.
    """

    answered = Signal()
    skipped = Signal()
    back = Signal()
    typed = Signal()

    def __init__(
        self, words: Catalogue, step: Message, title: Message, *, onward: Message, past: Message
    ) -> None:
        super().__init__()
        self._words = words
        self.fields: dict[str, QLineEdit] = {}
        self.card = Card()
        self.card.body.setContentsMargins(24, 22, 24, 22)
        self.card.body.setSpacing(14)
        self.next = primary(words(onward), "chevron-right")
        self.skip = QuietLink(words(past))
        self.return_ = Button(words(say("Back")), "chevron-left")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(words(step), TextStyle.SMALL, Role.INK2))
        column.addWidget(Heading(words(title), 1))
        column.addWidget(self.card)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.return_)
        ways.addStretch(1)
        ways.addWidget(flow(self.skip, self.next, gap=8))
        column.addLayout(ways)
        self.next.clicked.connect(self.go_on)
        self.skip.clicked.connect(self._on_skip)
        self.return_.clicked.connect(self.back)

    def add_field(self, name: str, shown: QWidget, field: QLineEdit) -> None:
        """Put a field on the card; what is typed in it is kept, and Enter goes on."""
        self.fields[name] = field
        self.card.add(shown)
        field.textEdited.connect(self.typed)
        # Later, so that the field has read what was typed.
        field.returnPressed.connect(self.go_on, Qt.ConnectionType.QueuedConnection)

    def first_field(self) -> QWidget:
        """Where the keyboard goes."""
        return next(iter(self.fields.values()), self.next)

    def go_on(self) -> None:
        """Leave with the answers, unless something cannot be read."""
        for field in self.fields.values():
            field.editingFinished.emit()
        if self.ready():
            self.answered.emit()

    def ready(self) -> bool:
        """Whether every answer can be read."""
        return True

    def clear(self) -> None:
        """Take the answers of this screen back."""
        for field in self.fields.values():
            field.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _on_skip(self) -> None:
        self.clear()
        self.skipped.emit()
