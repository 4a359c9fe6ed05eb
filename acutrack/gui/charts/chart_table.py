"""The table behind a chart: the same values as words, to read and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from acutrack.gui.widgets.table import Table

if TYPE_CHECKING:
    from acutrack.charts.spec import TableTwin

Index = QModelIndex | QPersistentModelIndex
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


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
        """Show the rows of a chart, the latest in view."""
        self._twin.show_twin(twin)
        self.scrollToBottom()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        self.setCurrentIndex(self._twin.index(row, 0))
        self.scrollTo(self._twin.index(row, 0))
