"""Choices with a day each in one cell: `carry_on=2025-10-21;later=2025-10-28`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message
from acutrack.interchange.cell_types import CellType
from acutrack.interchange.dates import Reading, read_day


def dated_choices(
    kind: CellType,
    make: Callable[[date, Any], Any],
    parts: Callable[[Any], tuple[date, Any]],
    without_day: Callable[[str], Message],
) -> CellType:
    """The type of a cell with such choices.

    Args:
        kind: how a choice is read and written.
        make: puts a day and a choice together.
        parts: takes them apart again.
        without_day: what is said of one that has no day.
    """

    def read(text: str, reading: Reading) -> tuple[Any, ...]:
        found = []
        for part in filter(str.strip, text.split(";")):
            chosen, sign, day = part.partition("=")
            if not sign:
                raise InvalidEntry(without_day(part))
            found.append(make(read_day(day, reading), kind.read(chosen, reading)))
        return tuple(found)

    def write(values: Iterable[Any]) -> str:
        taken_apart = (parts(value) for value in values)
        return ";".join(f"{kind.write(chosen)}={day.isoformat()}" for day, chosen in taken_apart)

    return CellType(read, write)
