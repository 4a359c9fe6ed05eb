"""The diary could not be opened: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.widgets.alone import AlonePage
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.text.catalogue import Catalogue

_WIDEST = 720


class TroublePage(AlonePage):
    """One card in the middle of the window, with the copies that can take the record's place."""

    tried_again = Signal()
    wanted_backup = Signal()
    wanted_sample = Signal()
    wanted_recovery = Signal()
    wanted_file = Signal()
    """The file on this computer, in place of the server."""

    def __init__(
        self,
        words: Catalogue,
        message: Message,
        copies: QWidget | None = None,
        *,
        damaged: bool = False,
        of_server: bool = False,
    ) -> None:
        """`copies` lists the copies at hand, under what happened; a server has its own."""
        super().__init__()
        again = (Button if damaged else primary)(words(say("Try again")), "rotate-ccw")
        again.clicked.connect(self.tried_again)
        recover = primary(words(say("Get back what can be read")), "archive-restore")
        recover.clicked.connect(self.wanted_recovery)
        self._first = recover if damaged else again
        backup = Button(words(say("Open a backup")), "folder-open")
        backup.clicked.connect(self.wanted_backup)
        sample = Button(words(say("Look around with a sample patient")), "flask-conical")
        sample.clicked.connect(self.wanted_sample)
        file = Button(words(say("Back to the file on this computer")), "file-text")
        file.clicked.connect(self.wanted_file)
        deeds = (*([recover] if damaged else []), again, file if of_server else backup, sample)
        card = self.card
        card.setMaximumWidth(_WIDEST)
        card.body.addWidget(Mark("triangle-alert", Role.CAUTION, 32))
        card.add(Heading(words(say("Your record could not be opened")), 1))
        self.reason = Text(words(message))
        card.add(self.reason)
        card.add(flow(*deeds, gap=12))
        if copies is not None:
            card.add(Heading(words(say("Copies of your record")), 2))
            card.add(copies)

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._first
