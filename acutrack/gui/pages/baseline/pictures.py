"""Two small pictures: how far the days go, and the days themselves; words say both too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import follow_look, look

STEPS = 3
_WORST = 10


class GaugePicture(QWidget):
    """Three steps, filled from the start: not enough, just enough, enough."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self.updateGeometry)

    def show_step(self, filled: int) -> None:
        """Fill so many of the three steps."""
        self._filled = filled
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(108), look().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = 4.0
        width = (self.width() - gap * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            place = QRectF(step * (width + gap) + 1, 3, width - 2, self.height() - 6)
            place = paint.mirrored(QRectF(self.rect()), place, self.layoutDirection())
            filled = step < self._filled
            paint.shape(
                painter,
                place,
                4,
                fill=look()[Role.ACCENT if filled else Role.SURFACE],
                edge=look()[Role.ACCENT if filled else Role.CTL],
                dashed=not filled,
            )
        painter.end()


class DaysPicture(QWidget):
    """One column a day, as high as its pain; a day without an entry is a dash on the ground.

    Values in; a day that was changed after the start was settled has a frame round its column.
    """

    def __init__(self) -> None:
        super().__init__()
        self._values: Mapping[date, float] = {}
        self._framed: frozenset[date] = frozenset()
        self._days: tuple[date, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self.updateGeometry)

    def show_days(
        self, first: date, last: date, values: Mapping[date, float], framed: frozenset[date]
    ) -> None:
        """Show the days from `first` to `last`."""
        count = (last - first).days + 1
        self._days = tuple(first + timedelta(days=offset) for offset in range(count))
        self._values, self._framed = values, framed
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(300), look().px(72))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(72))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        step = min(self.width() / len(self._days), look().px(22))
        for place, day in enumerate(self._days):
            self._draw(painter, day, place * step, step)
        painter.end()

    def _draw(self, painter: QPainter, day: date, left: float, step: float) -> None:
        air = min(step * 0.15, 3.0)
        ground = self.height() - 3.0
        value = self._values.get(day)
        tall = 2.0 if value is None else max(ground * value / _WORST - 4, 3.0)
        column = QRectF(left + air, ground - tall, step - 2 * air, tall)
        column = paint.mirrored(QRectF(self.rect()), column, self.layoutDirection())
        fill = Role.GRID if value is None else Role.BASELINE
        paint.shape(painter, column, min(2.0, tall / 2), fill=look()[fill])
        if day in self._framed:
            frame = QRectF(column.left(), 2, column.width(), ground)
            paint.shape(painter, frame, 2, edge=look()[Role.CAUTION], width=2)
