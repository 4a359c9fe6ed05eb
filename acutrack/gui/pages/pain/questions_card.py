"""The questionnaires: those that are ready, those that come later, and those that can be added."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.asking import Standing
from acutrack.domain.message import Message, say
from acutrack.gui.pages.pain.standing_row import StandingRow
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Rule, Text
from acutrack.text.catalogue import Catalogue


class QuestionsCard(Card):
    """Signals carry the key of a measure."""

    wanted = Signal(str)
    """It is to be answered."""

    wished = Signal(str, bool)
    """It is to be asked from now on, or no longer."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Questionnaires")))
        self._words = words
        self._shown: tuple[object, ...] | None = None
        self.rows: list[StandingRow] = []
        self.chips: dict[str, Chip] = {}
        self._parts = QVBoxLayout()
        self._parts.setSpacing(8)
        self.body.addLayout(self._parts)

    def show_standings(self, standings: Sequence[Standing], begun: frozenset[str]) -> None:
        """Show how each stands; the same as before is left as it is."""
        shown = (tuple(standings), begun)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        asked = [standing for standing in standings if standing.asked]
        ready = [standing for standing in asked if standing.due]
        self._add_rows(say("Ready when you are"), ready, begun)
        later = [standing for standing in asked if not standing.due]
        self._add_rows(say("Answered, or asked later"), later, begun)
        self._add_chips([standing for standing in standings if not standing.asked])

    def focus_on(self, key: str) -> None:
        """Give the keyboard to a measure, wherever it stands now."""
        row = next((row for row in self.rows if row.key == key), None)
        target: QWidget | None = row.answer if row is not None else self.chips.get(key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget | None:
        """The first thing to answer."""
        return self.rows[0].answer if self.rows else None

    def _add_rows(
        self, title: Message, standings: Sequence[Standing], begun: frozenset[str]
    ) -> None:
        if not standings:
            return
        self._parts.addWidget(Text(self._words(title), TextStyle.LABEL, Role.INK2))
        for standing in standings:
            row = StandingRow(standing, standing.measure.key in begun, self._words)
            row.wanted.connect(partial(self.wanted.emit, row.key))
            row.unwanted.connect(partial(self.wished.emit, row.key, False))
            self.rows.append(row)
            self._parts.addWidget(row)
        self._parts.addWidget(Rule())

    def _add_chips(self, standings: Sequence[Standing]) -> None:
        if not standings:
            return
        title = Text(self._words(say("You can also be asked about")), TextStyle.LABEL, Role.INK2)
        self._parts.addWidget(title)
        for standing in standings:
            measure = standing.measure
            name = self._words(measure.name)
            chip = Chip(
                name, "plus", checkable=False, name=self._words(say("Ask me: {name}", name=name))
            )
            chip.setAccessibleDescription(self._words(measure.for_whom))
            chip.clicked.connect(lambda _on=False, key=measure.key: self.wished.emit(key, True))
            self.chips[measure.key] = chip
        self._parts.addWidget(flow(*self.chips.values(), gap=4))

    def _clear(self) -> None:
        self.rows.clear()
        self.chips.clear()
        while (item := self._parts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
