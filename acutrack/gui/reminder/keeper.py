"""Looks every half minute whether it is time for the day's one reminder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.settings.settings import Settings, clock_time
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.reminder.way import WayToShow

_LOOK_EVERY_MS = 30_000


def reminder_due(settings: Settings, now: datetime) -> bool:
    """Whether the chosen time has come and nothing was shown today."""
    at = clock_time(settings.reminder_at)
    return (
        settings.reminder
        and at is not None
        and now.time() >= at
        and settings.reminded_on != now.date().isoformat()
    )


class ReminderKeeper(QObject):
    """`wanted` says that the reminder was clicked: the day's question is to be shown.

    Args:
        answered: whether today is answered; None where no record is open to look into.
        in_use: whether somebody sits before the window right now.
        make_way: makes the way to show; called once it is needed.
    """

    wanted = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        words: Catalogue,
        now: Callable[[], datetime],
        *,
        answered: Callable[[], bool | None],
        in_use: Callable[[], bool],
        make_way: Callable[[Catalogue], WayToShow | None],
    ) -> None:
        super().__init__()
        self._settings, self._words, self._now = settings, words, now
        self._answered, self._in_use, self._make_way = answered, in_use, make_way
        self._way: WayToShow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        settings.listen(self._follow)
        self._follow(settings.current)

    @property
    def on(self) -> bool:
        """Whether it is looking at all."""
        return self._timer.isActive()

    def look(self) -> None:
        """Show the reminder if it is time; today is done with either way."""
        now = self._now()
        if not reminder_due(self._settings.current, now):
            return
        answered = self._answered()
        if answered is None:
            return
        if not answered and not self._in_use():
            self._show()
        self._remember(now)

    def end(self) -> None:
        """The program ends."""
        self._timer.stop()
        self._take_away()

    def _follow(self, settings: Settings) -> None:
        if settings.reminder and not self.on:
            self._timer.start()
            if self._way is None:
                self._way = self._make_way(self._words)
                if self._way is not None:
                    self._way.clicked.connect(self.wanted)
        elif not settings.reminder and self.on:
            self._timer.stop()
            self._take_away()

    def _show(self) -> None:
        if self._way is not None:
            words = self._words(say("Your question for today is ready."))
            self._way.show_reminder("AcuTrack", words)

    def _take_away(self) -> None:
        if self._way is not None:
            self._way.end()
            self._way = None

    def _remember(self, now: datetime) -> None:
        current = self._settings.current
        try:
            self._settings.change(replace(current, reminded_on=now.date().isoformat()))
        except AcuTrackError:
            # It holds until the program ends; a second reminder after a restart does no harm.
            return
