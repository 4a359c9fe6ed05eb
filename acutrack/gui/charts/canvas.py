"""The pyqtgraph view that paints a Chart; loaded when the first large chart is shown."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from acutrack.charts.spec import Chart, Mark
from acutrack.gui.charts.chart_scene import ChartScene, Place
from acutrack.gui.charts.frame_layout import FrameLayout
from acutrack.gui.charts.plane import Plane


class MarkItem(pg.GraphicsObject):  # type: ignore[misc]
    """Marks of one kind, in the order of the chart."""

    def __init__(self, scene: ChartScene, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self._chart_scene = scene
        self._marks = marks

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        # Marks are measured in px: a pen or a symbol must not be stretched by the axes.
        painter.setTransform(self.sceneTransform().inverted()[0], True)
        self._chart_scene.paint_marks(painter, self._marks)


class ChartCanvas(pg.GraphicsView):  # type: ignore[misc]
    """Paints one chart; knows nothing of keys, focus or words for screen readers.

    `pointed` carries the place under the pointer as a QPointF in the units of the axes, and the tip
    of a lane's mark there; `chosen` a place that was clicked.
    """

    pointed = Signal(object, str)
    chosen = Signal(object)

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._chart_scene = ChartScene(chart, False, QSizeF(self.size()))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._view = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._view.disableAutoRange()
        self.addItem(self._view)
        self._fit_view()
        for marks in self._chart_scene.by_kind():
            self._view.addItem(MarkItem(self._chart_scene, marks), ignoreBounds=True)

    @property
    def plane(self) -> Plane:
        """From data to px."""
        return self._chart_scene.plane

    @property
    def layout_of_parts(self) -> FrameLayout:
        """Where the parts lie."""
        return self._chart_scene.layout

    @property
    def shown_range(self) -> tuple[float, float]:
        """First and last place of the axis in view."""
        return self._chart_scene.range

    def show_days(self, low: float, high: float) -> None:
        """Show a part of the axis."""
        self._chart_scene.show_days(low, high)
        self._fit_view()
        self.viewport().update()

    def show_cursor(self, place: Place | None) -> None:
        """Mark a place, or none."""
        if place != self._chart_scene.cursor:
            self._chart_scene.cursor = place
            self.viewport().update()

    def restyle(self) -> None:
        """Measure and paint again after the look changed."""
        self._chart_scene.fit(QSizeF(self.size()))
        self._fit_view()
        self.resetCachedContent()  # pyqtgraph keeps a picture of the ground
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        # The scene is as large as the view was last: a chart once tall would never be lower again.
        return QSize(self.minimumSizeHint())

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        self._chart_scene.paint_ground(painter, rect)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        self._chart_scene.paint_front(painter)

    @override
    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self.restyle()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the chart

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.pointed.emit(self.plane.at(at), self._chart_scene.tip_at(at))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.plane.at(event.position()))
        event.ignore()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _fit_view(self) -> None:
        plane = self.plane
        self._view.setGeometry(self.layout_of_parts.plot)
        self._view.setRange(
            xRange=(plane.low_x, plane.high_x), yRange=(plane.low_y, plane.high_y), padding=0
        )
