"""The sentence that stands before the chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Mark, Text


class SentenceCard(Card):
    """Headline, and under it the days it rests on and what else changed."""

    def __init__(self) -> None:
        super().__init__(ground=Role.TINT, edge=Role.ACCENT)
        self.headline = Text("", TextStyle.H3)
        self.detail = Text("")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Mark("chart-line", Role.ACCENT, 26), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.headline)
        told.addWidget(self.detail)
        row.addLayout(told, 1)
        self.body.addLayout(row)

    def say(self, headline: str, detail: str) -> None:
        """Show a sentence; without a headline the detail stands alone."""
        self.headline.setText(headline)
        self.headline.setVisible(bool(headline))
        self.detail.setText(detail)
