"""Small charts one below the other, each with its words; Ctrl+T shows them as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.charts.chart_table import ChartTable
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Rule, Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.charts.small_multiples import SmallMultiples, SmallRow

_CHART_HEIGHT = 130


class MultiplesView(QWidget):
    """The rows, or the same in a table. `turned` carries whether the table is shown."""

    turned = Signal(bool)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: SmallMultiples | None = None
        self.charts: list[ChartView] = []
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.table = ChartTable("")
        self._pile = QStackedLayout(self)
        self._pile.addWidget(self._rows)
        self._pile.addWidget(self.table)
        follow_look(self._restyle)

    @property
    def shown(self) -> SmallMultiples | None:
        """What is shown."""
        return self._shown

    @property
    def shows_table(self) -> bool:
        """Whether the table is in front."""
        return self._pile.currentWidget() is self.table

    def show_multiples(self, made: SmallMultiples) -> None:
        """Show these rows in the place of what was shown."""
        self._shown = made
        self.charts = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, row in enumerate(made.rows):
            if number:
                self._column.addWidget(Rule())
            self._add(made, row)
        self._restyle()
        self.table.setAccessibleName(made.title)
        self.table.show_twin(made.table)

    def turn(self) -> None:
        """Swap rows and table."""
        to_table = not self.shows_table
        self._pile.setCurrentWidget(self.table if to_table else self._rows)
        shown = say("Shown as a table.") if to_table else say("Shown as a chart.")
        announce(self, self._words(shown))
        self.turned.emit(to_table)

    def _add(self, made: SmallMultiples, row: SmallRow) -> None:
        name = Text(row.name, TextStyle.STRONG)
        detail = [Text(row.detail, TextStyle.SMALL, Role.INK2)] if row.detail else []
        self._column.addWidget(flow(name, *detail, gap=10))
        chart = ChartView(self._words, mini=True)
        chart.show_chart(row.chart)
        chart.setAccessibleName(
            self._words(say("{name}: {chart}", name=row.name, chart=row.chart.title))
        )
        self.charts.append(chart)
        self._column.addWidget(chart)
        facts = [
            self._fact(made.headers[at], value)
            for at, value in ((1, row.start), (2, row.now), (4, row.sessions), (5, row.effects))
        ]
        self._column.addWidget(flow(*facts[:2], self._change(row), *facts[2:], gap=22))
        if row.look:
            self._column.addWidget(IconText("eye", row.look, icon_role=Role.CAUTION))

    def _restyle(self) -> None:
        for chart in self.charts:
            chart.setMinimumHeight(look().px(_CHART_HEIGHT))

    def _fact(self, name: str, value: str) -> Text:
        words = self._words(say("{name}: {value}", name=name, value=value))
        return Text(words, TextStyle.SMALL)

    def _change(self, row: SmallRow) -> QWidget:
        from acutrack.analysis.change.way import Way

        icons = {
            Way.LOWER: ("arrow-down", Role.BETTER),
            Way.HIGHER: ("arrow-up", Role.WORSE),
            Way.SAME: ("equal", Role.SAME),
        }
        if row.way not in icons:
            return Text(row.change, TextStyle.SMALL, Role.INK2)
        icon, role = icons[row.way]
        return IconText(icon, row.change, TextStyle.SMALL_STRONG, role, role)
