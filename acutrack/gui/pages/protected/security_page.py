"""The page for security reviewers: a help file, which is in English in every language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.protected.protected_page import READABLE
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.gui.pages.protected.help_file import Chapter

FILE = "security.md"
_IN_ENGLISH = say("This page is in English, for people who test the safety of programs.")


class SecurityPage(Page):
    """Built once, when it is first looked at."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._back = Button(self.words(say("Back to what is protected")), "life-buoy")
        self._back.clicked.connect(partial(context.ways.go, "protected"))
        self._scaffold = Scaffold(
            self.words(say("For security reviewers")), "", [self._back], widest=READABLE
        )
        self._built = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        return self._back

    @override
    def refresh(self) -> None:
        if self._built:
            return
        from acutrack.gui.pages.protected.help_file import read_help

        try:
            found = read_help(FILE)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        if self.context.words.language != "en":
            self._scaffold.add(IconText("languages", self.words(_IN_ENGLISH)))
        for part in (Text(found.introduction), *map(_card, found.chapters)):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._scaffold.add(part)
        self._built = True


def _card(chapter: Chapter) -> Card:
    card = Card(chapter.heading, level=2)
    for paragraph in chapter.paragraphs:
        card.add(Text(paragraph))
    if chapter.rows:
        card.add(_grid(chapter.rows))
    return card


def _grid(rows: tuple[tuple[str, ...], ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for number, row in enumerate(rows):
        style = TextStyle.SMALL if number else TextStyle.SMALL_STRONG
        for column, cell in enumerate(row):
            grid.setColumnStretch(column, 1)
            # A path may be broken where a folder ends; there is no other room for it.
            label = Text(cell.replace("/", "/\u200b"), style)
            # Read on its own, a cell does not say which column it is of.
            label.setAccessibleDescription(rows[0][column] if number else "")
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    return holder
