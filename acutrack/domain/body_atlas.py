"""The whole body, and its head, hands and feet once more, closer: one file holds them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from acutrack.domain.body_mark import Intensity
from acutrack.domain.body_region import BodyMap, Region, region_of
from acutrack.domain.message import say, say_in

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WHOLE = "whole"
#: Half the width of the head and a little air.
_HEAD = 26.0
_EMPTY: dict[str, BodyMap] = {
    WHOLE: BodyMap(
        (), say("Whole body"), say("Front"), say_in("view of the body", "Back"), top=_HEAD
    ),
    "head": BodyMap((), say("Head"), say("Face"), say("Back of the head")),
    "hands": BodyMap((), say("Hands"), say("Palms"), say("Backs of the hands")),
    "feet": BodyMap((), say("Feet"), say("From above"), say("Soles")),
}
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class BodyAtlas:
    """Every map by its key: "whole" first, then the closer ones.

    A mark on a closer region stands for that region alone. Where only the whole body is drawn, it
    counts for the region it is a part of (`rolled_up`).
    """

    maps: Mapping[str, BodyMap]

    @property
    def whole(self) -> BodyMap:
        """Front and back of the body."""
        return self.maps[WHOLE]

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All of them: each region of the whole body, and behind it the closer ones in it."""
        return tuple(self._in_order())

    @cached_property
    def by_id(self) -> dict[str, Region]:
        """Each region under its id."""
        return {region.id: region for region in self.regions}

    @cached_property
    def finer(self) -> dict[str, tuple[Region, ...]]:
        """The closer regions in each region of the whole body that has some."""
        found: dict[str, tuple[Region, ...]] = {}
        for key, body in self.maps.items():
            for region in body.regions if key != WHOLE else ():
                for parent in region.refines:
                    found[parent] = (*found.get(parent, ()), region)
        return found

    @cached_property
    def map_of(self) -> dict[str, str]:
        """The key of the map that draws each region."""
        return {region.id: key for key, body in self.maps.items() for region in body.regions}

    def closer(self, region: str) -> str | None:
        """The key of the map that shows a region of the whole body closer, if one does."""
        found = self.finer.get(region)
        return self.map_of[found[0].id] if found else None

    def rolled_up(self, marks: Mapping[str, Intensity]) -> dict[str, Intensity]:
        """The marks as the whole body shows them: the most severe of a region and those in it."""
        found: dict[str, Intensity] = {}
        for key, intensity in marks.items():
            region = self.by_id.get(key)
            for place in region.refines if region is not None and region.refines else (key,):
                found[place] = max(intensity, found.get(place, Intensity.MILD))
        return found

    def _in_order(self) -> Iterator[Region]:
        told: set[str] = set()
        for region in self.whole.regions:
            yield region
            for closer in self.finer.get(region.id, ()):
                if closer.id not in told:
                    told.add(closer.id)
                    yield closer


@cache
def read_atlas(path: Path) -> BodyAtlas:
    """Read a region file, once. Raises OSError or ValueError where it is not there or damaged."""
    # Not at the top: a start without a map need not wait for it.
    from xml.etree import ElementTree as Tree

    try:
        root = Tree.parse(path).getroot()  # noqa: S314 (shipped with the program)
    except Tree.ParseError as error:
        raise ValueError(f"{path.name} is no region file") from error
    whole = [region for region in map(region_of, root.iter(f"{_SVG}path")) if not region.refines]
    maps = {WHOLE: replace(_EMPTY[WHOLE], regions=tuple(whole))}
    for key, empty in _EMPTY.items():
        drawn = tuple(_drawn(root, key))
        if drawn:
            maps[key] = replace(empty, regions=drawn)
    return BodyAtlas(maps)


def read_body_map(path: Path) -> BodyMap:
    """The whole body alone; raises like `read_atlas`."""
    return read_atlas(path).whole


def _drawn(root: Element, key: str) -> Iterator[Region]:
    for group in root.iter(f"{_SVG}g"):
        if group.get("id", "").startswith(f"{key}-"):
            yield from map(region_of, group.iter(f"{_SVG}path"))
