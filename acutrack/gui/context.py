"""The few long-lived objects that every page is handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from acutrack.casebook.casebook import Casebook, Touched
from acutrack.casebook.drafts import DraftStore
from acutrack.domain.message import Message
from acutrack.domain.record import PatientId
from acutrack.gui.notices import Notices
from acutrack.gui.offered_copy import OfferedCopy
from acutrack.gui.theme import Theme
from acutrack.gui.who_writes import HERE, WhoWrites
from acutrack.gui.work import Work
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.copies.at_hand import CopiesAtHand


class Changes(QObject):
    """The casebook's announcements as a Qt signal; carries a Touched."""

    touched = Signal(object)

    def __init__(self, casebook: Casebook) -> None:
        super().__init__()
        self._stop = casebook.listen(self._pass_on)

    def end(self) -> None:
        """Hear nothing more."""
        self._stop()

    def _pass_on(self, touched: Touched) -> None:
        self.touched.emit(touched)


class LockDeed(Enum):
    """What can be done about the lock."""

    TURN_ON = "turn-on"
    TURN_OFF = "turn-off"
    CHANGE = "change"
    NEW_RECOVERY_KEY = "new-recovery-key"
    REMEMBER = "remember"
    FORGET = "forget"
    LOCK_NOW = "now"


@dataclass(frozen=True)
class LockFacts:
    """How things stand with the lock of the open casebook.

    Attributes:
        locked: it is encrypted.
        remembered: this computer's keyring opens it.
        keyring: this computer has a keyring that keeps secrets safe.
        can_change: it is the person's own casebook, and this window may write in it.
    """

    locked: bool = False
    remembered: bool = False
    keyring: bool = False
    can_change: bool = False


class CopyDeed(Enum):
    """What can be done about the copies of the record."""

    MAKE = "make"
    LOOK = "look"
    SAVE = "save"
    CHOOSE_SECOND = "choose-second"
    STOP_SECOND = "stop-second"


@dataclass(frozen=True)
class AsideDeed:
    """What is to be done with a file that was set aside: shown in its folder, or removed."""

    path: Path
    remove: bool


class Ways(QObject):
    """Asks the window to go somewhere; pages do not know each other.

    `went` carries a page key (see `actions.PAGES`) and an argument for that page (a string such as
    "new", or a record id; may be empty).
    """

    went = Signal(str, str)
    opened_patient = Signal(str)
    wanted_sample = Signal()
    wanted_own_record = Signal()
    wanted_backup = Signal()
    wanted_recovery = Signal()
    wanted_import = Signal()
    wanted_export = Signal()
    wanted_writing = Signal()
    """Write in this window, not in another one."""
    wanted_looking = Signal()
    """Go on looking while another computer writes."""
    wanted_together = Signal()
    """See what bringing the offered copy and the record together would do."""
    wanted_apart = Signal()
    """Leave the offered copy and the record as they are."""
    wanted_of_copies = Signal(object)
    """A CopyDeed."""

    wanted_erased = Signal(str)
    """Erase a person for good, from the copies too."""

    copies_changed = Signal()
    """The copies are not as they were: whoever shows them looks again."""

    wanted_of_lock = Signal(object)
    """A LockDeed."""

    def go(self, page: str, argument: str = "") -> None:
        """Show a page."""
        self.went.emit(page, argument)

    def open_patient(self, patient: PatientId) -> None:
        """Enter somebody's room."""
        self.opened_patient.emit(patient)


@dataclass
class GuiContext:
    """What pages need; made once for each open casebook.

    Attributes:
        now: the only clock.
        read_only: the file can be looked at but not written.
        who: who writes in it.
        offered: another copy of it that holds what it does not.
        lock: how things stand with the lock.
        copies: gives those of this record, as they are now; None for the sample, which has none.
        look_over: what is wrong with the record, one message each, for the worker; takes a while.
        ended: the casebook is closed, or about to be; a page may outlive it by a moment.
        can_remind: whether this computer has a place to show a reminder.
        try_server: tries a server's address, for the worker; raises InvalidEntry or Obstacle.
        server: where the record lies if that is a server: its address without a password.
    """

    casebook: Casebook
    drafts: DraftStore
    settings: SettingsFile
    words: Catalogue
    theme: Theme
    now: Callable[[], datetime]
    notices: Notices
    ways: Ways
    work: Work
    read_only: bool = False
    who: WhoWrites = HERE
    offered: OfferedCopy | None = None
    lock: LockFacts = LockFacts()
    copies: Callable[[], CopiesAtHand] | None = None
    look_over: Callable[[], Sequence[Message]] = tuple
    ended: bool = False
    can_remind: Callable[[], bool] = bool
    server: str = ""
    try_server: Callable[[str], object] = str
    changes: Changes = field(init=False)

    def __post_init__(self) -> None:
        """Begin to pass the casebook's announcements on."""
        self.changes = Changes(self.casebook)

    def today(self) -> date:
        """The day on the person's calendar."""
        return self.now().date()

    def show_lock(self, *, remembered: bool) -> None:
        """Know from now on whether this computer's keyring opens the record."""
        self.lock = replace(self.lock, remembered=remembered)
        self.casebook.announce_anything()

    def end(self) -> None:
        """Stop listening; called before another casebook is opened."""
        if not self.ended:
            self.ended = True
            self.changes.end()
