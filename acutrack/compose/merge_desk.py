"""Notices copies of the open record that went another way, and brings both together when asked to.

Three ways lead here: a program that syncs folders put another file in the record's place while it
was open, or did so in between, or left a copy beside it. Nothing is written before the person has
seen what it comes to.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.gui.offered_copy import Found, OfferedCopy
from acutrack.storage.last_edits import accept_as_it_is, missing_edits, remember_last_edit
from acutrack.storage.own_content import OwnContent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from acutrack.casebook.casebook import Touched
    from acutrack.casebook.merging import Merge
    from acutrack.compose.merge_jobs import BothWays, CopyFound, Search
    from acutrack.gui.context import GuiContext
    from acutrack.gui.notices import Notices
    from acutrack.storage.open_casebook import OpenCasebook
    from acutrack.storage.own_state import OwnState
    from acutrack.storage.taken_file import KeptOfOurs

#: After the record was opened: first what the person waits for.
_QUIET_MS = 2_000
#: After an entry: what this installation remembers is then a little behind at most.
_REMEMBER_MS = 1_000
#: A program that replaces a file may take it away first.
_LOOKS_WITHOUT_FILE = 3

_NOT_SET_ASIDE = say(
    "Both copies were brought together. The other copy could not be moved among the backups; it "
    "was left where it is."
)


class House(Protocol):
    """What the desk needs of the programme around it."""

    def open_again(self, kept: KeptOfOurs | None) -> None:
        """Close the record and open what lies at its path now; offer what was kept of ours."""


class MergeDesk(QObject):
    """One open record's; the first copy that is found is offered, then the next.

    Args:
        window: What dialogs stand over.
        show: Has the bars above the page say what is offered.
        keep_typed: Puts what is typed on disk.
    """

    def __init__(
        self,
        window: QWidget,
        house: House,
        context: GuiContext,
        opened: OpenCasebook,
        *,
        show: Callable[[], object],
        keep_typed: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._house = window, house
        self._show, self._keep_typed = show, keep_typed
        self._context, self._opened = context, opened
        self._waiting: list[tuple[Found, CopyFound]] = []
        self._missing = 0
        self._lost: tuple[str, ...] | None = None
        self._told = self._seen_changed = False
        self._content = OwnContent(opened.file)
        self._state: OwnState | None = None
        self._quiet = _timer(self, _QUIET_MS, self.search)
        self._soon = _timer(self, _REMEMBER_MS, self._remember_and_fold)
        context.changes.touched.connect(self._on_touched)
        context.ways.wanted_together.connect(self.compare)
        context.ways.wanted_apart.connect(self._next)
        self._quiet.start()

    def end(self) -> None:
        """The record is about to be closed."""
        self._quiet.stop()
        self._remember()
        self._soon.stop()
        self.deleteLater()

    def search(self) -> None:
        """Look in the background for copies that hold what the record does not."""
        if not self._context.read_only and not self._opened.file.was_replaced():
            from acutrack.compose.merge_jobs import search

            job = partial(search, self._opened)
            self._context.work.start(self, job, self._found, what="copies", failed=_pass_over)

    def look(self) -> None:
        """Look whether the file is still at its place; called every second."""
        if not self._opened.file.was_replaced():
            self._missing = 0
            self._look_at_content()
            return
        if not self._opened.path.exists():
            self._missing += 1
            if self._missing < _LOOKS_WITHOUT_FILE or not self._opened.path.parent.is_dir():
                return
        # The page in which this is noticed goes away in the course of opening.
        QTimer.singleShot(0, self, self._keep_ours)

    def offer(self, found: Found, copy: CopyFound) -> None:
        """Offer a copy, after those that are offered already."""
        if all(known.path != copy.path for _, known in self._waiting):
            self._waiting.append((found, copy))
            self._show_first()

    def compare(self) -> None:
        """Show what bringing the offered copy in would do."""
        if self._waiting:
            from acutrack.compose.merge_jobs import both_ways

            _, copy = self._waiting[0]
            job = partial(both_ways, copy.path, self._opened)
            self._context.work.start(self, job, partial(self._ask, copy), what="compare")

    def _look_at_content(self) -> None:
        changed = not self._context.read_only and self._content.was_changed()
        if not self._context.read_only and not self._content.is_folded:
            self._remember_soon()  # a page was reading at that moment
        # Seen twice: another program of ours may be folding its log in at this very moment.
        if changed and self._seen_changed:
            QTimer.singleShot(0, self, self._keep_ours)
        self._seen_changed = changed

    def _keep_ours(self) -> None:
        if self._context.read_only:
            self._house.open_again(None)
            return
        from acutrack.storage.taken_file import keep_both, keep_ours

        try:
            self._keep_typed()
            if self._opened.file.was_replaced():
                kept = keep_ours(self._opened, self._context.now())
            else:
                kept = keep_both(self._opened, self._own(), self._context.now())
        except AcuTrackError as error:
            # It goes on being tried: all of it is still in the file that is open.
            if not self._told:
                self._context.notices.tell_failure(error)
            self._told = True
            return
        self._house.open_again(kept)

    def _found(self, found: Search) -> None:
        if found.lost is not None:
            self.offer(Found.OVERWRITTEN, found.lost)
        else:
            self._lost = ()
        self._remember_and_fold()
        for copy in found.beside:
            self.offer(Found.BESIDE, copy)

    def _ask(self, copy: CopyFound, both: BothWays) -> None:
        from acutrack.gui.dialogs.merge_dialog import MergeDialog, Together

        together = Together(both.plain, both.removing_too)
        dialog = MergeDialog(self._context.words, together, copy.path.name, self._window)
        dialog.accepted.connect(lambda: self._bring(copy, dialog.chosen))
        dialog.open()

    def _bring(self, copy: CopyFound, merge: Merge) -> None:
        from acutrack.gui.dialogs.merge_words import COPY

        notices = self._context.notices
        try:
            self._context.casebook.record_all(merge.edits)
            accept_as_it_is(self._opened.file)
            self._lost = ()
        except AcuTrackError as error:
            notices.tell_failure(error, lambda: self._bring(copy, merge))
            return
        if copy.beside:
            from acutrack.storage.strays import set_aside

            try:
                set_aside(copy.path, self._opened.path)
            except OSError:
                notices.tell_failure(Obstacle(_NOT_SET_ASIDE))
        self._next()
        notices.tell(COPY.done, undo=bool(merge.edits))

    def _next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)
            self._show_first()

    def _show_first(self) -> None:
        offered = None
        if self._waiting:
            found, copy = self._waiting[0]
            offered = OfferedCopy(found, copy.path.name)
        self._context.offered = offered
        self._show()

    def _on_touched(self, touched: Touched) -> None:
        with suppress(AcuTrackError):  # the pages that show the record say what is in the way
            self._content.note(anything=not touched.pairs)
        self._remember_soon()

    def _remember_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _remember(self) -> None:
        """What this installation wrote last is known outside the folder of the record too."""
        if self._context.read_only or self._opened.file.was_replaced():
            return
        try:
            if not self._content.was_changed():
                if self._lost is None:
                    self._lost = missing_edits(self._opened.file)
                remember_last_edit(self._opened.file, self._lost)
        except AcuTrackError:
            return  # the next entry says what is in the way

    def _remember_and_fold(self) -> None:
        self._remember()
        if not self._context.read_only and not self._content.was_changed():
            self._context.work.start(self, self._fold, _done, what="fold", failed=_pass_over)

    def _fold(self) -> None:
        """On the worker."""
        self._content.fold()
        if self._content.is_folded:
            self._content.hold(self._own())

    def _own(self) -> OwnState:
        """What this window has made of the file; loaded behind the start."""
        if self._state is None:
            from acutrack.storage.own_state import OwnState

            self._state = OwnState(self._opened.file)
        return self._state


def put_back(file: Path, kept: KeptOfOurs | None, notices: Notices) -> None:
    """Once ours is closed, let the file be what the other program made of it."""
    if kept is None or kept.theirs is None:
        return
    from acutrack.storage.taken_file import put_theirs_back

    try:
        put_theirs_back(file, kept)
    except AcuTrackError as error:
        notices.tell_failure(error)


def offer_ours(opened: OpenCasebook, desk: MergeDesk, kept: KeptOfOurs, notices: Notices) -> None:
    """Give back what was typed, and offer what was in the file that is gone."""
    from acutrack.compose.merge_jobs import CopyFound
    from acutrack.storage.taken_file import give_back_drafts

    try:
        give_back_drafts(opened, kept.drafts)
    except AcuTrackError as error:
        notices.tell_failure(error)
    if kept.copy is not None:
        desk.offer(Found.REPLACED, CopyFound(kept.copy, beside=False))


def _done(_nothing: None) -> None:
    """Nobody waits for it."""


def _pass_over(_error: AcuTrackError) -> None:
    """Nobody asked: the pages that show the record say what is in the way."""


def _timer(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(then)
    return made
