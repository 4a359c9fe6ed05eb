"""Where it hurt at the start, now, and the difference: small maps, each place in words, a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from acutrack.charts.body_change import TURN_ROLE, BodyChange, PlaceLine, Turn
from acutrack.charts.palette import Role
from acutrack.domain.body_atlas import BodyAtlas
from acutrack.domain.message import say
from acutrack.gui.charts.chart_table import ChartTable
from acutrack.gui.charts.places_canvas import PlacesCanvas
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

_ICONS = {
    Turn.LOWER: "arrow-down",
    Turn.HIGHER: "arrow-up",
    Turn.SAME: "equal",
    Turn.NEW: "plus",
    Turn.NOT_NOW: "minus",
}
#: More places than this stand in the table alone.
_MOST_LINES = 12


class PlacesView(QWidget):
    """The maps, or the same in a table. `turned` carries whether the table is shown."""

    turned = Signal(bool)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.shown: BodyChange | None = None
        self.maps: list[PlacesCanvas] = []
        self._drawn = QWidget()
        self._column = QVBoxLayout(self._drawn)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.table = ChartTable("")
        self._pile = QStackedLayout(self)
        self._pile.addWidget(self._drawn)
        self._pile.addWidget(self.table)

    @property
    def shows_table(self) -> bool:
        """Whether the table is in front."""
        return self._pile.currentWidget() is self.table

    def show_places(self, made: BodyChange, atlas: BodyAtlas) -> None:
        """Show these maps in the place of what was shown."""
        self.shown = made
        self.maps = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in made.rows:
            canvas = PlacesCanvas(row, atlas.maps[row.key])
            canvas.setAccessibleName(
                self._words(say("{name}: {chart}", name=row.name, chart=made.title))
            )
            canvas.setAccessibleDescription(made.summary)
            if len(made.rows) > 1:
                self._column.addWidget(Text(row.name, TextStyle.STRONG))
            self.maps.append(canvas)
            self._column.addWidget(canvas)
        self._column.addWidget(Text(made.legend, TextStyle.SMALL, Role.INK2))
        for line in made.lines[:_MOST_LINES]:
            self._column.addWidget(self._line(line))
        if len(made.lines) > _MOST_LINES:
            more = self._words(say("The table shows all places."))
            self._column.addWidget(Text(more, TextStyle.SMALL, Role.INK2))
        self.table.setAccessibleName(made.title)
        self.table.show_twin(made.table)

    def turn(self) -> None:
        """Swap maps and table."""
        to_table = not self.shows_table
        self._pile.setCurrentWidget(self.table if to_table else self._drawn)
        shown = say("Shown as a table.") if to_table else say("Shown as a chart.")
        announce(self, self._words(shown))
        self.turned.emit(to_table)

    def _line(self, line: PlaceLine) -> QWidget:
        if line.turn is None:
            return Text(line.words, TextStyle.SMALL)
        role = TURN_ROLE[line.turn]
        return IconText(_ICONS[line.turn], line.words, TextStyle.SMALL, icon_role=role)
