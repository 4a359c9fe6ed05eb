"""How AcuTrack decides, to be read from top to bottom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.figures import Figures as FiguresTable
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.gui.pages.decides.sections import Figures, Section

_READABLE = 900


class DecidesPage(Page):
    """Built once: what it says does not depend on anybody's record."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        from acutrack.gui.pages.decides.sections import INTRODUCTION, TITLE

        self._back = Button(self.words(say("Back to the charts")), "chart-line")
        self._back.clicked.connect(partial(context.ways.go, "charts"))
        self._scaffold = Scaffold(
            self.words(TITLE), self.words(INTRODUCTION), [self._back], widest=_READABLE
        )
        self._built = False
        self._cards: dict[str, Card] = {}
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def arrive(self, argument: str) -> None:
        """Begin at a section, by its English heading, or at the top."""
        self._wanted = argument
        self._scaffold.begin_at_top()
        QTimer.singleShot(0, self, self._show_wanted)

    @override
    def first_focus(self) -> QWidget | None:
        return self._back

    def _show_wanted(self) -> None:
        card = self._cards.get(self._wanted)
        self._wanted = ""
        if card is not None:
            self._scaffold.begin_at(card)

    @override
    def refresh(self) -> None:
        if self._built:
            return
        # The limits are read from the analysis, and numpy comes with it.
        from acutrack.gui.pages.decides.decides_words import decides_sections
        from acutrack.gui.pages.decides.simulation import read_simulation

        for section in decides_sections(read_simulation()):
            self._cards[section.heading.text] = card = self._card(section)
            self._scaffold.add(card)
        self._built = True

    def _card(self, section: Section) -> Card:
        card = Card(self.words(section.heading), level=2)
        for text in section.texts:
            card.add(Text(self.words(text)))
        if section.figures is not None:
            card.add(Text(self.words(section.figures.about), TextStyle.SMALL, Role.INK2))
            card.add(self._grid(section.figures))
        return card

    def _grid(self, figures: Figures) -> QWidget:
        from acutrack.gui.pages.decides.sections import figure_words

        words = self.words
        rows = [
            (words(name), [figure_words(cell, self.context.words) for cell in cells])
            for name, cells in figures.rows
        ]
        return FiguresTable([words(column) for column in figures.columns], rows)
