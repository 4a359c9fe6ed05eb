"""One row of a chart's table as a sentence, for the caption and the screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from acutrack.domain.message import Message, say


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
