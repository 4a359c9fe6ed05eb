"""A field for what nobody behind you is to read, with a way to look at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField

_KEYS_OF_A_SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(QWidget):
    """A labelled field whose letters are dots until "Show" is pressed.

    Args:
        label: The question.
        show: The words of the button that shows the letters.
        hint: A sentence between label and field.
    """

    def __init__(self, label: str, show: str, hint: str = "") -> None:
        super().__init__()
        self.field = TextField(wide=24)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(_KEYS_OF_A_SECRET)
        self.asked = FormField(label, self.field, hint)
        self.seen = Chip(show)
        self.seen.setAccessibleName(f"{show}: {label}")
        self.seen.toggled.connect(self._on_seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.asked)
        column.addWidget(flow(self.seen))

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def empty(self) -> None:
        """Forget what was typed, the field's own Undo included."""
        self.field.clear()
        self.asked.show_problem("")

    def _on_seen(self, seen: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
