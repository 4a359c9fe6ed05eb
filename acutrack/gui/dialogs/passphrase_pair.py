"""A new passphrase, typed twice, because nobody sees what they type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.ways_in import check_new_passphrase
from acutrack.gui.widgets.secret_field import SecretField
from acutrack.text.catalogue import Catalogue

_HINT = say("Four words that do not belong together are easy to keep and hard to guess.")


class PassphrasePair(QWidget):
    """Two fields that must say the same. Nothing typed here is kept anywhere."""

    entered = Signal()
    """Enter was pressed in one of them."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        show = words(say("Show it"))
        self.new = SecretField(words(say("New passphrase")), show, words(_HINT))
        self.again = SecretField(words(say("The same once more")), show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for secret in (self.new, self.again):
            secret.field.returnPressed.connect(self.entered)
            column.addWidget(secret)

    @property
    def typed(self) -> str:
        """What stands in the first."""
        return self.new.typed

    def is_right(self) -> bool:
        """Whether it can be used; says under the field what is not right otherwise."""
        self.new.asked.show_problem("")
        self.again.asked.show_problem("")
        try:
            check_new_passphrase(self.new.typed, self.again.typed)
        except InvalidEntry as error:
            wrong = self.again if error.field == "again" else self.new
            wrong.asked.show_problem(self._words(error.message))
            wrong.field.setFocus()
            return False
        return True

    def forget(self) -> None:
        """Forget what was typed."""
        self.new.empty()
        self.again.empty()
