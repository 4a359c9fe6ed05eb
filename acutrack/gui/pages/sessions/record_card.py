"""The chosen session with everything that was said about it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.pages.sessions.record_words import SessionRow, whole_record
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class RecordCard(Card):
    """Signals carry nothing: they are about the session shown."""

    changed = Signal()
    completed = Signal()
    removed = Signal()
    wanted_versions = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Session")))
        self._words = words
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 9)
        self._grid.setColumnStretch(1, 11)
        self.add(self._facts)
        self.change = Button(words(say("Change")), "pencil")
        self.change.clicked.connect(self.changed)
        self.complete = Button(words(say("Fill the whole record")), "list")
        self.complete.clicked.connect(self.completed)
        self.remove = Button(words(say("Remove")), "trash-2")
        self.remove.clicked.connect(self.removed)
        self.versions = Button(words(say("Earlier versions")), "history")
        self.versions.clicked.connect(self.wanted_versions)
        self.add(flow(self.change, self.complete, self.versions, self.remove, gap=4))

    def show_row(self, row: SessionRow) -> None:
        """Show a session; the buttons name it for screen readers."""
        words = self._words
        day = row.session.day
        self.title.setText(words.formats.weekday_and_day(day))
        self.change.set_words(
            words(say("Change")), words(say("Change the session of {day}", day=day))
        )
        self.complete.setAccessibleDescription(words(say("The session of {day}.", day=day)))
        self.versions.set_words(
            words(say("Earlier versions")),
            words(say("Earlier versions of the session of {day}", day=day)),
        )
        self.remove.set_words(
            words(say("Remove")), words(say("Remove the session of {day}", day=day))
        )
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for line, (heading, told) in enumerate(whole_record(row, words)):
            self._grid.addWidget(Text(heading, TextStyle.SMALL, Role.INK2), line, 0, top)
            self._grid.addWidget(Text(told), line, 1, top)
