"""A small chart, painted by Qt alone: the first page shows one and must not wait for pyqtgraph."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.charts.spec import Chart
from acutrack.gui.charts.chart_scene import ChartScene, Place
from acutrack.gui.charts.frame_layout import FrameLayout
from acutrack.gui.charts.plane import Plane


class MiniCanvas(QWidget):
    """The same marks as in the large chart, without what stands around the plot.

    `pointed` and `chosen` as in ChartCanvas.
    """

    pointed = Signal(object, str)
    chosen = Signal(object)

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = ChartScene(chart, True, QSizeF(self.size()))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    @property
    def plane(self) -> Plane:
        """From data to px."""
        return self._scene.plane

    @property
    def layout_of_parts(self) -> FrameLayout:
        """Where the parts lie."""
        return self._scene.layout

    @property
    def shown_range(self) -> tuple[float, float]:
        """First and last place of the axis in view."""
        return self._scene.range

    def show_days(self, low: float, high: float) -> None:
        """Show a part of the axis."""
        self._scene.show_days(low, high)
        self.update()

    def show_cursor(self, place: Place | None) -> None:
        """Mark a place, or none."""
        if place != self._scene.cursor:
            self._scene.cursor = place
            self.update()

    def restyle(self) -> None:
        """Measure and paint again after the look changed."""
        self._scene.fit(QSizeF(self.size()))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._scene.paint_ground(painter, QRectF(self.rect()))
        painter.save()
        painter.setClipRect(self._scene.layout.plot)
        for marks in self._scene.by_kind():
            self._scene.paint_marks(painter, marks)
        painter.restore()
        self._scene.paint_front(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.pointed.emit(self.plane.at(at), self._scene.tip_at(at))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.plane.at(event.position()))
        event.ignore()
