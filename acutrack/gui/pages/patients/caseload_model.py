"""The rows of the caseload for Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from acutrack.domain.record import PatientId
from acutrack.gui.pages.patients.caseload_columns import HEADINGS, Cell, CellWriter, Column
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_READ = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class CaseloadModel(QAbstractTableModel):
    """Shows rows as they are, in the order given."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._headings = {column: words(heading) for column, heading in HEADINGS.items()}
        self._rows: tuple[CaseloadRow, ...] = ()
        self._writer: CellWriter | None = None

    def show_rows(self, rows: Sequence[CaseloadRow], writer: CellWriter) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows, self._writer = tuple(rows), writer
        self.endResetModel()

    @property
    def rows(self) -> tuple[CaseloadRow, ...]:
        """What is shown, from the top."""
        return self._rows

    def row_at(self, index: Index) -> CaseloadRow:
        """The row of a place."""
        return self._rows[index.row()]

    def place_of(self, patient: PatientId) -> int | None:
        """Where a patient's row is; None where it is not shown."""
        return next(
            (at for at, row in enumerate(self._rows) if row.patient.patient_id == patient), None
        )

    def cell(self, index: Index) -> Cell:
        """What is drawn at a place."""
        if self._writer is None:
            return Cell("")
        return self._writer.cell(self._rows[index.row()], Column(index.column()))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole or role in _READ:
            return self.cell(index).spoken
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[Column(section)]
        return None
