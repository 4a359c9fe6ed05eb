"""A session as the plain values that the form shows and a draft keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import Enum
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.session import TreatmentSession
from acutrack.gui.pages.sessions.entries import as_typed

_NOT_TYPED = frozenset({"patient_id", "written_at", "imported", "id", "practitioner_id"})


def values_of(session: TreatmentSession) -> dict[str, object]:
    """Field name to plain value, for every field that somebody types or chooses."""
    return {
        field.name: _plain(field.name, getattr(session, field.name))
        for field in fields(session)
        if field.name not in _NOT_TYPED
    }


def points_as_values(points: Iterable[NeedledPoint]) -> list[dict[str, object]]:
    """Points as a draft can hold them."""
    return [
        {
            "code": point.code,
            "side": point.side.value,
            "depth_mm": point.depth_mm,
            "note": point.note,
            "typed": point.typed,
        }
        for point in points
    ]


def points_from_values(values: object) -> tuple[NeedledPoint, ...]:
    """The points that `points_as_values` made plain."""
    if not isinstance(values, list):
        return ()
    points = (_point(value) for value in values if isinstance(value, Mapping))
    return tuple(point for point in points if point is not None)


def _point(value: Mapping[str, object]) -> NeedledPoint | None:
    """None for what is no point."""
    depth = value.get("depth_mm")
    try:
        return NeedledPoint(
            str(value.get("code", "")),
            Side(value.get("side", "U")),
            depth if isinstance(depth, int | float) else None,
            str(value.get("note", "")),
            str(value.get("typed", "")),
        )
    except (InvalidEntry, ValueError):
        return None


def _plain(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return _plain_list(name, value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _plain_list(name: str, values: tuple[Any, ...]) -> object:
    match name:
        case "points":
            return points_as_values(values)
        case "ea_hz":
            return "/".join(as_typed(hertz) for hertz in values)
        case "ea_pairs":
            return ", ".join("-".join(pair) for pair in values)
        case _:
            return [part.value for part in values]
