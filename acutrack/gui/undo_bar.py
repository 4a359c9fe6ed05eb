"""The line under every page: what is safe, and Undo and Redo by name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.page import EDGE
from acutrack.text.catalogue import Catalogue

_ALL_SAVED = say("All changes are saved on this computer")
_ALL_SAVED_THERE = say("All changes are saved on the server")
_PRIVATE = say("Nothing is sent anywhere")
_SHORT = say("All saved")
_NOT_ALL_SAVED = say("Not everything is saved yet. See above.")

#: Px at 100 % text.
_FOR_SENTENCES = 560


class UndoBar(QWidget):
    """Says where the records are, and offers to take the last deed back."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._unsaved = self._on_server = False
        self._names: tuple[Message | None, Message | None] = (None, None)
        self._undo = QuietLink(words(say("Undo")), "undo-2")
        self._redo = QuietLink(words(say("Redo")), "redo-2")
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        self._saved = IconText("check", words(_ALL_SAVED))
        self._rest = QWidget()
        row = self._row = QHBoxLayout(self._rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(0)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch(0)
        self._private = Text(words(_PRIVATE), TextStyle.SMALL, Role.INK2)
        row.addWidget(self._private)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(EDGE, 0, EDGE, 4)
        self._box.setSpacing(0)
        self._box.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self._rest, 1)
        self.show_names(None, None)
        follow_look(self._fit)

    def tell_unsaved(self, unsaved: bool) -> None:
        """Say plainly whether something still waits to be saved."""
        self._unsaved = unsaved
        self._fit()

    def show_place(self, *, on_server: bool) -> None:
        """Say where what is saved lies."""
        self._on_server = on_server
        self._fit()

    def say_anew(self) -> None:
        """Say the line in the language of the words now; the names follow."""
        self._private.setText(self._words(_PRIVATE))
        self._fit()

    def show_names(self, undo: Message | None, redo: Message | None) -> None:
        """Offer what can be undone and redone; None hides the offer."""
        self._names = (undo, redo)
        self._undo.setVisible(undo is not None)
        self._redo.setVisible(redo is not None)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One line where there is room, two where there is not; no sentence is broken up.

        In large letters two would be four, and the page had no room: the shortest words stand there
        then, and a screen reader hears what would be undone all the same.
        """
        self._say(in_full=self.width() >= look().px(_FOR_SENTENCES))
        wanted = self._saved.sizeHint().width() + self._rest.sizeHint().width() + 12
        beside = wanted <= self.width() - 2 * EDGE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        # The room that is left lies before Undo on one line, and after it on a line of its own.
        self._row.setStretch(0, 1 if beside else 0)
        self._row.setStretch(self._row.count() - 2, 0 if beside else 1)

    def _say(self, *, in_full: bool) -> None:
        there = _ALL_SAVED_THERE if self._on_server else _ALL_SAVED
        all_saved = there if in_full else _SHORT
        self._saved.text.setText(self._words(_NOT_ALL_SAVED if self._unsaved else all_saved))
        self._private.setVisible(in_full and not self._on_server)
        undo, redo = self._names
        if undo is not None:
            whole = self._words(say("Undo: {what}", what=undo))
            self._undo.set_words(whole if in_full else self._words(say("Undo")), whole)
        if redo is not None:
            whole = self._words(say("Redo: {what}", what=redo))
            self._redo.set_words(whole if in_full else self._words(say("Redo")), whole)
