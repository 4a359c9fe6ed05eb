"""What is being done, and a way to stop it; shown only where it takes a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

SHOWN_AFTER_MS = 500
_LOOK_EVERY_MS = 100


class MakingCard(Card):
    """Asks how far the work is while it goes on."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._told: Callable[[], Message] | None = None
        self._stop: Callable[[], object] = lambda: None
        self.said = Text("", TextStyle.STRONG)
        self.cancel = Button(words(say("Stop this")), "x")
        self.cancel.clicked.connect(self._on_stop)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.cancel)
        self.body.addLayout(row)
        self._wait, self._look = QTimer(self), QTimer(self)
        self._wait.setSingleShot(True)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._wait.timeout.connect(self._appear)
        self._look.timeout.connect(self._tell)
        self.hide()

    def begin(self, told: Callable[[], Message], stop: Callable[[], object]) -> None:
        """Watch over work that says how far it is by `told` and is ended by `stop`."""
        self._told, self._stop = told, stop
        if not self.isVisible():
            self._wait.start(SHOWN_AFTER_MS)

    def end(self) -> None:
        """The work is done or stopped."""
        self._told, self._stop = None, lambda: None
        self._wait.stop()
        self._look.stop()
        self.hide()

    def _on_stop(self) -> None:
        self._stop()

    def _appear(self) -> None:
        if self._told is None:
            return
        self._tell()
        self.show()
        self._look.start()
        announce(self, self.said.text())

    def _tell(self) -> None:
        if self._told is not None:
            self.said.setText(self._words(self._told()))
