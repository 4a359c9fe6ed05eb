"""Tells a typed 10 from a 1: the 1 was saved at once, and the 0 behind it takes its place."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

from acutrack.gui.widgets.pain_key import WORST
from acutrack.gui.widgets.pain_scale import TEN_WITHIN_MS


class SlipOfOne:
    """Remembers that a 1 was just saved for some question.

    What was typed is kept the moment it is typed, so `1` is on disk before `0` arrives. The person
    meant one answer, so the first edit is taken back and Undo finds a single 10.
    """

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._about: object = None

    def completes_ten(self, about: object, level: int) -> bool:
        """Whether `level` follows a 1 about the same thing within the time for a second digit."""
        ten = level == WORST and self._since.isValid() and self._about == about
        return ten and self._since.elapsed() <= TEN_WITHIN_MS

    def saved(self, about: object, level: int) -> None:
        """A level was saved."""
        self._about = about
        if level == 1:
            self._since.start()
        else:
            self._since.invalidate()
