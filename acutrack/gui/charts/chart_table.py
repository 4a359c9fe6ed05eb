"""The table behind a chart: the same values as words, to read and to copy."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.table import Table, row_height

if TYPE_CHECKING:
    from acutrack.charts.spec import TableTwin

Index = QModelIndex | QPersistentModelIndex
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
#: Below this the longest column is left as it is: its words would stand one a line.
_NARROWEST = 160
_STEP = 4


class TwinModel(QAbstractTableModel):
    """A chart's table for Qt; each row is written when it comes into view."""

    def __init__(self) -> None:
        super().__init__()
        self._twin: TableTwin | None = None

    def show_twin(self, twin: TableTwin | None) -> None:
        """Show the rows of a chart."""
        self.beginResetModel()
        self._twin = twin
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if self._twin is None or parent.isValid() else len(self._twin.places)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if self._twin is None or parent.isValid() else len(self._twin.headers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._twin is None or role not in _TEXT or not index.isValid():
            return None
        return self._twin.rows[index.row()][index.column()]

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self._twin is None or role not in _TEXT or orientation is Qt.Orientation.Vertical:
            return None
        return self._twin.headers[section]


class ChartTable(Table):
    """Ctrl+C copies the selected rows, or all of them, with tabs between cells."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._twin = TwinModel()
        self.setModel(self._twin)

    def show_twin(self, twin: TableTwin | None) -> None:
        """Show the rows of a chart: of days the latest in view, of anything else the first."""
        self._twin.show_twin(twin)
        self._fit()
        if twin is not None and twin.heights:
            self.scrollToTop()
        else:
            self.scrollToBottom()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        self.setCurrentIndex(self._twin.index(row, 0))
        self.scrollTo(self._twin.index(row, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self._fit()

    def _fold_all(self, natural: list[int]) -> int:
        """Where one folded column is not enough, fold all that are too wide; the most lines."""
        head = self.horizontalHeader()
        least = [head.sectionSizeHint(column) for column in range(len(natural))]
        widest = max(look().px(_NARROWEST), _widest(natural, least, self.viewport().width()))
        lines = 1
        for column, width in enumerate(natural):
            most = max(widest, least[column])
            if width > most:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, most)
                lines = max(lines, ceil(width / most) + 1)
        return lines

    def _fit(self) -> None:
        """Fold the longest column rather than hide the last ones beside the table.

        All rows get the height of the longest: with ten years of days none is measured by itself.
        """
        head = self.horizontalHeader()
        columns = range(head.count())
        natural = [max(self.sizeHintForColumn(c), head.sectionSizeHint(c)) for c in columns]
        longest = max(columns, key=natural.__getitem__, default=0)
        over = sum(natural) - self.viewport().width()
        left = natural[longest] - over if natural else 0
        lines = 1
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if over > 0 and left >= look().px(_NARROWEST):
            lines = ceil(natural[longest] / left)
            head.setSectionResizeMode(longest, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(longest, left)
        elif over > 0:
            lines = self._fold_all(natural)
        more = (lines - 1) * look().line_height(TextStyle.BODY)
        self.verticalHeader().setDefaultSectionSize(row_height() + more)


def _widest(natural: list[int], least: list[int], room: int) -> int:
    """The width beyond which columns are folded, so that all of them fit; 0 if none does."""
    for widest in range(max(natural), 0, -_STEP):
        wanted = zip(natural, least, strict=True)
        if sum(min(width, max(widest, own)) for width, own in wanted) <= room:
            return widest
    return 0
