"""One statement: what is known first, and on demand how sure it is and who says so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.evidence import CERTAINTY_WORDS, Statement
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class StatementCard(Card):
    """The claim, its source in short, and a link that opens the rest below."""

    def __init__(self, statement: Statement, words: Catalogue) -> None:
        super().__init__()
        self.statement = statement
        self._words = words
        self.claim = Text(words(statement.claim))
        self.link = QuietLink("", "plus")
        self.link.clicked.connect(self._turn)
        self.more = QWidget()
        self._lay_out()
        self.open(False)

    @property
    def texts(self) -> tuple[str, ...]:
        """All its words, those that are not opened as well."""
        return tuple(self._words(message) for message in _told(self.statement))

    def open(self, wide: bool) -> None:
        """Show how sure it is, or hide that again."""
        self.more.setVisible(wide)
        claim = self._words(self.statement.claim)
        if wide:
            label = self._words(say("Show less"))
            name = self._words(say("Show less: {claim}", claim=claim))
        else:
            label = self._words(say("How sure is this?"))
            name = self._words(say("How sure is this? {claim}", claim=claim))
        self.link.set_words(label, name)
        self.link.set_icon_name("minus" if wide else "plus")

    def _turn(self) -> None:
        self.open(self.more.isHidden())
        if not self.more.isHidden():
            announce(self.more, " ".join(self.texts[1:]))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 12, 20, 6)
        self.body.setSpacing(2)
        self.add(self.claim)
        row = QHBoxLayout()
        row.setSpacing(12)
        short = self._words.listing((source.short for source in self.statement.sources), long=True)
        named = self._words(say("Source: {source}", source=short))
        row.addWidget(Text(named, TextStyle.SMALL, Role.INK2), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        column = QVBoxLayout(self.more)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        _, certainty, numbers, *rest = self.texts
        column.addWidget(Text(certainty, TextStyle.STRONG))
        column.addWidget(Text(numbers, TextStyle.SMALL))
        for text in rest:
            column.addWidget(Text(text, TextStyle.SMALL, Role.INK2))
        self.add(self.more)


def _told(statement: Statement) -> tuple[Message, ...]:
    """What is known, how sure, in which numbers, who says so, and when it was last checked."""
    full = " ".join(source.full for source in statement.sources)
    return (
        statement.claim,
        CERTAINTY_WORDS[statement.certainty],
        statement.numbers,
        say("Source: {source}", source=full),
        say("Last checked: {day}.", day=statement.checked),
    )
