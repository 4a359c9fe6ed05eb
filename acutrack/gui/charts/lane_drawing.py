"""Draws the lanes under the plot; a label that has no room is left to the tip and the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from acutrack.charts.palette import Role
from acutrack.charts.spec import Lane, LaneCount, LaneMark, LaneMoment, LanePeriod, Shape
from acutrack.gui.charts.mark_drawing import LEAST_BETWEEN_HAIRLINES
from acutrack.gui.charts.plane import Plane
from acutrack.gui.charts.shapes import stamp_shape
from acutrack.gui.theme import TextStyle, look

_GAP = 5.0
_SIZES = {
    Shape.TRIANGLE: 12.0,
    Shape.DIAMOND: 12.0,
    Shape.DOT: 8.0,
    Shape.RING: 8.0,
    Shape.SQUARE: 9.0,
    Shape.FRAME: 9.0,
}
_GROUNDS = {Role.OTHER_CARE: Role.OTHER_CARE_GROUND, Role.SESSION: Role.SESSION_GROUND}


@dataclass(frozen=True)
class _Row:
    """Where a lane lies: its middle and height, and how far labels may reach to the right."""

    middle: float
    height: float
    right: float


def draw_lane(painter: QPainter, lane: Lane, plane: Plane, room: QRectF) -> None:
    """Draw one lane; `room` is as high as the lane, and its labels end before its right edge."""
    row = _Row(room.center().y(), room.height(), room.right())
    marks = [mark for mark in lane.marks if _in_view(mark, plane)]
    counts = [mark for mark in marks if isinstance(mark, LaneCount)]
    if counts:
        _draw_counts(painter, counts, plane, row)
        return
    if len(marks) * LEAST_BETWEEN_HAIRLINES > plane.rect.width():
        _draw_crowd(painter, marks, plane, row)
        return
    taken = room.left()
    for mark, free_until in _with_room(marks, plane, row):
        match mark:
            case LaneMoment():
                taken = _draw_moment(painter, mark, plane, row, (taken, free_until))
            case LanePeriod():
                taken = _draw_period(painter, mark, plane, row, free_until)
            case LaneCount():
                _draw_counts(painter, [mark], plane, row)
            case _:
                assert_never(mark)


def mark_at(lane: Lane, day: float, reach: float) -> LaneMark | None:
    """The mark that lies at `day`, or within `reach` days of it."""
    for mark in reversed(lane.marks):
        start, end = _ends(mark)
        if start - reach <= day <= end + reach:
            return mark
    return None


def _ends(mark: LaneMark) -> tuple[float, float]:
    if isinstance(mark, LanePeriod):
        return mark.start, mark.end
    if isinstance(mark, LaneCount):
        return mark.x, mark.x
    return mark.x, mark.x if mark.until is None else mark.until


def _in_view(mark: LaneMark, plane: Plane) -> bool:
    start, end = _ends(mark)
    return start <= plane.high_x and end >= plane.low_x


def _with_room(
    marks: Sequence[LaneMark], plane: Plane, row: _Row
) -> Iterator[tuple[LaneMark, float]]:
    """Each mark, and the place up to which the lane is free to the right of it."""
    for at, mark in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        free = row.right
        if following is not None:
            size = _SIZES[following.shape] if isinstance(following, LaneMoment) else 0.0
            free = plane.x(_ends(following)[0]) - look().px(size) / 2
        yield mark, free - _GAP


def _draw_counts(painter: QPainter, counts: Sequence[LaneCount], plane: Plane, row: _Row) -> None:
    """Numbers under their places; one that would touch its neighbour is left to the table."""
    painter.setFont(_font())
    painter.setPen(look().colour(Role.INK2))
    end = float("-inf")
    for count in counts:
        half = QFontMetricsF(_font()).horizontalAdvance(count.text) / 2 + 1
        x = plane.x(count.x)
        if x - half >= end:
            place = QRectF(x - half, row.middle - row.height / 2, 2 * half, row.height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, count.text)
            end = x + half + _GAP / 2


def _draw_crowd(painter: QPainter, marks: Sequence[LaneMark], plane: Plane, row: _Row) -> None:
    """So many that shapes would merge: one thin stroke each."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    roles = [mark.role for mark in marks if not isinstance(mark, LaneCount)]
    painter.setPen(QPen(look().colour(roles[0]), 1))
    reach = row.height * 0.25
    places = {round(plane.x(_ends(mark)[0])) for mark in marks}
    painter.drawLines([QLineF(x, row.middle - reach, x, row.middle + reach) for x in places])


def _draw_moment(
    painter: QPainter, mark: LaneMoment, plane: Plane, row: _Row, free: tuple[float, float]
) -> float:
    """Draw the mark and its words: behind it, or before it where only there is room.

    `free` is what nothing else stands in; returns where the mark and its words end.
    """
    colour, size = look()[mark.role], look().px(_SIZES[mark.shape])
    at = QPointF(round(plane.x(mark.x)), row.middle)
    end = at.x() + size / 2
    if mark.until is not None:
        painter.setPen(QPen(look().colour(mark.role), 2))
        tail = max(end, min(plane.x(mark.until), plane.rect.right()))
        painter.drawLine(QLineF(at.x(), row.middle, tail, row.middle))
        end = tail
    stamp_shape(painter, mark.shape, at, size, colour)
    written = _write(painter, mark.text, end + _GAP, row, free[1])
    if mark.text and not written:
        before = at.x() - size / 2 - _GAP
        left = before - QFontMetricsF(_font()).horizontalAdvance(mark.text)
        if left >= free[0] + _GAP:
            _write(painter, mark.text, left, row, before)
    return max(end, written)


def _draw_period(
    painter: QPainter, mark: LanePeriod, plane: Plane, row: _Row, free_until: float
) -> float:
    left, right = max(plane.x(mark.start), plane.rect.left()), plane.x(mark.end)
    right = max(left + 3, min(right, plane.rect.right()))
    height = row.height * 0.62
    bar = QRectF(left, row.middle - height / 2, right - left, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look().colour(mark.role), 1))
    painter.setBrush(look().colour(_GROUNDS.get(mark.role, Role.SURFACE)))
    painter.drawRect(bar)
    if mark.open_end:
        _draw_open_end(painter, bar, mark.role)
    if QFontMetricsF(_font()).horizontalAdvance(mark.text) + 2 * _GAP <= bar.width():
        _write(painter, mark.text, left + _GAP, row, right)
        return right
    past_arrow = _GAP if mark.open_end else 0.0
    return max(right, _write(painter, mark.text, right + _GAP + past_arrow, row, free_until))


def _draw_open_end(painter: QPainter, bar: QRectF, role: Role) -> None:
    """It goes on: the right edge opens into an arrow head."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour(role), 2))
    tip = QPointF(bar.right() + 4, bar.center().y())
    painter.drawLine(QLineF(bar.topRight(), tip))
    painter.drawLine(QLineF(bar.bottomRight(), tip))


def _write(painter: QPainter, text: str, left: float, row: _Row, free_until: float) -> float:
    """Write it if there is room; returns where it ends, 0 where it is not written."""
    font = _font()
    right = left + QFontMetricsF(font).horizontalAdvance(text)
    if not text or right > free_until:
        return 0.0
    painter.setFont(font)
    painter.setPen(look().colour(Role.INK))
    place = QRectF(left, row.middle - row.height / 2, free_until - left + 1, row.height)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
    return right


def _font() -> QFont:
    return look().font(TextStyle.CHART)
