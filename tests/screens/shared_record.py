"""What is seen where somebody else writes in the same record."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from acutrack.compose.screens import save, settle
from acutrack.compose.window import Programme
from acutrack.gui.who_writes import HERE, WhoWrites, Writer

_SEEN = (
    (WhoWrites(Writer.WINDOW), "another-window"),
    (WhoWrites(Writer.COMPUTER, time(10, 3)), "another-computer"),
)


def who_else_writes(programme: Programme, out: Path) -> Path:
    """The bars above the page while another window, or another computer, writes."""
    context = programme.context
    if context is None:
        raise TypeError("no record is open")
    programme.window.go("pain")
    path = out
    for who, name in _SEEN:
        context.who = who
        programme.window.show_who_writes()
        settle(programme)
        path = save(programme.window, out / f"{name}.png")
    context.who = HERE
    programme.window.show_who_writes()
    return path
