"""The programme's side of copies: made by the day while a record is open, shown when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from acutrack.compose.day_copies import DayCopies

if TYPE_CHECKING:
    from acutrack.compose.copies_at_hand import CopiesHere
    from acutrack.compose.copies_desk import CopiesDesk, Lock
    from acutrack.compose.erasing_desk import ErasingDesk
    from acutrack.gui.context import GuiContext
    from acutrack.gui.copies.copies_list import CopiesList
    from acutrack.gui.main_window import MainWindow
    from acutrack.gui.notices import Notices
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.storage.open_casebook import OpenCasebook
    from acutrack.text.catalogue import Catalogue


class Programme(Protocol):
    """The programme, as its copies see it."""

    window: MainWindow
    words: Catalogue
    notices: Notices
    settings: SettingsFile
    context: GuiContext | None

    def open_own(self) -> None:
        """Open the person's own record."""

    def close(self) -> None:
        """Close what is open."""


class CopiesRoom(QObject):
    """Nothing that shows a copy is loaded before somebody asks for one."""

    def __init__(
        self, programme: Programme, lock: Lock, casebook: Path, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._programme, self._lock = programme, lock
        self._casebook, self._now = casebook, now
        self._made: CopiesDesk | None = None
        self._erasing: ErasingDesk | None = None
        self.by_day = DayCopies(programme, now)

    @property
    def desk(self) -> CopiesDesk:
        """What shows copies, restores them and keeps the second folder."""
        from acutrack.compose.copies_desk import CopiesDesk

        if self._made is None:
            programme = self._programme
            self._made = CopiesDesk(
                programme.window, programme, self._lock, self._casebook, self._now
            )
        return self._made

    def at_hand_for(self, path: Path) -> Callable[[], CopiesHere] | None:
        """What gives the copies of an open casebook; the sample has none."""
        return (lambda: self.desk.at_hand) if path == self._casebook else None

    def begin(self, opened: OpenCasebook, context: GuiContext) -> None:
        """A casebook was opened: the person's own is looked after."""
        if opened.path == self._casebook:
            self.by_day.begin(opened, context)

    def pause(self) -> None:
        """What is open is about to be closed."""
        self.by_day.pause()

    def ask(self) -> None:
        """Show the copies at hand, or ask for one."""
        self.desk.ask()

    def do(self, deed: object) -> None:
        """What a page asks for."""
        self.desk.do(deed)

    def erase(self, person: str) -> None:
        """Erase a person for good, from the copies too."""
        from acutrack.compose.erasing_desk import ErasingDesk
        from acutrack.domain.record import PatientId

        if self._erasing is None:
            programme = self._programme
            self._erasing = ErasingDesk(programme, self._lock, self._casebook, self._now)
        self._erasing.erase(PatientId(person))

    def newest(self) -> CopiesList:
        """The newest copies, for where the record cannot be opened."""
        return self.desk.newest()

    def left_behind(self) -> CopiesList | None:
        """The newest copies beside a record that is gone; None where there are none."""
        from acutrack.storage.backups.folder import first_folder

        return self.newest() if first_folder(self._casebook).copies() else None

    def busy(self) -> bool:
        """Whether copies are being looked into, made or restored."""
        return any(desk is not None and desk.busy() for desk in (self._made, self._erasing))

    def end(self) -> None:
        """The program ends: let what is going on end, and copy the day."""
        if self._made is not None:
            self._made.end()
        if self._erasing is not None:
            self._erasing.end()
        self.by_day.end()
