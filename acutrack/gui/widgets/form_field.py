"""A field with its label above and, when needed, one kind sentence below."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.fields import NoteField, TextField
from acutrack.gui.widgets.labels import IconText, Text


class FormField(QWidget):
    """A labelled field.

    A field that reads what is typed tells its problem itself; a page can show one as well.

    Args:
        label: The question, also the field's name for screen readers.
        field: The widget that takes the answer.
        hint: A sentence that always stands between label and field.
    """

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self.label = Text(label, TextStyle.LABEL)
        self.label.setBuddy(field)
        self.label.setContentsMargins(3, 0, 0, 0)
        self._problem = IconText("triangle-alert", "", TextStyle.SMALL, Role.URGENT, Role.URGENT)
        self._problem.hide()
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.label)
        if hint:
            explained = Text(hint, TextStyle.SMALL, Role.INK2)
            explained.setContentsMargins(3, 0, 0, 0)
            column.addWidget(explained)
        column.addWidget(field)
        column.addWidget(self._problem)
        if not isinstance(field, NoteField):
            # A neighbour that tells a problem is taller; the label stays beside its neighbour's.
            column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if isinstance(field, TextField):
            field.problem.connect(self.show_problem)

    @property
    def problem(self) -> str:
        """The sentence shown under the field, or an empty text."""
        return "" if self._problem.isHidden() else self._problem.text.text()

    def show_problem(self, words: str) -> None:
        """Say what is wrong, or with an empty text that nothing is any more."""
        if words == self.problem:
            return
        self._problem.text.setText(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words or self._hint)
        if isinstance(self.field, TextField):
            self.field.mark_wrong(bool(words))
        if words:
            announce(self.field, words)
