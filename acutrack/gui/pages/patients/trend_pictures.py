"""Small trends, drawn once for a size and kept while they may be scrolled back to."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow

_KEPT = 200
_AIR = 12


class TrendPictures:
    """Pictures of rows; a row that reads otherwise is another one."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int, int, float], tuple[CaseloadRow, QPixmap]]
        self._kept = OrderedDict()

    def forget(self) -> None:
        """The look changed, or the rows did."""
        self._kept.clear()

    def picture(self, row: CaseloadRow, size: QSize, ratio: float) -> QPixmap:
        """The trend of a row, on nothing."""
        key = (id(row), size.width(), size.height(), ratio)
        if key not in self._kept:
            # The row is kept with it, so that no other one can get its id.
            self._kept[key] = row, _drawn(row, size, ratio)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key][1]


def _drawn(row: CaseloadRow, size: QSize, ratio: float) -> QPixmap:
    from acutrack.charts.caseload_trend import caseload_trend
    from acutrack.gui.charts.chart_scene import ChartScene

    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    # A chart keeps air at its sides for scores, and there are none.
    wide = QSizeF(size.width() + 2 * _AIR, size.height())
    scene = ChartScene(caseload_trend(row, ""), True, wide)
    painter = QPainter(made)
    painter.translate(-_AIR, 0)
    for marks in scene.by_kind():
        scene.paint_marks(painter, marks)
    painter.end()
    return made
