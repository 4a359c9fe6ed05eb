"""The line under every page: what is safe, and Undo and Redo by name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.page import EDGE
from acutrack.text.catalogue import Catalogue


class UndoBar(QWidget):
    """Says where the records are, and offers to take the last deed back."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._undo = QuietLink(words(say("Undo")), "undo-2")
        self._redo = QuietLink(words(say("Redo")), "redo-2")
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 4)
        row.setSpacing(12)
        saved = IconText("check", words(say("All changes are saved on this computer")))
        row.addWidget(saved, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(Text(words(say("Nothing is sent anywhere")), TextStyle.SMALL, Role.INK2))
        self.show_names(None, None)

    def show_names(self, undo: Message | None, redo: Message | None) -> None:
        """Offer what can be undone and redone; None hides the offer."""
        self._undo.setVisible(undo is not None)
        self._redo.setVisible(redo is not None)
        if undo is not None:
            words = self._words(say("Undo: {what}", what=undo))
            self._undo.set_words(words, words)
        if redo is not None:
            words = self._words(say("Redo: {what}", what=redo))
            self._redo.set_words(words, words)
