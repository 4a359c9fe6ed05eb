"""Where a small body map lies in a rectangle, in whatever unit its painter draws."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.body_region import BodyMap, Point, Region, View

#: Around the figures and between them, in the unit of the outlines.
_AIR = 8.0


@dataclass(frozen=True)
class SmallBody:
    """Front and back beside each other in `width`, from `x` and `y` on."""

    body: BodyMap
    x: float
    y: float
    width: float

    @property
    def scale(self) -> float:
        """The painter's unit to a unit of the outlines."""
        return self.width / (4 * self.body.half_width + 3 * _AIR)

    @property
    def height(self) -> float:
        """As high as it is drawn."""
        return self.body.height * self.scale

    def at(self, view: View, point: Point) -> Point:
        """A point of a figure where it is drawn."""
        aside = (self.body.half_width + _AIR) * self.scale
        middle = aside if view is View.FRONT else self.width - aside
        return self.x + middle + point[0] * self.scale, self.y + point[1] * self.scale

    def outline(self, region: Region) -> list[Point]:
        """The corners of a region where they are drawn."""
        return [self.at(region.view, corner) for corner in region.outline]

    def room(self, region: Region) -> Point:
        """How wide and high a region is drawn."""
        corners = self.outline(region)
        wide, high = ([corner[way] for corner in corners] for way in (0, 1))
        return max(wide) - min(wide), max(high) - min(high)

    def middle(self, region: Region) -> Point:
        """Where a region's sign stands."""
        return self.at(region.view, region.middle)


def arrow(middle: Point, arm: float, *, up: bool) -> list[Point]:
    """The corners of a small arrow head around a point; y runs down."""
    x, y = middle
    tip = -arm if up else arm
    return [(x - arm, y - tip * 0.6), (x + arm, y - tip * 0.6), (x, y + tip)]
