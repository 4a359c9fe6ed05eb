"""Points in one cell: `BL23:B;GV3:M`, in the order they were noted.

Each part is a code and a side (L, R, B, M, U), with a colon between; without a side nobody said.
A code that begins with a backslash is kept to the letter, without being read as a WHO code.
"""

from __future__ import annotations

from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.point_codes import point_from
from acutrack.interchange.cell_types import CellType, escaped, split_list, unescaped
from acutrack.interchange.dates import Reading

_SIDES = {side.value: side for side in Side} | {
    "LEFT": Side.LEFT,
    "RIGHT": Side.RIGHT,
    "BOTH": Side.BOTH,
    "MIDDLE": Side.MIDDLE,
}


def read_points(text: str) -> tuple[NeedledPoint, ...]:
    """The points in a cell; unknown codes are kept as typed. Raises InvalidEntry."""
    return tuple(_read_point(part) for part in split_list(text) if part.strip())


def write_points(points: tuple[NeedledPoint, ...]) -> str:
    """Codes and sides; depth, note and what was typed have columns of their own."""
    return ";".join(f"{_code(point)}:{point.side.value}" for point in points)


def _read_point(part: str) -> NeedledPoint:
    code, colon, end = part.rpartition(":")
    side = _SIDES.get(end.strip().upper()) if colon and code.strip() else None
    if side is None:
        code = part
    if code.startswith("\\"):
        return NeedledPoint(unescaped(code), side or Side.UNKNOWN)
    return point_from(unescaped(code), side)


def _code(point: NeedledPoint) -> str:
    safe = escaped(point.code)
    reads_back = _read_point(f"{safe}:{point.side.value}") == NeedledPoint(point.code, point.side)
    return safe if reads_back or safe.startswith("\\") else f"\\{safe}"


def _read_cell(text: str, _reading: Reading) -> tuple[NeedledPoint, ...]:
    return read_points(text)


POINTS = CellType(_read_cell, write_points)
