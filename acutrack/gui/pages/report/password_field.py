"""A password for the saved PDF, for who wants one; it is never kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.text.catalogue import Catalogue


class PasswordField(QWidget):
    """A link that opens a field; the field is emptied when it is closed again."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.link = QuietLink(words(say("Lock the PDF with a password")), "lock")
        self.field = TextField(wide=12)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.seen = Chip(words(say("Show the password")))
        self.seen.toggled.connect(self._on_seen)
        self._asked = FormField(
            words(say("Password for the saved PDF")),
            self.field,
            words(say("Keep it in a safe place. Without it nobody can open the file.")),
        )
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._asked)
        body.addWidget(flow(self.seen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(self.link))
        column.addWidget(self._body)
        self.link.clicked.connect(self._turn)
        self.field.editingFinished.connect(self.problem)
        self._body.hide()

    @property
    def password(self) -> str:
        """What was typed; empty for a PDF that anybody can open."""
        return self.field.text()

    def problem(self) -> bool:
        """Whether what was typed can be no password; then it is said under the field."""
        from acutrack.report.password import check_password

        self._asked.show_problem("")
        if not self.password:
            return False
        try:
            check_password(self.password)
        except InvalidEntry as error:
            self._asked.show_problem(self._words(error.message))
            return True
        return False

    def _turn(self) -> None:
        opens = not self._body.isVisibleTo(self)
        self._body.setVisible(opens)
        said = say("Save without a password") if opens else say("Lock the PDF with a password")
        self.link.set_words(self._words(said))
        if opens:
            self.field.setFocus()
        else:
            self.field.clear()
            self._asked.show_problem("")

    def _on_seen(self, seen: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
