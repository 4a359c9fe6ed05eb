"""Who of several windows writes in the open casebook: takes the lease, hands it over, looks on.

Looked after once a second. A window that only looks sees what the other one writes; when that one
ends or is killed, this one writes without being asked. On request whoever writes keeps what is
typed, gives up the lease and looks on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from acutrack.casebook.window_drafts import WindowDrafts
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.gui.who_writes import WhoWrites, Writer
from acutrack.storage.lease import HeldBy, Lease, Outcome

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.storage.open_casebook import OpenCasebook

LOOK_MS = 1_000
#: While another window is asked to hand over.
_ASK_MS = 100
_PATIENCE = timedelta(seconds=10)

_NO_ANSWER = say(
    "The other window does not answer. Nothing was changed. Close it, and you can write here; or "
    "try again."
)
_CANNOT_ASK = say(
    "AcuTrack could not ask the other window: nothing can be written into the folder of this "
    "record. Nothing was changed. Close the other window to write here."
)
_BOTH = say(
    "This record seems to be open on another computer as well. To keep one record, write on one "
    "of them only."
)


class Writing(QObject):
    """One open casebook's lease, from before it is opened until after it is closed."""

    changed = Signal()
    """Who writes is another one than before; `GuiContext.who` says who."""

    looked = Signal()
    """A second has passed: whoever looks after the file may do so too."""

    def __init__(
        self, path: Path, now: Callable[[], datetime], keep_typed: Callable[[], object]
    ) -> None:
        """`keep_typed` is called before this window stops writing."""
        super().__init__()
        self._now = now
        self._keep_typed = keep_typed
        self._lease = Lease(path)
        self._who = WhoWrites()
        self._asked_at: datetime | None = None
        self._told_of_both = self._told_of_trouble = False
        self._context: GuiContext | None = None
        self._opened: OpenCasebook | None = None
        self._drafts: WindowDrafts | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def who(self) -> WhoWrites:
        """Who writes at this moment."""
        return self._who

    def begin(self) -> bool:
        """Ask for the lease before the casebook is opened; tells whether it was given."""
        self._who = self._asked_for(all_the_same=False)
        return self._who.here

    def drafts_of(self, opened: OpenCasebook) -> WindowDrafts:
        """The drafts as this window keeps them."""
        self._drafts = WindowDrafts(opened.drafts, lambda: opened.read_only)
        return self._drafts

    def look_after(self, context: GuiContext, opened: OpenCasebook) -> None:
        """From now on see to it that the window writes or looks, as it is to."""
        self._context, self._opened = context, opened
        context.who = self._who
        context.ways.wanted_writing.connect(self.ask)
        context.ways.wanted_looking.connect(self._only_look)
        if not opened.file.shut:
            self._timer.start()

    def end(self) -> None:
        """The casebook was closed."""
        self._timer.stop()
        self._lease.withdraw_wish()
        self._lease.release()
        self._context = self._opened = None
        self.deleteLater()

    def ask(self) -> None:
        """Write here: ask the window that writes, or pass over another computer."""
        if self._who.here or self._context is None:
            return
        if self._who.writer in (Writer.COMPUTER, Writer.COMPUTER_KNOWN):
            self._show(self._asked_for(all_the_same=True))
            return
        self._asked_at = self._now()
        try:
            self._lease.wish(self._asked_at)
        except OSError:
            self._context.notices.tell_failure(Obstacle(_CANNOT_ASK))
            return
        self._timer.setInterval(_ASK_MS)
        self._show(WhoWrites(Writer.ASKED))

    def _only_look(self) -> None:
        if self._who.writer is Writer.COMPUTER:
            self._show(WhoWrites(Writer.COMPUTER_KNOWN, self._who.since))

    def _look(self) -> None:
        if self._context is None or self._opened is None:
            return
        try:
            if self._opened.watch.changed():
                self._context.casebook.announce_anything()
        except AcuTrackError as error:
            # Told once, until the file is to be had again; the next entry says it too.
            if not self._told_of_trouble:
                self._context.notices.tell_failure(error)
            self._told_of_trouble = True
            return
        self._told_of_trouble = False
        if self._lease.held:
            self._look_while_writing()
        elif self._asked_at is not None or not self._lease.wanted(self._now()):
            self._try_to_write()
        self.looked.emit()

    def _look_while_writing(self) -> None:
        now = self._now()
        if self._lease.wanted(now):
            self._hand_over()
            return
        both = self._lease.elsewhere(now) is not None
        if both and not self._told_of_both and self._context is not None:
            self._context.notices.tell(_BOTH)
        self._told_of_both = both
        self._lease.beat(now)

    def _hand_over(self) -> None:
        if self._context is None or self._opened is None:
            return
        self._keep_typed()
        self._opened.file.look_only(True)
        self._lease.release()
        self._show(WhoWrites(Writer.WINDOW))

    def _try_to_write(self) -> None:
        who = self._asked_for(all_the_same=False)
        if who.here or self._asked_at is None:
            self._show(who)
        elif self._now() - self._asked_at > _PATIENCE:
            self._give_up_asking(who)

    def _give_up_asking(self, who: WhoWrites) -> None:
        self._asked_at = None
        self._timer.setInterval(LOOK_MS)
        self._lease.withdraw_wish()
        self._show(who)
        if self._context is not None:
            self._context.notices.tell_failure(Obstacle(_NO_ANSWER), self.ask)

    def _asked_for(self, *, all_the_same: bool) -> WhoWrites:
        now = self._now()
        outcome = self._lease.take(now, all_the_same=all_the_same)
        if outcome is Outcome.HELD:
            return WhoWrites()
        holder = self._lease.holder()
        if outcome is Outcome.ELSEWHERE and holder is not None:
            known = self._who.writer is Writer.COMPUTER_KNOWN
            since = holder.since.astimezone(now.tzinfo)
            told = since.time() if since.date() == now.date() else since
            return WhoWrites(Writer.COMPUTER_KNOWN if known else Writer.COMPUTER, told)
        by_command = holder is not None and holder.kind is HeldBy.COMMAND
        return WhoWrites(Writer.COMMAND if by_command else Writer.WINDOW)

    def _show(self, who: WhoWrites) -> None:
        """Say who writes, and let the window write if that is this one."""
        if who == self._who or self._context is None or self._opened is None:
            return
        before, self._who = self._who, who
        if who.here:
            self._write_here(before)
        self._context.who = who
        self._context.read_only = self._opened.read_only
        self.changed.emit()

    def _write_here(self, before: WhoWrites) -> None:
        if self._context is None or self._opened is None or self._drafts is None:
            return
        was_asked, self._asked_at = self._asked_at is not None, None
        self._timer.setInterval(LOOK_MS)
        self._opened.file.look_only(False)
        self._context.read_only = False
        try:
            self._drafts.write_held()
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
        # What the other window wrote last, and the drafts that it left.
        self._context.casebook.announce_anything()
        told = say("You can write here now.")
        if before.writer is Writer.WINDOW and not was_asked:
            # Closed, locked or ended: from here they look the same.
            told = say("The other window has stopped writing. You can write here now.")
        self._context.notices.tell(told)
