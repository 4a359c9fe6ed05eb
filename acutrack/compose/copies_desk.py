"""Copies of the record: what the pages ask for, joined to the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from acutrack.casebook.copies import Copy
from acutrack.casebook.copy_words import made_when
from acutrack.compose.copies_at_hand import CopiesHere, Done
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import Message, say
from acutrack.gui.context import AsideDeed, CopyDeed
from acutrack.gui.copies.copies_dialog import CopiesDialog
from acutrack.gui.copies.copies_list import CopiesList
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.dialogs.choosing import (
    ask_file,
    ask_folder,
    ask_new_file,
    documents_folder,
    free_name,
)
from acutrack.gui.pages.busy import BusyPage
from acutrack.gui.work import Work

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.gui.notices import Notices
    from acutrack.settings.settings_file import SettingsFile
    from acutrack.storage.backups.automatic import Kept
    from acutrack.storage.key import Key
    from acutrack.text.catalogue import Catalogue

_SHOWN = 5
_RECORDS = say("AcuTrack record (*.acutrack)")


class House(Protocol):
    """What the desk needs of the programme around it."""

    settings: SettingsFile
    words: Catalogue
    notices: Notices
    context: GuiContext | None

    def close(self) -> None:
        """Close what is open: pages keep what is typed."""

    def open_own(self) -> None:
        """Open the person's own record, as it is now."""


class Lock(Protocol):
    """What the desk needs of the record's lock."""

    @property
    def key(self) -> Key | None:
        """The key in use."""

    def use_key(self, key: Key | None) -> None:
        """Know the key of a record that has just taken the place of another."""

    def show_alone(self, page: QWidget) -> None:
        """Show a page that belongs to no room."""


class CopiesDesk(QObject):
    """Shows copies, restores them, and keeps the second folder."""

    def __init__(
        self,
        window: QWidget,
        house: House,
        lock: Lock,
        casebook: Path,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window, self._house, self._lock = window, house, lock
        self._casebook, self._now = casebook, now
        self._work = Work(house.notices.tell_failure)

    @property
    def at_hand(self) -> CopiesHere:
        """The copies, with the key and the second folder of this moment."""
        chosen = self._house.settings.current.second_folder
        key = self._lock.key
        return CopiesHere(self._casebook, key, Path(chosen) if chosen else None, self._now)

    def do(self, deed: object) -> None:
        """What a page asks for."""
        if isinstance(deed, AsideDeed):
            (self._remove_aside if deed.remove else self._show_aside)(deed.path)
            return
        deeds: dict[object, Callable[[], None]] = {
            CopyDeed.MAKE: self._make,
            CopyDeed.LOOK: self.look_at_copies,
            CopyDeed.SAVE: self._save,
            CopyDeed.CHOOSE_SECOND: self._choose_second,
            CopyDeed.STOP_SECOND: lambda: self._set_second(None),
        }
        deeds[deed]()

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._work.busy()

    def end(self) -> None:
        """Let what is going on come to its end: nothing is left half restored."""
        self._work.finish()

    # Looking

    def ask(self) -> None:
        """Show the copies at hand; where there are none, ask for a file."""
        if self.at_hand.listed():
            self.look_at_copies()
        else:
            self._choose_file()

    def look_at_copies(self) -> None:
        """All copies at hand, in a window."""
        dialog = CopiesDialog(self._house.words, self._work, self.at_hand, self._window)
        dialog.wanted.connect(lambda copy: self.look_at(copy, dialog))
        dialog.wanted_file.connect(lambda: self._choose_file(dialog))
        dialog.open()

    def newest(self) -> CopiesList:
        """The newest copies, for where the record cannot be opened; the rest are a click away."""
        shown = CopiesList(self._house.words, self._work, self.at_hand, most=_SHOWN)
        shown.wanted.connect(self.look_at)
        return shown

    def look_at(self, copy: Copy, over: QDialog | None = None) -> None:
        """One of the copies at hand, in a window of its own."""
        self._look_into(copy.path, say("Copy of {when}", when=made_when(copy)), over)

    def _look_into(self, path: Path, title: Message, over: QDialog | None) -> None:
        parent: QWidget = self._window if over is None else over
        there = self._casebook.exists()
        dialog = CopyDialog(
            self._house.words, self._work, self.at_hand, path, parent, title=title, there=there
        )

        def go(copy: Path, typed: str) -> None:
            if over is not None:
                over.accept()
            self.restore(copy, typed)

        dialog.wanted.connect(go)
        dialog.open()

    def _choose_file(self, over: QDialog | None = None) -> None:
        words = self._house.words
        title = words(say("Choose a copy"))

        def look(path: Path) -> None:
            if not self._casebook.exists() and self._is_archive(path):
                self._begin_with(path)
            else:
                self._look_into(path, say("What the copy holds"), over)

        ask_file(self._window, title, words(_RECORDS), look)

    # Beginning with the record of another computer

    def _is_archive(self, path: Path) -> bool:
        from acutrack.storage.archive.files import is_archive

        try:
            return is_archive(path)
        except AcuTrackError:
            return False  # looking into it says what is in the way

    def _begin_with(self, archive: Path) -> None:
        """Where there is no record yet, an archive becomes it, with its history."""
        from acutrack.compose.travel_jobs import begin_with

        self._show_busy()
        self._work.start(
            self,
            partial(begin_with, archive, self._casebook),
            self._begun,
            what="restore",
            failed=self._not_restored,
        )

    def _begun(self, _none: None) -> None:
        self._house.open_own()
        self._house.notices.tell(say("Restored the copy. It is your record now."))

    # Restoring

    def restore(self, copy: Path, typed: str = "") -> None:
        """Close the record, restore the copy on the worker, and open the record again."""
        at_hand = self.at_hand
        self._show_busy()
        self._work.start(
            self,
            partial(at_hand.restore, copy, typed),
            self._restored,
            what="restore",
            failed=self._not_restored,
        )

    def _show_busy(self) -> None:
        self._house.close()
        words = self._house.words
        told = words(say("This takes a moment. Nothing can get lost."))
        self._lock.show_alone(BusyPage(words(say("Restoring the copy")), told))

    def _restored(self, done: Done) -> None:
        if done.key != self._lock.key:
            self._lock.use_key(done.key)
        self._house.open_own()
        before, aside = done.restored.before, done.restored.aside
        notices = self._house.notices
        if before is not None:
            told = say("Restored the copy. Your record from before it is among the copies.")
            notices.tell_with(told, say("Undo restore"), partial(self.restore, before))
        elif aside is not None:
            told = say(
                "Restored the copy. The file that could not be opened is kept as {name}.",
                name=aside.name,
            )
            notices.tell(told)
        else:
            notices.tell(say("Restored the copy. It is your record now."))

    def _not_restored(self, error: AcuTrackError) -> None:
        self._house.open_own()
        self._house.notices.tell_failure(error)

    # Making

    def _make(self) -> None:
        self._work.start(self, self.at_hand.make_now, self._made, what="make")

    def _made(self, kept: Kept) -> None:
        notices = self._house.notices
        if kept.made is None:
            if kept.trouble is not None:
                notices.tell_failure(Obstacle(kept.trouble))
        else:
            notices.tell(say("Made a copy, read it back and counted it."))
            if kept.trouble is not None:
                notices.tell_failure(Obstacle(kept.trouble))
        self._refresh()

    def _save(self) -> None:
        """Ask where to, then put a looked-over copy of the record there."""
        from acutrack.storage.backups import copy_casebook

        words = self._house.words
        name = f"AcuTrack copy {self._now().date().isoformat()}.acutrack"
        start = free_name(documents_folder(), name)
        key = self._lock.key

        def copy_to(path: Path) -> None:
            # The dialog itself has asked before it gives a name that is taken.
            job = partial(copy_casebook, self._casebook, path, overwrite=True, key=key)
            told = say("Saved a copy: {name} in {folder}.", name=path.name, folder=str(path.parent))
            self._work.start(self, job, lambda _made: self._tell(told), what="copy")

        ask_new_file(self._window, words(say("Save a copy")), start, words(_RECORDS), copy_to)

    # The second folder

    def _choose_second(self) -> None:
        words = self._house.words
        title = words(say("Choose a second folder"))
        ask_folder(self._window, title, self._begin_second)

    def _begin_second(self, chosen: Path) -> None:
        job = partial(self.at_hand.begin_second, chosen)
        self._work.start(self, job, lambda _none: self._set_second(chosen), what="second")

    def _set_second(self, chosen: Path | None) -> None:
        settings = self._house.settings
        folder = "" if chosen is None else str(chosen)
        try:
            settings.change(replace(settings.current, second_folder=folder))
        except AcuTrackError as error:
            self._house.notices.tell_failure(error)
        if chosen is None:
            self._tell(say("Copies go into the first folder alone. The others stay as they are."))
            self._refresh()
        else:
            self._make()

    # What was set aside

    def _show_aside(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            told = say("It lies in {folder}.", folder=str(path.parent))
            self._tell(told)

    def _remove_aside(self, path: Path) -> None:
        from acutrack.gui.copies.remove_dialog import RemoveDialog
        from acutrack.storage.backups.set_aside import remove_set_aside

        def removed(_none: None) -> None:
            self._tell(say("Removed {name}.", name=path.name))
            self._refresh()

        job = partial(remove_set_aside, self._casebook, path)
        dialog = RemoveDialog(self._house.words, path.name, self._window)
        dialog.accepted.connect(lambda: self._work.start(self, job, removed, what="aside"))
        dialog.open()

    def _tell(self, message: Message) -> None:
        self._house.notices.tell(message)

    def _refresh(self) -> None:
        if self._house.context is not None:
            self._house.context.ways.copies_changed.emit()
