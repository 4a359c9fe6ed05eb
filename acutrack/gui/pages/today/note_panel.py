"""A note about today: kept while it is typed, saved on leaving or with Ctrl+Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.fields import NoteField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

#: A draft is on disk this soon after the last key.
DRAFT_AFTER_MS = 300


class NotePanel(QWidget):
    """One field.

    Signals:
        typed: the text as it stands, to be kept as a draft.
        written: the text is finished; empty text takes the note out.
        done: the panel wants to be closed.
        wanted_versions: show the earlier versions of this note.
    """

    typed = Signal(str)
    written = Signal(str)
    done = Signal()
    wanted_versions = Signal(object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._saved = ""
        self._note: Note | None = None
        self.field = NoteField(words(say("Anything you want to remember about today")))
        self.field.setAccessibleName(words(say("Note about today")))
        self.field.installEventFilter(self)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_AFTER_MS)
        self._draft.timeout.connect(self._tell_typed)
        self.field.textChanged.connect(self._on_typing)
        self.save = Button(words(say("Save note")), "check")
        self.save.clicked.connect(self.done)
        self.versions = Button(
            words(say("Earlier versions")),
            "history",
            name=words(say("Earlier versions of the note about today")),
        )
        self.versions.clicked.connect(lambda: self.wanted_versions.emit(self._note))
        self.versions.hide()
        hint = words(say("Your words are kept while you type. Ctrl+Enter saves the note."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(
            flow(self.save, self.versions, Text(hint, TextStyle.SMALL, Role.INK2), gap=12)
        )
        self.setFocusProxy(self.field)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def show_note(self, note: Note | None) -> None:
        """Show the note that is saved, unless somebody is writing another."""
        saved = note.text if note else ""
        if self.text.strip() in {"", self._saved.strip()} and self.text != saved:
            self._fill(saved)
        self._saved, self._note = saved, note
        self.versions.setVisible(note is not None)

    def show_draft(self, text: str) -> None:
        """Show what was typed before the program ended."""
        self._fill(text)

    def finish(self) -> bool:
        """Save what was typed, if anything changed; false if it could not be saved."""
        self._draft.stop()
        if self.text.strip() != self._saved.strip():
            self.written.emit(self.text)
        return self.text.strip() == self._saved.strip()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._on_focus_out(event)
        return super().eventFilter(watched, event)

    def _on_focus_out(self, event: QFocusEvent) -> None:
        # Another window in front is not leaving: the person may be looking something up.
        away = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in away:
            self.finish()

    def _on_typing(self) -> None:
        # Not restarted at each key: somebody who types without a pause is kept safe as well.
        if not self._draft.isActive():
            self._draft.start()

    def _tell_typed(self) -> None:
        self.typed.emit(self.text)

    def _fill(self, text: str) -> None:
        self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.blockSignals(False)
