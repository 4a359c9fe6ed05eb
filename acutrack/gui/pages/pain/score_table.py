"""A table that leaves columns out rather than scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from acutrack.gui.theme import follow_look
from acutrack.gui.widgets.table import Table

#: Widths are taken from this many rows: measuring years of entries takes a second.
_MEASURED_ROWS = 60


class ScoreTable(Table):
    """Large text or a narrow window spares the columns that matter least.

    Args:
        name: What a screen reader calls it.
        spared_first: Columns in the order in which they go.
    """

    def __init__(self, name: str, spared_first: tuple[int, ...]) -> None:
        super().__init__(name)
        self._spared_first = spared_first
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        follow_look(self._fit_soon)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon()

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self.model() is None:
            return
        columns = range(self.model().columnCount())
        for column in self._spared_first:
            self.setColumnHidden(column, False)
        head = self.horizontalHeader()
        last = columns[-1]
        for column in self._spared_first:
            shown = [c for c in columns if not self.isColumnHidden(c) and c != last]
            wide = sum(head.sectionSizeHint(c) for c in shown) + head.sectionSizeHint(last)
            wide = max(wide, sum(head.sectionSize(c) for c in shown) + head.sectionSizeHint(last))
            if wide <= self.viewport().width():
                return
            self.setColumnHidden(column, True)
