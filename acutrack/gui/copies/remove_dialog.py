"""Asks before a file that was set aside is removed for good."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import say
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class RemoveDialog(Dialog):
    """Accepted, it is to go."""

    def __init__(self, words: Catalogue, name: str, parent: QWidget) -> None:
        super().__init__(words(say("Remove this file for good?")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add(Text(words(say("{name} is gone then. Nothing can bring it back.", name=name))))
        self.remove = Button(words(say("Remove")), "trash-2")
        self.remove.clicked.connect(self.accept)
        self.leave = Button(words(say("Leave it where it is")), "x")
        self.leave.clicked.connect(self.reject)
        self.add_buttons(self.leave, self.remove)
        self.leave.setFocus()
