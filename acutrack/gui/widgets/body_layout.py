"""Where the two figures of the body map stand in a rectangle, and where their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from acutrack.domain.body_region import BodyMap, Point, Region, View

#: Between the figures and around them, in the unit of the outlines.
_AIR = 8.0
_GAP = 6.0
#: How much of three words, such as "Ihre rechte Seite", the longer of two lines holds.
_LONGER_LINE = 0.72


@dataclass(frozen=True)
class BodyLayout:
    """Both figures, upright beside each other, the front at the left in every language.

    Attributes:
        size: width and height of the widget in px.
        label: width of the widest of "Your left" and "Your right", in px.
        line: height of one line of words, in px.
    """

    body: BodyMap
    size: tuple[float, float]
    label: float
    line: float

    @property
    def beside_head(self) -> bool:
        """Whether the side words have room beside the heads, and need no line of their own."""
        scale = self._scale_under(self.line + _GAP)
        return self.size[0] / 4 - self.body.clear_of * scale - 2 * _GAP >= self.label

    @cached_property
    def scale(self) -> float:
        """Px to a unit of the outlines."""
        return self._scale_under(self.top)

    @property
    def top(self) -> float:
        """Where the heads begin, in px."""
        return self.line * (1 if self.beside_head else 1 + self._side_lines) + _GAP

    def centre(self, view: View) -> float:
        """The middle line of a figure, in px."""
        from_middle = (self.body.half_width + _AIR) * self.scale
        # Not further apart than their words need: a wide card keeps the figures together.
        apart = max(from_middle, self.label + self.body.clear_of * self.scale + 2 * _GAP)
        apart = min(apart, self.size[0] / 4) if from_middle <= self.size[0] / 4 else from_middle
        return self.size[0] / 2 + (-apart if view is View.FRONT else apart)

    def at(self, view: View, point: Point) -> QPointF:
        """A point of a figure in the widget."""
        return QPointF(self.centre(view) + point[0] * self.scale, self.top + point[1] * self.scale)

    def back(self, view: View, place: QPointF) -> Point:
        """A place in the widget as a point of a figure."""
        across, down = place.x() - self.centre(view), place.y() - self.top
        return across / self.scale, down / self.scale

    def region_at(self, place: QPointF, within: float) -> Region | None:
        """The region under a place, or the nearest one not farther than `within` px."""
        reach = within / self.scale
        found = [
            (distance, region)
            for region in self.body.regions
            if (distance := region.distance(self.back(region.view, place))) <= reach
        ]
        return min(found, key=lambda pair: pair[0], default=(0.0, None))[1]

    def title(self, view: View) -> QRectF:
        """Where "Front" or "Back" stands, centred."""
        wide = self.size[0] / 2
        return QRectF(self.centre(view) - wide / 2, 0, wide, self.line)

    def side_words(self, view: View) -> tuple[QRectF, QRectF]:
        """Where the words left and right of a head stand: ending and beginning there."""
        middle = self.centre(view)
        clear = (self.body.clear_of * self.scale if self.beside_head else 0) + _GAP
        top = self.top + 12 * self.scale if self.beside_head else self.line
        lines = 1 if self.beside_head else self._side_lines
        wide, tall = min(self.label, self.size[0] / 4 - _GAP), lines * self.line
        left = QRectF(middle - clear - wide, top, wide, tall)
        return left, QRectF(middle + clear, top, wide, tall)

    @property
    def _side_lines(self) -> int:
        return _side_lines(self.size[0], self.label)

    def _scale_under(self, top: float) -> float:
        across = 4 * (self.body.half_width + _AIR)
        return max(min(self.size[0] / across, (self.size[1] - top - 4) / self.body.height), 0.1)


def height_for(body: BodyMap, size: tuple[float, float], label: float, line: float) -> float:
    """The height that figures filling a width need, in px.

    Args:
        body: What is drawn.
        size: The width to fill, and how tall the figures may become.
        label: As `BodyLayout.label`.
        line: As `BodyLayout.line`.
    """
    width, tallest = size
    figure = width / (4 * (body.half_width + _AIR)) * body.height
    return min(figure, tallest) + (1 + _side_lines(width, label)) * line + _GAP + 4


def _side_lines(width: float, label: float) -> int:
    """Lines the side words take above the heads: a quarter of the width is theirs."""
    room = width / 4 - _GAP
    if label <= room:
        return 1
    return 2 if label * _LONGER_LINE <= room else 3
