"""A chart on a page: painted, walked by keys, read aloud."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.charts.accessible_chart import ChartWidget
from acutrack.gui.charts.day_words import row_in_words, walk_hint
from acutrack.gui.charts.legend import ChartLegend
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from datetime import date

    from acutrack.charts.spec import Chart, TableTwin
    from acutrack.gui.charts.canvas import ChartCanvas
    from acutrack.gui.charts.mini_canvas import MiniCanvas

_MARGIN = 9
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -7,
    Qt.Key.Key_PageDown: 7,
}


class ChartView(ChartWidget):
    """Shows one Chart.

    Left and Right walk the rows of the chart's table: days on which something was noted, sessions,
    or cells (Page Up and Page Down seven of them, Home and End to the ends); the row is written
    under the chart and read aloud. The wheel scrolls the page. `walked` carries the row's number,
    or None when the walk ends.

    Args:
        words: the reader's language.
        mini: for a small card: no legend, no lanes, no labels beside the plot.
    """

    walked = Signal(object)

    def __init__(
        self, words: Catalogue, *, mini: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._mini = mini
        self._chart: Chart | None = None
        self._canvas: ChartCanvas | MiniCanvas | None = None
        self._at: int | None = None
        self._legend = ChartLegend()
        self._caption = Text("", TextStyle.SMALL, Role.INK)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(6)
        self._column.addWidget(self._legend)
        self._column.addWidget(self._caption)
        self._legend.setVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        follow_look(self._restyle)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def canvas(self) -> ChartCanvas | MiniCanvas | None:
        """The painted part; None before the first chart."""
        return self._canvas

    @property
    def caption(self) -> str:
        """What is written under the chart now."""
        return self._caption.text()

    @property
    def row(self) -> int | None:
        """The row of the chart's table that the walk is at."""
        return self._at

    @property
    def day(self) -> date | None:
        """The day the walk is at, on a chart of days."""
        if self._chart is None or self._at is None or not self._counts_days():
            return None
        from datetime import date

        return date.fromordinal(int(self._place(self._at)))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the walk stays at its place if the same chart shows it again."""
        kept = self._kept_row(chart)
        self._chart = chart
        if self._canvas is not None:
            self._column.removeWidget(self._canvas)
            self._canvas.hide()
            self._canvas.deleteLater()
        self._canvas = self._new_canvas(chart)
        self._canvas.pointed.connect(self._point)
        self._canvas.chosen.connect(self._choose)
        self._column.insertWidget(1, self._canvas, 1)
        self._legend.show_entries(() if self._mini else chart.legend)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.summary)
        self._at = kept
        self._show_day(aloud=False)
        self._restyle()

    def _new_canvas(self, chart: Chart) -> ChartCanvas | MiniCanvas:
        # Each loads its own library with its first chart: the small one needs none.
        if self._mini:
            from acutrack.gui.charts.mini_canvas import MiniCanvas

            return MiniCanvas(chart, self)
        from acutrack.gui.charts.canvas import ChartCanvas

        return ChartCanvas(chart, self)

    def show_days(self, low: float, high: float) -> None:
        """Show only a part of the axis, given as ordinals of days."""
        if self._canvas is not None:
            self._canvas.show_days(low, high)

    def walk_to(self, at: int | None) -> None:
        """Walk to a row of the chart's table, or end the walk; says what was noted."""
        table = self._table
        if table is None or not table.places:
            return
        self._at = None if at is None else max(0, min(at, len(table.places) - 1))
        self._show_day(aloud=True)
        self.walked.emit(self._at)

    @override
    def sizeHint(self) -> QSize:
        small = self._mini or (self._chart is not None and self._chart.only_bar)
        return QSize(look().px(720), self._least_height() + look().px(120 * (not small)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(220), self._least_height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        table = self._table
        if table is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        key, last = Qt.Key(event.key()), len(table.places) - 1
        if key in _STEPS:
            start = last + 1 if self._at is None else self._at
            self.walk_to(start + _STEPS[key] if self._at is not None else last)
        elif key == Qt.Key.Key_Home:
            self.walk_to(0)
        elif key == Qt.Key.Key_End:
            self.walk_to(last)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self.walk_to(None)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # the legend may need another line

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_day(aloud=False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(Role.SURFACE))
        if self.hasFocus():
            paint.ring(painter, paint.within_ring(self.rect()), 5, look()[Role.INK])
        painter.end()

    def _point(self, at: QPointF, tip: str) -> None:
        """The pointer rests on a place: show it without walking there."""
        near = self._nearest(at)
        if near is not None and self._canvas is not None:
            self._canvas.show_cursor(self._spot(near))
            self._caption.setText(self._sentence(near))
        if tip:
            QToolTip.showText(QCursor.pos() + QPoint(12, 12), tip, self)
        else:
            QToolTip.hideText()

    def _choose(self, at: QPointF) -> None:
        near = self._nearest(at)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if near is not None:
            self.walk_to(near)

    def _nearest(self, at: QPointF) -> int | None:
        table = self._table
        if table is None or not table.places:
            return None
        if table.heights:
            apart = [
                (place - at.x()) ** 2 + (height - at.y()) ** 2
                for place, height in zip(table.places, table.heights, strict=True)
            ]
            return apart.index(min(apart))
        after = bisect_left(table.places, at.x())
        around = [row for row in (after - 1, after) if 0 <= row < len(table.places)]
        return min(around, key=lambda row: abs(table.places[row] - at.x()))

    def _show_day(self, *, aloud: bool) -> None:
        sentence = self._hint() if self._at is None else self._sentence(self._at)
        self._caption.setText(sentence)
        self._caption.setVisible(bool(sentence))
        if self._canvas is not None:
            self._canvas.show_cursor(None if self._at is None else self._spot(self._at))
            self._keep_in_view()
        if aloud and self._at is not None:
            announce(self, sentence)

    def _keep_in_view(self) -> None:
        """A chart that shows a part of its axis follows the walk."""
        if self._canvas is None or self._at is None:
            return
        low, high = self._canvas.shown_range
        place = self._place(self._at)
        if place < low or place > high:
            half = (high - low) / 2
            self._canvas.show_days(place - half, place + half)

    def _hint(self) -> str:
        table = self._table
        if self._mini or self._chart is None or table is None or not table.places:
            return ""
        return self._words(walk_hint(self._chart.x.kind))

    def _sentence(self, at: int) -> str:
        table = self._table
        return self._words(row_in_words(table.headers, table.rows[at])) if table else ""

    @property
    def _table(self) -> TableTwin | None:
        return self._chart.table if self._chart is not None else None

    def _place(self, at: int) -> float:
        table = self._table
        return table.places[at] if table is not None else 0.0

    def _spot(self, at: int) -> tuple[float, float | None]:
        table = self._table
        heights = table.heights if table is not None else ()
        return self._place(at), heights[at] if heights else None

    def _counts_days(self) -> bool:
        from acutrack.charts.spec import AxisKind

        return self._chart is not None and self._chart.x.kind is AxisKind.DAY

    def _kept_row(self, chart: Chart) -> int | None:
        """The row of the new chart that lies where the walk is."""
        if self._chart is None or self._at is None or self._chart.title != chart.title:
            return None
        place = self._place(self._at)
        table = chart.table
        if table is None or table.heights or place not in table.places:
            return None
        return table.places.index(place)

    def _least_height(self) -> int:
        if self._chart is None:
            return look().px(96)
        from acutrack.gui.charts.frame_layout import least_height

        rest = 2 * _MARGIN
        if not self._mini:
            width = max(self.width(), look().px(220))
            legend = self._legend.heightForWidth(width - 2 * _MARGIN)
            rest += legend + 2 * look().line_height(TextStyle.SMALL) + 12
        return least_height(self._chart, self._mini) + rest

    def _restyle(self) -> None:
        if self._canvas is not None:
            self._canvas.restyle()
        self.updateGeometry()
        self.update()
