"""One table model for every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from acutrack.domain.record import Record

R = TypeVar("R", bound=Record)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its heading, and the words for a record in it."""

    heading: str
    words: Callable[[R], str]


class RecordTable(QAbstractTableModel, Generic[R]):
    """Shows records as they are, in the order given."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._records: tuple[R, ...] = ()

    def show_records(self, records: Sequence[R]) -> None:
        """Replace the rows; where the same records are there, only changed ones are redrawn.

        Selection and scroll position stay in that case.
        """
        if [record.id for record in records] == [record.id for record in self._records]:
            self._redraw_changed(records)
            return
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def record_at(self, index: Index) -> R:
        """The record of a row."""
        return self._records[index.row()]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[index.column()].words(self._records[index.row()])
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def _redraw_changed(self, records: Sequence[R]) -> None:
        old, self._records = self._records, tuple(records)
        last = len(self._columns) - 1
        for row, (before, now) in enumerate(zip(old, self._records, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))
