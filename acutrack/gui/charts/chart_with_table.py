"""A chart that Ctrl+T turns into its table, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from acutrack.domain.message import say
from acutrack.gui.charts.chart_table import ChartTable
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.widgets.announce import announce
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.charts.spec import Chart


class ChartWithTable(QWidget):
    """The chart or the table of the same values.

    `turned` carries whether the table is shown. A button of the page may call `turn`; the shortcut
    works wherever the focus is in the same window, unless `shortcut` is false because the window's
    menu has it.
    """

    turned = Signal(bool)

    def __init__(self, words: Catalogue, *, shortcut: bool = True) -> None:
        super().__init__()
        self._words = words
        self.view = ChartView(words)
        self.table = ChartTable("")
        self._pile = QStackedLayout(self)
        self._pile.addWidget(self.view)
        self._pile.addWidget(self.table)
        if shortcut:
            keys = QShortcut(QKeySequence("Ctrl+T"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(self.turn)

    @property
    def shows_table(self) -> bool:
        """Whether the table is in front."""
        return self._pile.currentWidget() is self.table

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, and its rows in the table."""
        self.view.show_chart(chart)
        self.table.setAccessibleName(chart.title)
        self.table.show_twin(chart.table)

    def turn(self, *, aloud: bool = True) -> None:
        """Swap chart and table; the focus goes along, and the walk's day is the current row.

        Not `aloud` where somebody else says so, such as for several charts at once.
        """
        to_table = not self.shows_table
        focused = self.view.hasFocus() or self.table.hasFocus()
        row = self.view.row
        front = self.table if to_table else self.view
        self._pile.setCurrentWidget(front)
        if to_table and row is not None:
            self.table.go_to(row)
        if focused:
            front.setFocus()
        shown = say("Shown as a table.") if to_table else say("Shown as a chart.")
        if aloud:
            announce(self, self._words(shown))
        self.turned.emit(to_table)
