"""What every way to show a reminder has in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class WayToShow(QObject):
    """Shows one reminder; `clicked` says that somebody pressed it."""

    clicked = Signal()

    def show_reminder(self, title: str, words: str) -> None:
        """Show these words."""
        raise NotImplementedError

    def end(self) -> None:
        """Take everything away again."""
        raise NotImplementedError
