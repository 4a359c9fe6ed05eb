"""The shipped regions of the body: what they are called, and their outlines for whoever draws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from acutrack.domain.message import Message, say

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Point = tuple[float, float]

_TITLE = "{http://www.w3.org/2000/svg}title"
_NUMBER = re.compile(r"-?[0-9.]+")
_ID = re.compile(r"(front|back)\.[a-z_]+\.[LRM]")


class View(Enum):
    """Which of the two figures."""

    FRONT = "front"
    BACK = "back"


class BodySide(Enum):
    """The person's own side, whichever way the figure is turned."""

    LEFT = "L"
    RIGHT = "R"
    MIDDLE = "M"


@dataclass(frozen=True)
class Region:
    """One region of one figure.

    Attributes:
        id: "view.region.side", such as "back.back_low.L"; the key in every file.
        words: its whole name, with side and view, unlike that of any other region.
        outline: corners of a closed shape. x runs from the middle line of the body to the right
            of the picture, y from the top of the head down; the unit is the file's own.
        refines: ids of the regions of the whole body that it is a part of; empty for those.
    """

    id: str
    view: View
    side: BodySide
    words: Message
    outline: tuple[Point, ...]
    refines: tuple[str, ...] = ()

    @cached_property
    def middle(self) -> Point:
        """A place inside the shape for a digit: the centre of its area."""
        double_area = along = down = 0.0
        for (x, y), (next_x, next_y) in self._sides:
            cross = x * next_y - next_x * y
            double_area += cross
            along += (x + next_x) * cross
            down += (y + next_y) * cross
        return along / (3 * double_area), down / (3 * double_area)

    def holds(self, point: Point) -> bool:
        """Whether a point of the figure lies inside (even-odd rule)."""
        x, y = point
        inside = False
        for (x0, y0), (x1, y1) in self._sides:
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
        return inside

    def distance(self, point: Point) -> float:
        """How far a point lies outside the shape; 0 inside."""
        if self.holds(point):
            return 0.0
        return min(_to_line(point, start, end) for start, end in self._sides)

    @property
    def _sides(self) -> tuple[tuple[Point, Point], ...]:
        return tuple(zip(self.outline, (*self.outline[1:], self.outline[0]), strict=True))


@dataclass(frozen=True)
class BodyMap:
    """Every region, in reading order: the front from head to foot, then the back.

    `half_width` and `height` hold each figure, in the unit of the outlines.

    Attributes:
        name: what is shown, such as the hands.
        front, back: what is seen of it from there.
        top: half the width, at its top, that words beside it keep clear of; 0 for all of it.
    """

    regions: tuple[Region, ...]
    name: Message
    front: Message
    back: Message
    top: float = 0.0

    @property
    def clear_of(self) -> float:
        """Half the width that words beside the top keep clear of."""
        return self.top or self.half_width

    @property
    def titles(self) -> dict[View, Message]:
        """What stands above each figure."""
        return {View.FRONT: self.front, View.BACK: self.back}

    @cached_property
    def by_id(self) -> dict[str, Region]:
        """Each region under its id."""
        return {region.id: region for region in self.regions}

    def of(self, view: View) -> tuple[Region, ...]:
        """The regions of one figure."""
        return tuple(region for region in self.regions if region.view is view)

    @cached_property
    def half_width(self) -> float:
        """From the middle line to the farthest hand."""
        return max(abs(x) for region in self.regions for x, _ in region.outline)

    @cached_property
    def height(self) -> float:
        """From the top of the head to the toes."""
        return max(y for region in self.regions for _, y in region.outline)


def is_region_id(text: str) -> bool:
    """Whether a text has the form of a region's id; a newer file may know more regions."""
    return _ID.fullmatch(text) is not None


def region_of(element: Element) -> Region:
    """The region that a path of the file draws. Raises ValueError where its id is none."""
    key = element.get("id", "")
    if not is_region_id(key):
        raise ValueError(f"{key!r} is no region id")
    view, _, side = key.split(".")
    numbers = [float(number) for number in _NUMBER.findall(element.get("d", ""))]
    outline = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    words = say(element.findtext(_TITLE, ""))
    refines = tuple(element.get("data-of", "").split())
    return Region(key, View(view), BodySide(side), words, outline, refines)


def _to_line(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    along, down = x1 - x0, y1 - y0
    length = along * along + down * down
    part = ((x - x0) * along + (y - y0) * down) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    across, below = x - x0 - part * along, y - y0 - part * down
    return float((across * across + below * below) ** 0.5)
