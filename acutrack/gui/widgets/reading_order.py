"""Tab goes through a page as it is read, also where a part was made later than what follows it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_in_order(*parts: QWidget) -> None:
    """Let Tab go through these parts one after the other, through each of them as before."""
    of = {
        widget: place
        for place, part in enumerate(parts)
        for widget in (part, *part.findChildren(QWidget))
    }
    stops = [widget for widget in _chain(parts[0]) if widget in of and _can_be_stop(widget)]
    stops.sort(key=lambda widget: of[widget])
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _can_be_stop(widget: QWidget) -> bool:
    # Also what only a click reaches: of a row of keys now one is the stop for Tab, now another.
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _chain(first: QWidget) -> Iterator[QWidget]:
    here: QWidget | None = first
    while here is not None:
        yield here
        here = here.nextInFocusChain()
        if here is first:
            return
