"""One chart in px: where its parts lie, and how they are painted; for both canvases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from acutrack.charts.palette import Role
from acutrack.charts.spec import Box, Chart, Dots, Mark, Upright
from acutrack.gui.charts.frame_drawing import draw_frame, draw_ground
from acutrack.gui.charts.frame_layout import FrameLayout, frame_layout
from acutrack.gui.charts.lane_drawing import mark_at
from acutrack.gui.charts.mark_drawing import box_rect, draw_mark, draw_uprights
from acutrack.gui.charts.plane import Plane
from acutrack.gui.theme import look

#: Air in px around the marks inside the plot, so that no symbol is cut at its edge.
_AIR = 6.0
#: How near in px the pointer has to be to a mark in a lane.
_REACH = 8.0

#: x, and y where the place is not the whole height of the plot.
Place = tuple[float, float | None]


class ChartScene:
    """A chart measured for a size; `mini` leaves out what stands around the plot.

    Attributes:
        layout: where the parts lie.
        plane: from data to px.
        range: first and last place of the axis in view.
        cursor: the marked place, if one is.
    """

    def __init__(self, chart: Chart, mini: bool, size: QSizeF) -> None:
        self.chart = chart
        self._mini = mini
        self.range = (chart.x.low, chart.x.high)
        self.cursor: Place | None = None
        self.fit(size)

    def fit(self, size: QSizeF) -> None:
        """Measure for a size, or again for another look."""
        self.layout: FrameLayout = frame_layout(self.chart, size, self._mini)
        self._place()

    def show_days(self, low: float, high: float) -> None:
        """Take a part of the axis into view."""
        self.range = (low, high)
        self._place()

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies behind the marks."""
        painter.fillRect(rect, look().colour(Role.SURFACE))
        draw_ground(painter, self.chart, self.layout, self.plane)

    def paint_marks(self, painter: QPainter, marks: tuple[Mark, ...]) -> None:
        """Paint marks of one kind."""
        uprights = tuple(mark for mark in marks if isinstance(mark, Upright))
        if uprights:
            draw_uprights(painter, uprights, self.plane)
            return
        for mark in marks:
            draw_mark(painter, mark, self.plane)

    def paint_front(self, painter: QPainter) -> None:
        """Paint the cursor and what stands around the plot."""
        if self.cursor is not None:
            self._paint_cursor(painter, *self.cursor)
        draw_frame(painter, self.chart, self.layout, self.plane, self._mini)

    def by_kind(self) -> Iterator[tuple[Mark, ...]]:
        """The marks from back to front; neighbours of one kind and colour belong together."""
        for _, group in groupby(self.chart.marks, key=_kind):
            yield tuple(group)

    def tip_at(self, at: QPointF) -> str:
        """The words of the mark in a lane at a place, or an empty text."""
        tops = self.layout.lane_tops
        for lane, top, bottom in zip(self.chart.lanes, tops, tops[1:], strict=False):
            if top <= at.y() < bottom:
                reach = _REACH / self.plane.px_per_day
                mark = mark_at(lane, self.plane.day(at.x()), reach)
                return mark.tip if mark is not None else ""
        return ""

    def _paint_cursor(self, painter: QPainter, x: float, y: float | None) -> None:
        """An upright line through the whole height, or a frame around the box at the place."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if y is None:
            painter.setPen(QPen(look().colour(Role.ACCENT), 2))
            across = round(self.plane.x(x))
            painter.drawLine(QLineF(across, self.layout.plot.top(), across, self.layout.bottom))
            return
        painter.setPen(QPen(look().colour(Role.ACCENT), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self.chart.marks:
            if isinstance(box, Box) and box.left < x < box.right and box.low < y < box.high:
                painter.drawRect(box_rect(box, self.plane).adjusted(-2, -2, 2, 2))

    def _place(self) -> None:
        low, high = self.range
        y, plot = self.chart.y, self.layout.plot
        across = _AIR * (high - low) / max(1.0, plot.width() - 2 * _AIR)
        down = _AIR * (y.high - y.low) / max(1.0, plot.height() - 2 * _AIR)
        self.plane = Plane(plot, low - across, high + across, y.low - down, y.high + down)


def _kind(mark: Mark) -> tuple[type[Mark], str, str]:
    """Neighbours of one kind are painted together; boxes of all colours are."""
    if isinstance(mark, Box):
        return Box, "", ""
    if isinstance(mark, Upright):
        return Upright, mark.role, mark.before + mark.after
    return type(mark), mark.role, mark.shape.value if isinstance(mark, Dots) else ""
