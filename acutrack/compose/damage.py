"""Damage: looked for some seconds after the start, and got back over the window if wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import Damaged
from acutrack.domain.message import Message, say, say_count

if TYPE_CHECKING:
    from acutrack.casebook.recovery import Recovery
    from acutrack.compose.locked_room import LockedRoom
    from acutrack.domain.errors import AcuTrackError
    from acutrack.gui.notices import Notices
    from acutrack.gui.work import Work
    from acutrack.storage.key import Key
    from acutrack.storage.salvage.recovering import Found
    from acutrack.text.catalogue import Catalogue

#: The window has been drawn and the first page read by then.
_AFTER_START_MS = 8_000
_FOUND = say(
    "Part of your record is damaged, so what you see may not be all of it. Nothing was changed. "
    "Open Settings and press Check my record: it says what can be got back."
)
#: What the page says behind which a record that was open is got back.
_DAMAGED = say(
    "The file of this record is damaged. Nothing in it is changed. See what can be got back, "
    "or open a backup."
)


class House(Protocol):
    """The programme, as this sees it."""

    @property
    def window(self) -> QWidget:
        """What dialogs stand over."""

    @property
    def words(self) -> Catalogue:
        """The language."""

    @property
    def notices(self) -> Notices:
        """The one way to tell the person something."""

    @property
    def lock(self) -> LockedRoom:
        """Knows the key."""

    def open_own_soon(self) -> None:
        """Open the person's own record in a moment."""

    def show_trouble(self, error: AcuTrackError) -> None:
        """Say what was in the way of opening the record."""

    def close(self) -> None:
        """Close what is open."""

    def ask_backup(self) -> None:
        """Ask for a copy to restore."""

    def open_sample(self) -> None:
        """Open the invented patient."""


class DamageDesk(QObject):
    """Looks a record over in the background, and puts what can be got back in its place."""

    def __init__(self, house: House, file: Path, now: Callable[[], datetime]) -> None:
        super().__init__(house.window)
        self._house, self._file, self._now = house, file, now
        self._made: Work | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_START_MS)
        self._timer.timeout.connect(self._look)
        self._job: Callable[[], Sequence[Message]] | None = None

    def look_soon(self, file: Path, key: Key | None) -> None:
        """Look an open record over once the window has long been up; only damage is told."""
        self._job = partial(_first_findings, file, key)
        self._timer.start()

    def trouble_page(self, error: AcuTrackError, copies: QWidget | None) -> QWidget:
        """What was in the way of opening the record, and every way on."""
        from acutrack.gui.pages.trouble import TroublePage

        damaged = isinstance(error, Damaged)
        page = TroublePage(self._house.words, error.message, copies, damaged=damaged)
        page.tried_again.connect(self._house.open_own_soon)
        page.wanted_recovery.connect(self.offer)
        page.wanted_backup.connect(self._house.ask_backup)
        page.wanted_sample.connect(lambda: QTimer.singleShot(0, self, self._house.open_sample))
        return page

    def close_and_offer(self) -> None:
        """The record is open and damaged: nothing more is written to it."""
        QTimer.singleShot(0, self, self._close_and_offer)  # the page that asks goes away in it

    def _close_and_offer(self) -> None:
        self._house.close()
        self._house.show_trouble(Damaged(_DAMAGED))
        self.offer()

    def offer(self) -> None:
        """Show what comes back of the person's own record, which is closed by now."""
        from acutrack.gui.dialogs.recovery_dialog import RecoveryDeeds, RecoveryDialog

        job = _Job(self._file, self._house.lock.key_for(self._file), self._now())
        deeds = RecoveryDeeds(job.look, job.use)
        dialog = RecoveryDialog(self._house.words, self._work, deeds, self._house.window)
        dialog.used.connect(lambda: self._tell(job))
        dialog.open()

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._made is not None and self._made.busy()

    def stop(self) -> None:
        """Look no more: the record is being closed."""
        self._timer.stop()
        self._job = None
        if self._made is not None:
            self._made.finish()
            self._made = None

    @property
    def _work(self) -> Work:
        if self._made is None:
            from acutrack.gui.work import Work

            self._made = Work(self._house.notices.tell_failure)
        return self._made

    def _look(self) -> None:
        if self._job is not None:
            # A file that cannot be read any more is told by whoever reads it next.
            self._work.start(self, self._job, self._show, what="look", failed=lambda _error: None)

    def _show(self, found: Sequence[Message]) -> None:
        if found:
            self._house.notices.tell_failure(Damaged(_FOUND))

    def _tell(self, job: _Job) -> None:
        self._house.open_own_soon()
        if job.aside is not None:
            told = say(
                "Your record is back. The damaged file is kept as {name}.", name=job.aside.name
            )
            # Queued behind the opening, which begins with an empty window.
            QTimer.singleShot(0, self, lambda: self._house.notices.tell(told))


class _Job:
    """Plain values alone: it runs on the worker."""

    def __init__(self, file: Path, key: Key | None, now: datetime) -> None:
        self._file, self._key, self._now = file, key, now
        self._found: Found | None = None
        self.aside: Path | None = None

    def look(self) -> Recovery:
        """What comes back. Raises Obstacle."""
        from acutrack.storage.salvage.recovering import look_for

        self._found = look_for(self._file, self._key, self._now)
        return self._found.recovery

    def use(self) -> None:
        """Put it in place. Raises Obstacle."""
        from acutrack.storage.salvage.recovering import put_in_place

        if self._found is not None:
            self.aside = put_in_place(self._file, self._key, self._found, self._now)


def everything_wrong(file: Path, key: Key | None) -> Sequence[Message]:
    """What a full check finds, for the worker: damaged places as a number. Raises Obstacle."""
    from acutrack.storage.integrity import DAMAGED as PLACE
    from acutrack.storage.integrity import findings

    found = findings(file, key)
    other = [message for message in found if message.text != PLACE.text]
    count = len(found) - len(other)
    if not count:
        return other
    places = say_count(
        "The file is damaged in {count} place.", "The file is damaged in {count} places.", count
    )
    return [places, *other]


def _first_findings(file: Path, key: Key | None) -> Sequence[Message]:
    """What the quick check finds, else what the full one does."""
    from acutrack.storage.integrity import quick_findings

    return quick_findings(file, key) or everything_wrong(file, key)
