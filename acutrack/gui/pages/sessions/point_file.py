"""The shipped list of points, read when the first form opens and kept."""

from __future__ import annotations

from functools import cache

from acutrack.domain.point_list import PointList, read_point_list
from acutrack.places import resource


@cache
def shipped_points() -> PointList:
    """Every listed point. Raises OSError if the program's own files are not there."""
    return read_point_list(resource("clinical", "points.csv"))
