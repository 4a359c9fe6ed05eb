"""What is protected, to be read from top to bottom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Scaffold

READABLE = 900


class ProtectedPage(Page):
    """Built once: what it says does not depend on anybody's record."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        from acutrack.gui.pages.protected.protected_words import INTRODUCTION, TITLE

        self._back = Button(self.words(say("Back to the help")), "life-buoy")
        self._back.clicked.connect(partial(context.ways.go, "help"))
        reviewers = Button(self.words(say("For security reviewers")), "lock")
        reviewers.clicked.connect(partial(context.ways.go, "security"))
        self._scaffold = Scaffold(
            self.words(TITLE), self.words(INTRODUCTION), [reviewers, self._back], widest=READABLE
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
        from acutrack.gui.pages.protected.protected_words import SECTIONS

        for section in SECTIONS:
            card = Card(self.words(section.heading), level=2)
            for text in section.texts:
                card.add(Text(self.words(text)))
            self._cards[section.heading.text] = card
            self._scaffold.add(card)
        self._built = True
