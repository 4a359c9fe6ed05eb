"""One row of a chart's table as a sentence, for the caption and the screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from acutrack.domain.message import Message, say

if TYPE_CHECKING:
    from acutrack.charts.spec import AxisKind


def row_in_words(headers: Sequence[str], row: Sequence[str]) -> Message:
    """The first cell, then every cell that is not empty under its header.

    Raises ValueError for a row without cells.
    """
    if not row:
        raise ValueError("a row has cells")
    said = say("{words}", words=row[0])
    first = True
    for header, cell in zip(headers[1:], row[1:], strict=True):
        if not cell:
            continue
        one = say("{name}: {value}", name=header, value=cell)
        if first:
            said = say("{day}. {one}", day=said, one=one)
        else:
            said = say("{said}; {one}", said=said, one=one)
        first = False
    return said


def walk_hint(counts: AxisKind) -> Message:
    """How to walk a chart whose x axis counts this."""
    from acutrack.charts.spec import AxisKind

    match counts:
        case AxisKind.DAY | AxisKind.SINCE_SESSION:
            return say("Press Left or Right to go from day to day.")
        case AxisKind.SESSION:
            return say("Press Left or Right to go from session to session.")
        case _:
            return say("Press Left or Right to go from one to the next.")
