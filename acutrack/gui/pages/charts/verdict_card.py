"""The verdict of the latest review: the answer, its numbers, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.analysis.verdict_words import VerdictWords
from acutrack.charts.palette import Role
from acutrack.charts.spec import Chart
from acutrack.domain.message import Message
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Mark, Text
from acutrack.text.catalogue import Catalogue


class VerdictCard(Card):
    """Told in the order in which it is asked: better or not, how much, how sure, what else."""

    def __init__(self, words: Catalogue, links: list[QuietLink]) -> None:
        super().__init__(ground=Role.TINT, edge=Role.ACCENT)
        self._words = words
        self.headline = Text("", TextStyle.H3)
        self.numbers = Text("")
        self.interval = Text("")
        self.strip = ChartView(words)
        self.days = Text("", TextStyle.SMALL)
        self.chance = Text("", TextStyle.SMALL)
        self.date = Text("", TextStyle.SMALL, Role.INK2)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Mark("gauge", Role.ACCENT, 26), 0, Qt.AlignmentFlag.AlignTop)
        self._told = QVBoxLayout()
        self._told.setSpacing(6)
        row.addLayout(self._told, 1)
        for label in (self.headline, self.numbers, self.interval):
            self._told.addWidget(label)
        self._told.addWidget(self.strip)
        self._also = QVBoxLayout()
        self._also.setSpacing(6)
        self._told.addLayout(self._also)
        for label in (self.days, self.chance, self.date):
            self._told.addWidget(label)
        self._told.addWidget(flow(*links, gap=8))
        self.body.addLayout(row)

    def show_verdict(self, said: VerdictWords, strip: Chart | None, about: Message) -> None:
        """Tell a verdict; `about` says which review it is from and when the next one is."""
        self.headline.setText(self._words(said.headline))
        for label, message in (
            (self.numbers, said.numbers),
            (self.interval, said.interval),
            (self.days, said.days),
            (self.chance, said.chance),
            (self.date, about),
        ):
            label.setVisible(message is not None)
            label.setText("" if message is None else self._words(message))
        self.strip.setVisible(strip is not None)
        if strip is not None:
            self.strip.show_chart(strip)
        self._show_also(said)

    def _show_also(self, said: VerdictWords) -> None:
        while (item := self._also.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for caution in said.cautions:
            self._also.addWidget(self._line("triangle-alert", caution, Role.CAUTION))
        for note in said.notes:
            self._also.addWidget(self._line("info", note, Role.INK2))

    def _line(self, icon: str, message: Message, role: Role) -> QWidget:
        return IconText(icon, self._words(message), TextStyle.SMALL, role)
