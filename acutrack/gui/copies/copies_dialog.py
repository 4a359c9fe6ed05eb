"""All copies of the record, to look at and to restore."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import say
from acutrack.gui.copies.at_hand import CopiesAtHand
from acutrack.gui.copies.copies_list import CopiesList
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.gui.work import Work
from acutrack.text.catalogue import Catalogue


class CopiesDialog(Dialog):
    """A list; looking at a copy opens another window over it."""

    wanted = Signal(object)
    """Look at a Copy."""

    wanted_file = Signal()
    """Look at a copy that lies elsewhere."""

    def __init__(self, words: Catalogue, work: Work, copies: CopiesAtHand, parent: QWidget) -> None:
        super().__init__(words(say("Copies of your record")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = say("Nothing changes while you look. Restoring one can be undone.")
        self.add(Text(words(told)))
        self.list = CopiesList(words, work, copies)
        self.list.wanted.connect(self.wanted)
        self.add(self.list)
        self.body.addStretch(1)
        elsewhere = Button(words(say("Choose a copy elsewhere")), "folder-open")
        elsewhere.clicked.connect(self.wanted_file)
        self.leave = Button(words(say("Close")), "x")
        self.leave.clicked.connect(self.accept)
        self.add_buttons(elsewhere, self.leave)
        self.leave.setFocus()
        self.list.filled.connect(self.fit)
