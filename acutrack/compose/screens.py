"""Pictures of every page, taken from the real window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QWidget

from acutrack.compose.window import Programme
from acutrack.gui.actions import PAGES

_LONGEST_WAIT_S = 20.0
_QUIET_ROUNDS = 4


def settle(programme: Programme) -> None:
    """Let the window finish what it is doing: layouts, charts in the background, messages."""
    started, quiet = monotonic(), 0
    while quiet < _QUIET_ROUNDS and monotonic() - started < _LONGEST_WAIT_S:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        busy = programme.copies.busy() or (
            programme.context is not None and programme.context.work.busy()
        )
        quiet = 0 if busy else quiet + 1


def grab_pages(
    programme: Programme, out: Path, keys: Iterable[str] | None = None, prefix: str = ""
) -> list[Path]:
    """Show each page of the open room and save a picture of the window; returns the files."""
    wanted = list(keys) if keys is not None else offered_pages(programme)
    return [grab_page(programme, key, out, f"{prefix}{key}.png") for key in wanted]


def grab_page(programme: Programme, key: str, out: Path, name: str, argument: str = "") -> Path:
    """Show one page and save a picture of the window."""
    programme.window.go(key, argument)
    settle(programme)
    return save(programme.window, out / name)


def save(widget: QWidget, path: Path) -> Path:
    """Save what a widget shows as a PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"could not write {path.name}")
    return path


def offered_pages(programme: Programme) -> list[str]:
    """The keys of the pages in the rail now."""
    return [entry.key for entry in PAGES if programme.window.rail.offers(entry.key)]
