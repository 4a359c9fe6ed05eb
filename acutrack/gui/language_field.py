"""Chooses the language; each is called by its own name, so that it is found by whoever reads it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from acutrack.gui.theme import look
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.text.languages import languages

_BROWSING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class LanguageField(ChoiceField):
    """A list that opens before anything is chosen: the whole window speaks what is.

    Args:
        name: for a screen reader.
        spoken: the code of the language now.
    """

    def __init__(self, name: str, spoken: str) -> None:
        known = languages()
        look().write_also([language.code for language in known])
        super().__init__([(language.code, language.name) for language in known])
        self.setObjectName("language")
        self.setAccessibleName(name)
        # On Linux a choice is named by what is chosen: there this says of what.
        self.setAccessibleDescription(name)
        self.show_choice(spoken)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BROWSING:
            self.showPopup()
        else:
            super().keyPressEvent(event)
