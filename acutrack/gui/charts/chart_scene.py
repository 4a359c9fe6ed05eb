"""One chart in px: where its parts lie, and how they are painted; for both canvases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

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


class ChartScene:
    """A chart measured for a size; `mini` leaves out what stands around the plot.

    Attributes:
        layout: where the parts lie.
        plane: from data to px.
        range: first and last place of the axis in view.
        cursor: the marked day, if one is.
    """

    def __init__(self, chart: Chart, mini: bool, size: QSizeF) -> None:
        self.chart = chart
        self._mini = mini
        self.range = (chart.x.low, chart.x.high)
        self.cursor: float | None = None
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
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(look().colour(Role.ACCENT), 2))
            x = round(self.plane.x(self.cursor))
            painter.drawLine(QLineF(x, self.layout.plot.top(), x, self.layout.bottom))
        draw_frame(painter, self.chart, self.layout, self.plane, self._mini)

    def by_kind(self) -> Iterator[tuple[Mark, ...]]:
        """The marks from back to front; neighbours of one kind and colour belong together."""
        for _, group in groupby(self.chart.marks, key=lambda m: (type(m), m.role, _words(m))):
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

    def _place(self) -> None:
        low, high = self.range
        y, plot = self.chart.y, self.layout.plot
        across = _AIR * (high - low) / max(1.0, plot.width() - 2 * _AIR)
        down = _AIR * (y.high - y.low) / max(1.0, plot.height() - 2 * _AIR)
        self.plane = Plane(plot, low - across, high + across, y.low - down, y.high + down)


def _words(mark: Mark) -> str:
    if isinstance(mark, Upright):
        return mark.before + mark.after
    return mark.shape.value if isinstance(mark, Dots) else ""
