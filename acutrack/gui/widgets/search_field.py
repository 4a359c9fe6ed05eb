"""A field to look for something; what was found stands below it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from acutrack.gui.widgets.fields import TextField


class SearchField(TextField):
    """Down goes on to what was found, Escape empties the field.

    A page opens with the keyboard in it: while nothing was typed that could be taken back, the
    keys of Undo and Redo are left to the window, which takes back what was done elsewhere.
    """

    stepped_down = Signal()

    @override
    def event(self, arg__1: QEvent) -> bool:
        if (
            arg__1.type() == QEvent.Type.ShortcutOverride
            and isinstance(arg__1, QKeyEvent)
            and self._leaves_to_window(arg__1)
        ):
            arg__1.ignore()
            return False
        return super().event(arg__1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _leaves_to_window(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        undoes, redoes = event.matches(keys.Undo), event.matches(keys.Redo)
        redoes = redoes or QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")
        return (undoes and not self.isUndoAvailable()) or (redoes and not self.isRedoAvailable())
