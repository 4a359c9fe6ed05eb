"""A table that leaves columns out rather than scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView
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
        wraps: The column whose words take a second line where that is not enough; None for none.
    """

    def __init__(
        self, name: str, spared_first: tuple[int, ...], *, wraps: int | None = None
    ) -> None:
        super().__init__(name)
        self._spared_first = spared_first
        self._wraps = wraps
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        follow_look(self._fit_soon)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            # The widths follow what is written in the columns.
            model.modelReset.connect(self._fit_soon)
            model.dataChanged.connect(self._fit_soon)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon()

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self.model() is None:
            return
        for column in self._spared_first:
            self.setColumnHidden(column, False)
        self._wrap(False)
        for column in self._spared_first:
            if self._fits():
                return
            self.setColumnHidden(column, True)
        self._wrap(not self._fits())

    def _fits(self) -> bool:
        head = self.horizontalHeader()
        last = self.model().columnCount() - 1
        shown = [c for c in range(last) if not self.isColumnHidden(c)]
        rest = 0 if self.isColumnHidden(last) else head.sectionSizeHint(last)
        hinted = sum(head.sectionSizeHint(c) for c in shown)
        return (
            max(hinted, sum(head.sectionSize(c) for c in shown)) + rest <= self.viewport().width()
        )

    def _wrap(self, wraps: bool) -> None:
        if self._wraps is None:
            return
        modes = QHeaderView.ResizeMode
        head = self.horizontalHeader()
        head.setStretchLastSection(not wraps)
        head.setSectionResizeMode(self._wraps, modes.Stretch if wraps else modes.ResizeToContents)
        if wraps:
            self.resizeRowsToContents()
