"""Earlier versions of one record, newest first, in a window over the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.casebook.versions import Version
from acutrack.domain.message import say
from acutrack.domain.record import Record
from acutrack.gui.record_names import name_of
from acutrack.gui.versions.differences import Naming, differences
from acutrack.gui.versions.version_card import VersionCard
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class VersionsDialog(Dialog):
    """Signals: `chosen` carries the record in the form that is to be brought back.

    Args:
        now: The record as it is.
        naming: What the records are called that it points to.
    """

    chosen = Signal(object)

    def __init__(
        self,
        now: Record,
        versions: Iterable[Version],
        parent: QWidget,
        *,
        words: Catalogue,
        naming: Naming,
    ) -> None:
        super().__init__(words(say("Earlier versions: {what}", what=name_of(now))), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add(Text(words(say("Newest first. Each says how the entry differed from now."))))
        self.cards: list[VersionCard] = []
        for version in versions:
            told = differences(version.record, now, words, naming) if version.record else ()
            card = VersionCard(version, told, words)
            card.wanted.connect(lambda record=version.record: self._choose(record))
            self.cards.append(card)
            self.add(card)
        self.close_button = Button(words(say("Close")), "x")
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.close_button)

    def first_focus(self) -> QWidget:
        """The first way back, or the way out where there is none."""
        buttons = (card.button for card in self.cards)
        return next((button for button in buttons if button is not None), self.close_button)

    def _choose(self, record: Record) -> None:
        self.accept()
        self.chosen.emit(record)
