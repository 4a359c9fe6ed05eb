"""Nobody is in the casebook, but somebody was until lately: the way back, or a new beginning."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL
from acutrack.casebook.erasing import Erased
from acutrack.domain.message import say
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue

_WIDEST = 720


class ErasedPage(QWidget):
    """One card in the middle of the window.

    Signals: `wanted_back` carries an Erased; `wanted_new` asks for the first start.
    """

    wanted_back = Signal(object)
    wanted_new = Signal()

    def __init__(self, words: Catalogue, erased: Iterable[Erased]) -> None:
        super().__init__()
        self._new = primary(words(say("Begin a new record")), "plus")
        self._new.clicked.connect(self.wanted_new)
        card = Card()
        card.body.setContentsMargins(32, 28, 32, 28)
        card.body.setSpacing(16)
        card.setMaximumWidth(_WIDEST)
        card.add(Heading(words(say("This record is empty")), 1))
        for each in erased:
            until = (each.moment + KEPT_AFTER_REMOVAL).date()
            name = each.patient.name.strip() or words(say("one person"))
            told = say(
                "Everything about {name} was erased. It can be brought back until {day}.",
                name=name,
                day=until,
            )
            back = Button(words(say("Bring {name} back", name=name)), "archive-restore")
            back.clicked.connect(lambda _on=False, each=each: self.wanted_back.emit(each))
            card.add(Text(words(told)))
            card.add(flow(back))
        card.add(flow(self._new))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._new
