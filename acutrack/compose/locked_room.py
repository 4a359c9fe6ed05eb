"""The programme's side of the lock: which key is in use, and what closes and opens the record."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from acutrack.compose.lock_desk import LockDesk
    from acutrack.compose.lock_jobs import Unlocked
    from acutrack.domain.errors import AcuTrackError
    from acutrack.domain.message import Message
    from acutrack.gui.context import GuiContext, LockFacts
    from acutrack.gui.idle import IdleWatch
    from acutrack.gui.main_window import MainWindow
    from acutrack.gui.notices import Notices
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.storage.key import Key
    from acutrack.text.catalogue import Catalogue


class Opener(Protocol):
    """The programme, as the lock sees it."""

    window: MainWindow
    words: Catalogue
    notices: Notices
    settings: SettingsFile
    context: GuiContext | None

    def open_own(self) -> None:
        """Open the person's own record."""

    def close(self) -> None:
        """Close what is open."""

    def ask_backup(self) -> None:
        """Ask for a copy to restore."""

    def open_sample(self) -> None:
        """Open the invented patient."""


class LockedRoom(QObject):
    """Knows the key of the person's own record while it is open, and forgets it when it is locked.

    Nothing of the lock is loaded for a record without one, beyond a look at its first bytes.
    """

    def __init__(self, programme: Opener, file: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._programme, self._file, self._now = programme, file, now
        self._found: Unlocked | None = None
        self._made: LockDesk | None = None
        self._at_start = True
        self._page = "today"
        self._made_idle: IdleWatch | None = None
        programme.settings.listen(lambda _settings: self._watch())

    @property
    def window(self) -> QWidget:
        """What dialogs stand over."""
        return self._programme.window

    @property
    def words(self) -> Catalogue:
        """The language."""
        return self._programme.words

    @property
    def notices(self) -> Notices:
        """The one way to tell the person something."""
        return self._programme.notices

    @property
    def key(self) -> Key | None:
        """The key in use; None where there is none, or the record is locked now."""
        return self._found.key if self._found is not None else None

    def use_key(self, key: Key | None) -> None:
        """Know the key of a record that has just taken the place of another."""
        from acutrack.compose.lock_jobs import Unlocked

        self._found = Unlocked(key)

    def key_for(self, path: Path) -> Key | None:
        """The key of a file that is about to be opened."""
        return self.key if path == self._file else None

    def asks_for_key(self, path: Path) -> bool:
        """Whether a key is wanted first; then the page that asks for it is shown.

        Raises Obstacle if the file cannot be read.
        """
        if path != self._file:
            self._found = None  # something else is opened: coming back asks for it again
            return False
        if self.key is not None:
            return False
        from acutrack.storage.unlocking import LockState, lock_state, ways_in

        if lock_state(path) is not LockState.LOCKED:
            return False
        at_start, self._at_start = self._at_start, False
        self._desk.ask_for_key(ways_in(path), at_start=at_start, page=self._page)
        return True

    def facts(self, path: Path, *, read_only: bool) -> LockFacts:
        """How things stand with a record that was just opened; begins to watch for idle time."""
        own = path == self._file
        found = self._found if own else None
        self._at_start = False
        QTimer.singleShot(0, self, self._watch)
        from acutrack.gui.context import LockFacts

        return LockFacts(
            locked=found is not None and found.key is not None,
            remembered=found is not None and found.remembered,
            keyring=found is not None and found.keyring,
            can_change=own and not read_only,
        )

    def do(self, deed: object) -> None:
        """What a page or a key asks for."""
        from acutrack.gui.context import LockDeed

        if isinstance(deed, LockDeed):
            self._desk.do(deed)

    def busy(self) -> bool:
        """Whether keys or forms are being worked on."""
        return self._made is not None and self._made.busy()

    def end(self) -> None:
        """Let what is going on come to its end."""
        if self.key is not None:
            self._clear_clipboard()
        if self._made_idle is not None:
            self._made_idle.stop()
        if self._made is not None:
            self._made.end()

    # What the desk asks for

    def show_alone(self, page: QWidget) -> None:
        """Show a page that belongs to no room; while it is there nothing is locked by itself."""
        if self._made_idle is not None:
            self._made_idle.stop()
        self._programme.window.show_alone(page)

    def close_record(self, *, ask: bool = True) -> None:
        """Lock: windows, pages, messages, records and the key go; then `ask` for what opens it."""
        self._page = self._programme.window.page_key or self._page
        if self._made_idle is not None:
            self._made_idle.stop()
        from acutrack.gui.widgets.dialog import close_dialogs

        close_dialogs()
        self._clear_clipboard()
        self._programme.close()
        self._found = None
        if ask:
            self._programme.open_own()
        QTimer.singleShot(0, self, self._let_go)

    def open_record(self, found: Unlocked, page: str, told: Message | None) -> None:
        """Open the record with what was found, on a page."""
        self._found = found
        self._programme.open_own()
        if self._programme.context is None:
            return
        if page not in {"", "today"}:
            self._programme.window.go(page)
        if told is not None:
            self._programme.notices.tell(told)

    def open_again(self, error: AcuTrackError | None) -> None:
        """Open the record as it is on the disk, and say what was in the way."""
        self._programme.open_own()
        if error is not None:
            self._programme.notices.tell_failure(error)

    def open_context(self) -> GuiContext | None:
        """What is open, if anything is."""
        return self._programme.context

    def ask_backup(self) -> None:
        """Ask for a copy to restore."""
        self._programme.ask_backup()

    def ask_sample(self) -> None:
        """Open the invented patient."""
        QTimer.singleShot(0, self, self._programme.open_sample)

    @property
    def _idle(self) -> IdleWatch:
        """Made for a record with a lock alone; nothing of it is loaded before the first paint."""
        if self._made_idle is None:
            from acutrack.gui.idle import IdleWatch

            self._made_idle = IdleWatch(self._now, self)
            self._made_idle.idle.connect(self.close_record)
        return self._made_idle

    @property
    def _desk(self) -> LockDesk:
        if self._made is None:
            from acutrack.compose.lock_desk import LockDesk

            self._made = LockDesk(self, self._file, self._now)
        return self._made

    def _clear_clipboard(self) -> None:
        from acutrack.gui import clipboard

        clipboard.forget()

    def _watch(self) -> None:
        context = self._programme.context
        locked = context is not None and context.lock.locked
        if locked:
            self._idle.watch(self._programme.settings.current.lock_after_minutes)
        elif self._made_idle is not None:
            self._made_idle.stop()

    def _let_go(self) -> None:
        """Records are values without an owner: what nobody names is gone, at the latest now."""
        QPixmapCache.clear()
        gc.collect()
