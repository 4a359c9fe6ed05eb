"""The pyqtgraph view that paints a Chart; loaded when the first chart is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.charts.spec import Chart, Dots, Mark, Upright
from acutrack.gui.charts.frame_drawing import draw_frame, draw_ground
from acutrack.gui.charts.frame_layout import FrameLayout, frame_layout
from acutrack.gui.charts.lane_drawing import mark_at
from acutrack.gui.charts.mark_drawing import draw_mark, draw_uprights
from acutrack.gui.charts.plane import Plane
from acutrack.gui.theme import look

#: Air in px around the marks inside the plot, so that no symbol is cut at its edge.
_AIR = 6.0
#: How near in px the pointer has to be to a mark in a lane.
_REACH = 8.0


class MarkItem(pg.GraphicsObject):  # type: ignore[misc]
    """Marks of one kind, in the order of the chart."""

    def __init__(self, canvas: ChartCanvas, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self._canvas = canvas
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
        plane = self._canvas.plane
        uprights = tuple(mark for mark in self._marks if isinstance(mark, Upright))
        if uprights:
            draw_uprights(painter, uprights, plane)
            return
        for mark in self._marks:
            draw_mark(painter, mark, plane)


class ChartCanvas(pg.GraphicsView):  # type: ignore[misc]
    """Paints one chart; knows nothing of keys, focus or words for screen readers.

    `pointed` carries the day under the pointer and the tip of a lane's mark there; `chosen` a day
    that was clicked.
    """

    pointed = Signal(float, str)
    chosen = Signal(float)

    def __init__(self, chart: Chart, mini: bool, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._chart = chart
        self._mini = mini
        self._cursor: float | None = None
        self._range = (chart.x.low, chart.x.high)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._view = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._view.disableAutoRange()
        self.addItem(self._view)
        self._layout = self._measure()
        self._plane = self._place()
        for marks in _by_kind(chart.marks):
            self._view.addItem(MarkItem(self, marks), ignoreBounds=True)

    @property
    def plane(self) -> Plane:
        """From data to px."""
        return self._plane

    @property
    def layout_of_parts(self) -> FrameLayout:
        """Where the parts lie."""
        return self._layout

    @property
    def shown_range(self) -> tuple[float, float]:
        """First and last place of the axis in view."""
        return self._range

    def show_days(self, low: float, high: float) -> None:
        """Show a part of the axis."""
        self._range = (low, high)
        self._plane = self._place()
        self.viewport().update()

    def show_cursor(self, day: float | None) -> None:
        """Mark a day with an upright line, or none."""
        if day != self._cursor:
            self._cursor = day
            self.viewport().update()

    def restyle(self) -> None:
        """Measure and paint again after the look changed."""
        self._layout = self._measure()
        self._plane = self._place()
        self.resetCachedContent()  # pyqtgraph keeps a picture of the ground
        self.viewport().update()

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, look().colour(Role.SURFACE))
        draw_ground(painter, self._chart, self._layout, self._plane)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._cursor is not None:
            self._draw_cursor(painter, self._cursor)
        draw_frame(painter, self._chart, self._layout, self._plane, self._mini)

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
        self.pointed.emit(self._plane.day(at.x()), self._tip_at(at))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._plane.day(event.position().x()))
        event.ignore()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _tip_at(self, at: QPointF) -> str:
        tops = self._layout.lane_tops
        for lane, top, bottom in zip(self._chart.lanes, tops, tops[1:], strict=False):
            if top <= at.y() < bottom:
                reach = _REACH / self._plane.px_per_day
                mark = mark_at(lane, self._plane.day(at.x()), reach)
                return mark.tip if mark is not None else ""
        return ""

    def _draw_cursor(self, painter: QPainter, day: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(look().colour(Role.ACCENT), 2))
        x = round(self._plane.x(day))
        painter.drawLine(QLineF(x, self._layout.plot.top(), x, self._layout.bottom))

    def _measure(self) -> FrameLayout:
        layout = frame_layout(self._chart, QSizeF(self.size()), self._mini)
        self._view.setGeometry(layout.plot)
        return layout

    def _place(self) -> Plane:
        low, high = self._range
        y, plot = self._chart.y, self._layout.plot
        across = _AIR * (high - low) / max(1.0, plot.width() - 2 * _AIR)
        down = _AIR * (y.high - y.low) / max(1.0, plot.height() - 2 * _AIR)
        plane = Plane(plot, low - across, high + across, y.low - down, y.high + down)
        self._view.setRange(
            xRange=(plane.low_x, plane.high_x), yRange=(plane.low_y, plane.high_y), padding=0
        )
        return plane


def _by_kind(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, ...]]:
    """Neighbours of one kind and colour belong to one item."""
    for _, group in groupby(marks, key=lambda mark: (type(mark), mark.role, _words(mark))):
        yield tuple(group)


def _words(mark: Mark) -> str:
    if isinstance(mark, Upright):
        return mark.before + mark.after
    return mark.shape.value if isinstance(mark, Dots) else ""
