"""The row that says what each mark stands for."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look

if TYPE_CHECKING:
    from acutrack.charts.spec import Band, LegendEntry

_SAMPLE = 24
_GAP = 8
_BETWEEN = 22
_FROM_LEFT = Qt.LayoutDirection.LeftToRight


class ChartLegend(QWidget):
    """Samples with their words, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._restyle)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these."""
        self._entries = entries
        self.setVisible(bool(entries))
        self._restyle()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return ceil(len(rows) * self._line())

    @override
    def sizeHint(self) -> QSize:
        wide = sum(self._width(entry) + _BETWEEN for entry in self._entries)
        return QSize(ceil(wide), ceil(self._line()))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((self._width(entry) for entry in self._entries), default=0.0)
        return QSize(ceil(widest), ceil(self._line()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self._line()
        for number, row in enumerate(self._rows(self.width())):
            left = 0.0
            for entry in row:
                wide = self._width(entry)
                box = QRectF(left, number * line, look().px(_SAMPLE), line)
                words = QRectF(box.right() + _GAP, box.top(), left + wide - box.right(), line)
                whole, direction = QRectF(self.rect()), self.layoutDirection()
                sample = paint.mirrored(whole, box, direction)
                _draw_sample(painter, entry, sample, at_right=direction is _FROM_LEFT)
                painter.setFont(look().font(TextStyle.CAPTION))
                painter.setPen(look().colour(Role.INK))
                place = paint.mirrored(whole, words, direction)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, entry.text)
                left += wide + _BETWEEN
        painter.end()

    def _rows(self, width: int) -> list[list[LegendEntry]]:
        rows: list[list[LegendEntry]] = [[]]
        left = 0.0
        for entry in self._entries:
            wide = self._width(entry)
            if rows[-1] and left + wide > width:
                rows.append([])
                left = 0.0
            rows[-1].append(entry)
            left += wide + _BETWEEN
        return rows

    def _width(self, entry: LegendEntry) -> float:
        words = paint.text_width(look().font(TextStyle.CAPTION), entry.text)
        return look().px(_SAMPLE) + _GAP + words

    def _line(self) -> float:
        return look().line_height(TextStyle.CAPTION) + 6

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _draw_sample(painter: QPainter, entry: LegendEntry, box: QRectF, *, at_right: bool) -> None:
    """Draw what stands beside the words; what is narrower than `box` stands on their side."""
    from acutrack.charts.spec import Band, Box, Dots, Line, Stroke
    from acutrack.gui.charts.shapes import draw_shape, square

    mark, middle = entry.mark, box.center().y()
    match mark:
        case Dots():
            inset = look().px(8)
            at = QPointF(box.right() - inset if at_right else box.left() + inset, middle)
            size = look().px(mark.size + 1)
            ground = look()[Role.SURFACE]
            draw_shape(painter, mark.shape, square(at, size), look()[mark.role], ground)
        case Line():
            painter.setPen(QPen(look().colour(mark.role), look().px(mark.width)))
            painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        case Band():
            height = box.height() * 0.55
            strip = QRectF(box.left(), middle - height / 2, box.width(), height)
            painter.fillRect(strip, look().colour(mark.role))
            _draw_band_lines(painter, mark, strip)
        case Box():
            side = min(box.height() * 0.6, box.width())
            left = box.right() - side if at_right else box.left()
            square_box = QRectF(left, middle - side / 2, side, side)
            pen = QPen(look().colour(mark.role), mark.width)
            if mark.stroke is not Stroke.SOLID:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(look().colour(mark.fill if mark.fill is not None else Role.SURFACE))
            painter.drawRect(square_box)
        case _:
            assert_never(mark)


def _draw_band_lines(painter: QPainter, band: Band, strip: QRectF) -> None:
    """Edges where the strip has them, else the dashed line that lies in its middle."""
    if band.edge is not None:
        painter.setPen(QPen(look().colour(band.edge), 1))
        painter.drawLine(QLineF(strip.topLeft(), strip.topRight()))
        painter.drawLine(QLineF(strip.bottomLeft(), strip.bottomRight()))
        return
    dashed = QPen(look().colour(Role.BASELINE), 1.6)
    dashed.setDashPattern([5.0, 3.0])
    painter.setPen(dashed)
    middle = strip.center().y()
    painter.drawLine(QLineF(strip.left(), middle, strip.right(), middle))
