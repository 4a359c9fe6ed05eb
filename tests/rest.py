"""Waits on what a test needs rather than on the clock: a busy machine is slow, not wrong."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from acutrack.compose.window import Programme

#: How long anything may take before a test gives up on it; never how long something takes.
PATIENCE_S = 180.0
PATIENCE_MS = int(1000 * PATIENCE_S)


def at_rest() -> None:
    """Let everything happen that waits for no clock and no other thread.

    One pass of the loop is not enough: Qt serves what was put off until the program is idle (a
    layout, a timer of 0 ms) only in a pass in which nothing else was left to do.
    """
    loop, end = QEventLoop(), monotonic() + PATIENCE_S
    while loop.processEvents():
        assert monotonic() < end, "the window never comes to rest"


def until(what: str, done: Callable[[], bool]) -> None:
    """Go on with the program until something is so."""
    end = monotonic() + PATIENCE_S
    at_rest()
    while not done():
        assert monotonic() < end, f"waited in vain: {what}"
        QTest.qWait(5)
    at_rest()


def settled(programme: Programme) -> None:
    """Let the window finish what it is doing, work in the background included."""
    until("the work in the background is done", lambda: not _busy(programme))


def _busy(programme: Programme) -> bool:
    if programme.copies.busy():
        return True
    return programme.context is not None and programme.context.work.busy()
