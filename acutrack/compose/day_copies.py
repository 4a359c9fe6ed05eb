"""Copies after each day of use, made while nobody waits: at the end, after midnight, after a crash.

What was written and not yet copied when the program starts is copied a moment after the start.
While the window stays open over midnight, the day that ended is copied. When the program ends, the
copy is made after the window has gone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.gui.notices import Notices
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.storage.backups.automatic import Kept
    from acutrack.storage.open_casebook import OpenCasebook

#: The first page is to be there and answer before anything else is done.
_AFTER_START_MS = 5_000
_LOOK_MS = 60_000


class House(Protocol):
    """What is needed of the programme around it."""

    settings: SettingsFile
    notices: Notices


class DayCopies(QObject):
    """Looks after the copies of the record while it is open."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._house, self._now = house, now
        self._opened: OpenCasebook | None = None
        self._context: GuiContext | None = None
        self._day: date = now().date()
        self._told: Message | None = None
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_AFTER_START_MS)
        self._first.timeout.connect(self.catch_up)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self.look)

    def begin(self, opened: OpenCasebook, context: GuiContext) -> None:
        """The person's own record was opened."""
        self._opened, self._context = opened, context
        self._day = self._now().date()
        self._first.start()
        self._clock.start()

    def pause(self) -> None:
        """The record is about to be closed."""
        self._first.stop()
        self._clock.stop()
        self._opened = self._context = None

    def catch_up(self) -> None:
        """Copy what was written before this start and not copied then."""
        self._start(day=None)

    def look(self) -> None:
        """Once a minute: a day that ended is copied, and a second folder that is back caught up."""
        ended, self._day = self._day, self._now().date()
        if ended != self._day:
            self._start(day=ended)
        elif self._house.settings.current.second_folder:
            self._start(day=None, copying=False)

    def end(self) -> None:
        """The program ends, its window is gone: copy the day, and tell nobody now."""
        opened, context = self._opened, self._context
        if opened is None or context is None or opened.read_only:
            return
        context.work.finish()
        from acutrack.storage.backups.automatic import look_after

        now = self._now()
        look_after(opened.file, now, second=self._second, day=now.date(), telling=False)

    @property
    def _second(self) -> Path | None:
        chosen = self._house.settings.current.second_folder
        return Path(chosen) if chosen else None

    def _start(self, *, day: date | None, copying: bool = True) -> None:
        opened, context = self._opened, self._context
        if opened is None or context is None or opened.read_only:
            return  # whoever writes in it looks after the copies
        from acutrack.storage.backups.automatic import look_after

        job = partial(
            look_after, opened.file, self._now(), second=self._second, day=day, copying=copying
        )
        context.work.start(self, job, self._tell, what="copies")

    def _tell(self, kept: Kept) -> None:
        """Trouble is told once, also where that could not be written down."""
        if kept.trouble is not None and kept.new and kept.trouble != self._told:
            self._house.notices.tell_failure(Obstacle(kept.trouble))
        self._told = kept.trouble
        changed = kept.made is not None or kept.brought or kept.new
        if changed and self._context is not None:
            self._context.ways.copies_changed.emit()
