"""The last days, side by side: what was noted, or a way to add it."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.key_row import KeyRow
from acutrack.gui.widgets.painted_button import PaintedButton, stacked_text_height


@dataclass(frozen=True)
class DayCell:
    """One day of the strip.

    Attributes:
        day: Which day.
        caption: How it is headed ("Wed 22", "Today").
        value: What was noted, as shown ("4"), or None for a day without an entry.
        name: The whole sentence for screen readers ("Wednesday 22 October: 4 out of 10").
        is_today: Whether it is the current day.
        filled_in_later: Whether the value was written later than the day after.
    """

    day: date
    caption: str
    value: str | None
    name: str
    is_today: bool = False
    filled_in_later: bool = False


class DayKey(PaintedButton):
    """One day; pressing it asks to add or change its entry."""

    text_style = TextStyle.H3
    padding = 8

    def __init__(self, cell: DayCell, add: str) -> None:
        self.cell = cell
        self._add = add
        super().__init__(cell.value or add, name=cell.name)

    def show_cell(self, cell: DayCell) -> None:
        """Show another value or day."""
        self.cell = cell
        self.set_words(cell.value or self._add, cell.name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        caption = paint.text_width(look().font(TextStyle.CAPTION), self.cell.caption)
        value = paint.text_width(self.font(), self.words)
        width = ceil(max(caption, value) + 2 * self.padding + 2 * paint.RING)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def heightForWidth(self, width: int) -> int:
        parts = [(look().font(TextStyle.CAPTION), "0"), (self.font(), "0")]
        return round(max(60, stacked_text_height(9999, parts) + 14) + 2 * paint.RING)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        empty = self.cell.value is None
        hover = self.underMouse() or self.isDown()
        fill = Role.TINT if hover else Role.INSET if empty else Role.SURFACE
        today = self.cell.is_today
        paint.shape(
            painter,
            rect,
            self.radius,
            fill=look()[fill],
            edge=look()[Role.ACCENT if today else Role.CTL],
            width=2.0 if today else 1.0,
            dashed=empty and not today,
        )

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        caption = look().font(TextStyle.CAPTION)
        value = self.font() if self.cell.value else look().font(TextStyle.SMALL_STRONG)
        upper = rect.adjusted(0, 6, 0, -rect.height() * 0.52)
        lower = rect.adjusted(0, rect.height() * 0.44, 0, -4)
        paint.write(painter, upper, self.cell.caption, caption, look()[Role.INK2], align=centre)
        role = Role.INK if self.cell.value else Role.ACCENT
        paint.write(painter, lower, self.words, value, look()[role], align=centre)
        if self.cell.filled_in_later:
            self._mark_as_later(painter, lower)

    def _mark_as_later(self, painter: QPainter, rect: QRectF) -> None:
        side = 7.0
        beside = rect.center().x() + paint.text_width(self.font(), self.words) / 2 + 6
        dot = QRectF(beside, rect.center().y() - side / 2, side, side)
        dot = paint.mirrored(rect, dot, self.layoutDirection())
        paint.shape(painter, dot, side, edge=look()[Role.DAY_DOT], width=1.5)


class DayStrip(QWidget):
    """The days in order, oldest first; it wraps when they do not fit.

    Args:
        add: The word on a day without an entry.
    """

    day_chosen = Signal(object)
    """The ``date`` of the day that was pressed."""

    def __init__(self, add: str) -> None:
        super().__init__()
        self._add = add
        self._row = KeyRow(self, gap=2)
        self.keys: list[DayKey] = []

    def show_days(self, cells: list[DayCell]) -> None:
        """Show these days in place of the ones before; focus and reader stay where they are."""
        if len(cells) != len(self.keys):
            self._make_keys(cells)
        for key, cell in zip(self.keys, cells, strict=True):
            key.show_cell(cell)
        self.updateGeometry()

    def _make_keys(self, cells: list[DayCell]) -> None:
        for key in self.keys:
            self._row.removeWidget(key)
            key.deleteLater()
        self.keys = [DayKey(cell, self._add) for cell in cells]
        for key in self.keys:
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            key.clicked.connect(lambda _on=False, key=key: self.day_chosen.emit(key.cell.day))
            self._row.addWidget(key)
