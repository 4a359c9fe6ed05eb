"""Which parts the report has: out of the way until somebody wants to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.report.audience import SECTION_WORDS, Section
from acutrack.text.catalogue import Catalogue


class PartsFields(QWidget):
    """One chip for each part; a link shows and hides them."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.link = QuietLink("", "list")
        self._chips = {part: Chip(words(said)) for part, said in SECTION_WORDS.items()}
        for chip in self._chips.values():
            chip.clicked.connect(self._on_chip)
        always = Text(words(say("The first page is always there.")), TextStyle.SMALL, Role.INK2)
        everything = QuietLink(words(say("Every part")))
        nothing = QuietLink(words(say("The first page alone")))
        everything.clicked.connect(lambda: self._take(frozenset(Section)))
        nothing.clicked.connect(lambda: self._take(frozenset()))
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(always)
        body.addWidget(flow(*self._chips.values(), gap=6, line_gap=6))
        body.addWidget(flow(everything, nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(self.link))
        column.addWidget(self._body)
        self.link.clicked.connect(self._turn)
        self._body.hide()
        self._name_link()

    @property
    def parts(self) -> frozenset[Section]:
        """The parts chosen."""
        return frozenset(part for part, chip in self._chips.items() if chip.isChecked())

    def chip(self, part: Section) -> Chip:
        """The chip of a part."""
        return self._chips[part]

    def show_parts(self, parts: frozenset[Section]) -> None:
        """Show these as chosen without telling anybody."""
        for part, chip in self._chips.items():
            chip.setChecked(part in parts)
        self._name_link()

    def _take(self, parts: frozenset[Section]) -> None:
        self.show_parts(parts)
        self.changed.emit()

    def _on_chip(self) -> None:
        self._name_link()
        self.changed.emit()

    def _turn(self) -> None:
        self._body.setVisible(not self._body.isVisibleTo(self))
        self._name_link()

    def _name_link(self) -> None:
        if self._body.isVisibleTo(self):
            self.link.set_words(self._words(say("Hide the parts")))
            return
        chosen, all_of = len(self.parts), len(self._chips)
        said = say("Choose the parts ({chosen} of {all})", chosen=chosen, all=all_of)
        self.link.set_words(self._words(said))
