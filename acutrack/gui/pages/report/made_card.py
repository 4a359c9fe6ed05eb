"""Reports made, newest first: what was handed out, and the figures it carried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say, say_count
from acutrack.domain.report_made import ReportMade
from acutrack.gui.pages.report.made_words import lines_of, title_of
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Rule, Text
from acutrack.text.catalogue import Catalogue

#: Shown until more are asked for.
_FIRST = 3


class MadeCard(Card):
    """Hidden until there is one. The list says nothing that the reports did not say."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Reports made")))
        self._words = words
        self._reports: tuple[ReportMade, ...] = ()
        self._all = False
        told = say("Newest first. The files themselves are where you saved them.")
        self.add(Text(words(told), TextStyle.SMALL, Role.INK2))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)
        self.more = QuietLink(words(say("Show all reports made")), "list")
        self.more.clicked.connect(self._show_all)
        self.add(flow(self.more))
        self.hide()

    @property
    def shown(self) -> tuple[ReportMade, ...]:
        """The reports that are listed now."""
        return self._reports if self._all else self._reports[:_FIRST]

    def show_reports(self, reports: Sequence[ReportMade]) -> None:
        """List them."""
        newest_first = tuple(sorted(reports, key=lambda made: made.made_at, reverse=True))
        if newest_first != self._reports:
            self._reports = newest_first
            self._fill()
        self.setVisible(bool(newest_first))

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        # The link is gone; what it showed is read from here on.
        self.focusNextChild()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, made in enumerate(self.shown):
            if number:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(made))
        hidden = len(self._reports) - len(self.shown)
        self.more.setVisible(hidden > 0)
        self.more.setAccessibleDescription(
            self._words(say_count("{count} more", "{count} more", hidden))
        )

    def _row(self, made: ReportMade) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(self._words(title_of(made)), TextStyle.STRONG))
        for line in lines_of(made, self._words):
            column.addWidget(Text(self._words(line)))
        return row
