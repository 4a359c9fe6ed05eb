"""Shapes and colours as PDF operators; points from the bottom left.

reportlab writes each number by itself and asks its logarithm for how many digits to keep. Two
digits, a three-hundredth of a millimetre, are finer than any printer, and quicker.
Source: ISO 32000-1:2008, tables 59 (paths), 60 (painting), 74 (colour).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

Point = tuple[float, float]

#: Length of a Bezier arm that makes a quarter circle of radius 1.
_ARM = 0.5523
#: How a path is painted, by whether it is filled and whether it has an edge.
_PAINT = {(False, False): "n", (True, False): "f", (False, True): "S", (True, True): "B"}


@lru_cache(maxsize=256)
def colour(code: str) -> str:
    """A colour such as "#1A2B3C" as its three shares."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))


@lru_cache(maxsize=256)
def pen(code: str, width: float, dash: tuple[float, ...]) -> str:
    """Colour, width, dashes, ends and corners of the lines that follow."""
    dashes = " ".join(f"{length:g}" for length in dash)
    return f"{colour(code)} RG {width:g} w [{dashes}] 0 d {0 if dash else 1} J 1 j"


def line(start: Point, end: Point) -> str:
    """A straight line."""
    return f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"


def rectangle(corner: Point, size: Point, *, filled: bool, edged: bool) -> str:
    """A rectangle from its bottom left corner."""
    painted = _PAINT[filled, edged]
    return f"{corner[0]:.2f} {corner[1]:.2f} {size[0]:.2f} {size[1]:.2f} re {painted}"


def path(points: Sequence[Point]) -> str:
    """An open line through points."""
    return f"{_through(points)} S"


def area(points: Sequence[Point], *, edged: bool) -> str:
    """A closed shape, filled."""
    return f"{_through(points)} h {_PAINT[True, edged]}"


def discs(centres: Iterable[Point], radius: float) -> str:
    """Filled circles."""
    return " ".join(_round(centre, radius) for centre in centres) + " f"


def ring(centre: Point, radius: float) -> str:
    """A filled circle with an edge."""
    return _round(centre, radius) + " B"


def _through(points: Sequence[Point]) -> str:
    flat = tuple(length for point in points for length in point)
    return ("%.2f %.2f m" + " %.2f %.2f l" * (len(points) - 1)) % flat


def _round(centre: Point, radius: float) -> str:
    """A circle of four curves."""
    x, y = centre
    left, right, bottom, top = x - radius, x + radius, y - radius, y + radius
    arm = radius * _ARM
    return (
        f"{right:.2f} {y:.2f} m "
        f"{right:.2f} {y + arm:.2f} {x + arm:.2f} {top:.2f} {x:.2f} {top:.2f} c "
        f"{x - arm:.2f} {top:.2f} {left:.2f} {y + arm:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - arm:.2f} {x - arm:.2f} {bottom:.2f} {x:.2f} {bottom:.2f} c "
        f"{x + arm:.2f} {bottom:.2f} {right:.2f} {y - arm:.2f} {right:.2f} {y:.2f} c h"
    )
