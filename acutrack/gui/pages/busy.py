"""What is shown while the record is closed for something that takes a moment."""

from __future__ import annotations

from acutrack.gui.widgets.alone import AlonePage
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.labels import Heading, Text


class BusyPage(AlonePage):
    """One card that says what is going on; it goes away by itself."""

    def __init__(self, title: str, told: str) -> None:
        super().__init__()
        self.card.add(Heading(title, 1))
        self.card.add(Text(told))
        announce(self, title)
