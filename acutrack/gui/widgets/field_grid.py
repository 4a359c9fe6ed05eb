"""Fields side by side, as many as the width holds."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from acutrack.gui.theme import follow_look, look

_GAP = 12


class FieldGrid(QWidget):
    """Equal columns; fewer of them where the width runs out.

    Args:
        fields: In reading order.
        narrowest: Least width of a column in px at 100 % text.
        most: Columns where there is room for them.
        shares: How the width is shared when all columns stand side by side.
        whole: Fields that have a line of their own.
        gap: Px between columns.
    """

    def __init__(
        self,
        *fields: QWidget,
        narrowest: int = 138,
        most: int = 3,
        shares: tuple[int, ...] = (1, 1, 1),
        whole: Collection[QWidget] = (),
        gap: int = _GAP,
    ) -> None:
        super().__init__()
        self._shares = shares
        self._fields = fields
        self._narrowest = narrowest
        self._most = most
        self._whole = whole
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(8)
        follow_look(self._arrange)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._grid.horizontalSpacing()
        fit = (self.width() + gap) // (look().px(self._narrowest) + gap)
        columns = min(max(fit, 1), self._most, max(len(self._fields), 1))
        if columns == self._columns:
            return
        for field in self._fields:
            self._grid.removeWidget(field)
        place = 0
        for field in self._fields:
            wide = columns if field in self._whole else 1
            place += -place % wide
            row, column = divmod(place, columns)
            self._grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            place += wide
        for column in range(self._most):
            share = self._shares[column] if columns == self._most else 1
            self._grid.setColumnStretch(column, share if column < columns else 0)
        self._columns = columns
