"""What was found: one button a line, stepped through by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.found_words import fitting
from acutrack.gui.pages.help.lines import Line
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.cards import ChoiceCard
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

MOST_SHOWN = 30
_ICONS = {
    "help": "life-buoy",
    "known": "book-open",
    "decides": "circle-question-mark",
    "protected": "lock",
}


class FoundPlace(ChoiceCard):
    """A line and where it stands; a click or Enter leads there."""

    text_style = TextStyle.STRONG
    padding = 12

    stepped = Signal(int)
    """To the next (1) or the one before (-1)."""
    left = Signal()

    def __init__(self, line: Line, words: Catalogue) -> None:
        self.line = line
        title = words(_title(line))
        super().__init__(title, line.text, _ICONS[line.page])
        self.setAccessibleName(words(say("{title}: {line}", title=title, line=line.text)))
        self.setAccessibleDescription("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FoundList(QWidget):
    """The places found, under a line that says how many."""

    chosen = Signal(object)
    """A Line."""
    stepped_out = Signal()
    """Up from the first one."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._count = Text("", TextStyle.BODY, Role.INK2)
        self.places: list[FoundPlace] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._count)

    @property
    def told(self) -> str:
        """How much was found, in words."""
        return self._count.text()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these in place of what was found before."""
        for place in self.places:
            self._column.removeWidget(place)
            place.hide()
            place.deleteLater()
        self.places = [FoundPlace(line, self._words) for line in lines[:MOST_SHOWN]]
        for at, place in enumerate(self.places):
            place.clicked.connect(lambda _on=False, line=place.line: self.chosen.emit(line))
            place.stepped.connect(lambda by, at=at: self.step_to(at + by))
            place.left.connect(self.left)
            self._column.addWidget(place)
        self._count.setText(self._words(fitting(len(lines))))
        announce(self._count, self._count.text())

    def step_to(self, at: int) -> None:
        """Give the keyboard to a place, or back to the field above the first one."""
        if at < 0:
            self.stepped_out.emit()
        elif self.places:
            last = len(self.places) - 1
            self.places[min(at, last)].setFocus(Qt.FocusReason.OtherFocusReason)


def _title(line: Line) -> Message:
    if not line.heading:
        return say("{title}", title=line.title)
    return say("{title}: {line}", title=line.title, line=line.heading)
