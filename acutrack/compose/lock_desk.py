"""The lock of the person's own record: what the pages ask for, joined to the keys on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acutrack.compose.lock_jobs import (
    Unlocked,
    changed_passphrase,
    changed_recovery_key,
    forgotten,
    remembered,
    turned_off,
    turned_on,
    unlocked,
)
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.recovery_key import new_recovery_key
from acutrack.domain.ways_in import Way
from acutrack.gui.context import LockDeed
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, NewPassphrase, NewRecoveryKey, shown
from acutrack.gui.pages.busy import BusyPage
from acutrack.gui.pages.unlock import UnlockPage
from acutrack.gui.work import Work

if TYPE_CHECKING:
    from datetime import datetime

    from acutrack.gui.context import GuiContext
    from acutrack.gui.notices import Notices
    from acutrack.storage.key import Key
    from acutrack.text.catalogue import Catalogue

_NO_PASSPHRASE = say(
    "This record has no passphrase, so it cannot be locked. "
    "You can choose one under Settings, Lock."
)
_REMEMBERED = say("This computer opens the record by itself from now on.")
_NOT_REMEMBERED = say("This computer does not open the record by itself any more.")
_ABOUT_NEW_KEY = say(
    "It opens the record when nobody knows the passphrase any more. "
    "Print it and keep the paper in a safe place: it is shown this once."
)


class House(Protocol):
    """What the desk needs of the programme around it."""

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
    def key(self) -> Key | None:
        """The key in use, while the record is open."""

    def show_alone(self, page: QWidget) -> None:
        """Show a page that belongs to no room."""

    def close_record(self, *, ask: bool = True) -> None:
        """Close the record, of which nothing stays; then `ask` for what opens it again."""

    def open_record(self, found: Unlocked, page: str, told: Message | None) -> None:
        """Open the person's own record with what was found."""

    def open_again(self, error: AcuTrackError | None) -> None:
        """Open the record as it is, and say what was in the way."""

    def open_context(self) -> GuiContext | None:
        """What is open, if anything is."""

    def ask_backup(self) -> None:
        """Ask for a copy to restore."""

    def ask_sample(self) -> None:
        """Open the invented patient."""


@dataclass
class _Room:
    """Where the person was when the record was locked."""

    page: str = "today"


class LockDesk(QObject):
    """Asks for what opens the record, and changes what does."""

    def __init__(self, house: House, file: Path, now: Callable[[], datetime]) -> None:
        super().__init__(house.window)
        self._window, self._words, self._notices = house.window, house.words, house.notices
        self._house, self._file, self._now = house, file, now
        self._work = Work(self._notices.tell_failure)
        self._room = _Room()
        self._page: UnlockPage | None = None

    def ask_for_key(self, ways: frozenset[Way], *, at_start: bool, page: str = "today") -> None:
        """Show what a locked record shows; at the start the keyring is asked first."""
        self._room = _Room(page)
        self._page = UnlockPage(self._words, ways)
        self._page.tried.connect(self._try)
        self._page.wanted_backup.connect(self._house.ask_backup)
        self._page.wanted_sample.connect(self._house.ask_sample)
        self._house.show_alone(self._page)
        if at_start and Way.KEYRING in ways:
            # Nobody typed anything, so a refusal is not told: the page asks.
            self._unlock(self._page, Way.KEYRING, "", lambda _error: None)

    def do(self, deed: LockDeed) -> None:
        """What a page, or a key, asks for."""
        context = self._house.open_context()
        if context is None:
            return
        if not context.lock.locked and deed is not LockDeed.TURN_ON:
            self._notices.tell(_NO_PASSPHRASE)
            return
        deeds: dict[LockDeed, Callable[[GuiContext], None]] = {
            LockDeed.TURN_ON: self._ask_first,
            LockDeed.TURN_OFF: self._ask_to_turn_off,
            LockDeed.CHANGE: self._ask_new,
            LockDeed.NEW_RECOVERY_KEY: self._ask_for_recovery_key,
            LockDeed.REMEMBER: lambda _context: self._keep(
                remembered, say("This computer opens the record by itself from now on.")
            ),
            LockDeed.FORGET: lambda _context: self._keep(
                forgotten, say("This computer does not remember it any more.")
            ),
            LockDeed.LOCK_NOW: lambda _context: self._house.close_record(),
        }
        deeds[deed](context)

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._work.busy()

    def end(self) -> None:
        """Let what is going on end: a record is never left half locked."""
        self._work.finish()

    def _try(self, way: Way, typed: str) -> None:
        if self._page is not None:
            self._unlock(self._page, way, typed, self._refuse)

    def _unlock(
        self, page: UnlockPage, way: Way, typed: str, failed: Callable[[AcuTrackError], None]
    ) -> None:
        """Unlocking takes a while, and whoever has turned to something else by then stays there."""
        job = partial(unlocked, self._file, way, typed)
        self._work.start(page, job, self._open, what="unlock", failed=failed)

    def _refuse(self, error: AcuTrackError) -> None:
        if self._page is not None:
            self._page.refuse(self._words(error.message))

    def _open(self, found: Unlocked) -> None:
        if self._house.open_context() is not None:
            return  # the sample; the page that asked is about to go
        if self._page is not None:
            self._page.forget()
            self._page = None
        told = None
        if found.way is Way.RECOVERY:
            told = say("Unlocked with the recovery key. Choose a new passphrase here.")
        page = "settings" if told else self._room.page
        self._house.open_record(found, page, told)

    # Turning on

    def _ask_first(self, context: GuiContext) -> None:
        dialog = NewPassphrase(context, self._window, first=True)

        def go_on(_now: str, new: str) -> None:
            dialog.accept()
            self._show_first_key(context, new)

        dialog.chosen.connect(go_on)
        shown(dialog, dialog.first_focus)

    def _show_first_key(self, context: GuiContext, passphrase: str) -> None:
        key = new_recovery_key()
        deed = say("Lock the record")
        dialog = NewRecoveryKey(context, self._window, key, deed, _ABOUT_NEW_KEY)
        dialog.kept.connect(lambda: self._turn_on(passphrase, key))
        shown(dialog, dialog.first_focus)

    def _turn_on(self, passphrase: str, recovery: str) -> None:
        job = partial(turned_on, self._file, passphrase, recovery, self._now())
        self._change_form(say("Locking your record"), job, _told_locked)

    # Turning off

    def _ask_to_turn_off(self, context: GuiContext) -> None:
        dialog = AskPassphrase(
            context,
            self._window,
            say("Keep the record without a lock"),
            say(
                "After this whoever has this computer can read the record. "
                "Copies made so far stay locked with the passphrase."
            ),
            say("Take the lock away"),
        )

        def check(typed: str) -> None:
            job = partial(unlocked, self._file, Way.PASSPHRASE, typed)
            # Asked by the window: if it goes, because the record is locked, so does the answer.
            self._work.start(
                dialog, job, go_on, failed=lambda error: dialog.refuse(self._words(error.message))
            )

        def go_on(found: Unlocked) -> None:
            dialog.accept()
            if found.key is not None:
                self._turn_off(found.key)

        dialog.given.connect(check)
        shown(dialog, dialog.first_focus)

    def _turn_off(self, key: Key) -> None:
        job = partial(turned_off, self._file, key, self._now())
        told = say("The lock is gone. The record opens without a passphrase.")
        self._change_form(say("Taking the lock away"), job, lambda _found: told)

    def _change_form(
        self, title: Message, job: Callable[[], Unlocked], told: Callable[[Unlocked], Message]
    ) -> None:
        """Close the record, change its form on the worker, and open it again."""
        self._house.close_record(ask=False)
        page = BusyPage(
            self._words(title), self._words(say("This takes a moment. Nothing can get lost."))
        )
        self._house.show_alone(page)
        self._work.start(
            self,
            job,
            lambda found: self._house.open_record(found, "settings", told(found)),
            what="form",
            failed=self._house.open_again,
        )

    # Other ways in

    def _ask_new(self, context: GuiContext) -> None:
        dialog = NewPassphrase(context, self._window, first=False)

        def change(now: str, new: str) -> None:
            job = partial(changed_passphrase, self._file, now, new, self._now())
            self._work.start(
                dialog, job, done, failed=lambda error: dialog.refuse(self._words(error.message))
            )

        def done(_nothing: object) -> None:
            dialog.accept()
            told = say("The new passphrase opens the record. Copies made so far keep the old one.")
            self._notices.tell(told)

        dialog.chosen.connect(change)
        shown(dialog, dialog.first_focus)

    def _ask_for_recovery_key(self, context: GuiContext) -> None:
        dialog = AskPassphrase(
            context,
            self._window,
            say("New recovery key"),
            say(
                "The one printed before does not open the record any more after this. "
                "It still opens copies made so far."
            ),
            say("Go on to the recovery key"),
        )

        def check(typed: str) -> None:
            job = partial(unlocked, self._file, Way.PASSPHRASE, typed)
            # Asked by the window: if it goes, because the record is locked, so does the answer.
            self._work.start(
                dialog, job, go_on, failed=lambda error: dialog.refuse(self._words(error.message))
            )

        def go_on(_found: Unlocked) -> None:
            typed = dialog.now.typed
            dialog.accept()
            self._show_new_key(context, typed)

        dialog.given.connect(check)
        shown(dialog, dialog.first_focus)

    def _show_new_key(self, context: GuiContext, passphrase: str) -> None:
        key = new_recovery_key()
        deed = say("Use this recovery key")
        dialog = NewRecoveryKey(context, self._window, key, deed, _ABOUT_NEW_KEY)
        job = partial(changed_recovery_key, self._file, passphrase, key, self._now())
        told = say("The new recovery key opens the record.")
        dialog.kept.connect(
            lambda: self._work.start(self, job, lambda _nothing: self._notices.tell(told))
        )
        shown(dialog, dialog.first_focus)

    def _keep(self, change: Callable[[Path, Key], bool], told: Message) -> None:
        if (key := self._house.key) is not None:
            self._work.start(self, partial(change, self._file, key), partial(self._kept, told))

    def _kept(self, told: Message, on: bool) -> None:
        context = self._house.open_context()
        if context is not None:
            context.show_lock(remembered=on)
        self._notices.tell(told)


def _told_locked(found: Unlocked) -> Message:
    if not found.readable:
        return say("The record is locked. AcuTrack asks for the passphrase at the next start.")
    return say_count(
        "The record is locked. One place from before could not be, and may still be read: {names}.",
        "The record is locked. {count} places from before could not be, and may still be read: "
        "{names}.",
        len(found.readable),
        names=", ".join(path.name for path in found.readable),
    )
