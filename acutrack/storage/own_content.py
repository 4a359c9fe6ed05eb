"""Whether the bytes of an open casebook were changed by anybody but SQLite.

A program that syncs folders may write another state into the very file that is open. SQLite would
go on from what it remembers, and make one file of two. So after each entry the log is folded in,
and whenever the file was written by somebody else it is read as it lies on the disk.
"""

from __future__ import annotations

from contextlib import closing
from time import sleep
from typing import TYPE_CHECKING

from acutrack.storage.connection import Connections, connect
from acutrack.storage.driver import Connection, Error

if TYPE_CHECKING:
    from acutrack.storage.own_state import OwnState

#: How often, and after how long, a file that seems another one is looked at again before a write.
_LOOKS, _PAUSE_S = 3, 0.05
_LATEST = "SELECT position, id FROM edit ORDER BY position DESC LIMIT 1"
#: Which edit it is, and its place in the order of making.
_Edit = tuple[int, str]
_NONE: _Edit = (0, "")


class OwnContent:
    """Knows which edits this window made, and from which on the file itself has to hold them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._stamp: tuple[int, int] | None = None
        self._known: list[_Edit] = []
        self._folded = 0

    def note(self, *, anything: bool = False) -> bool:
        """Know the latest edit, right after it was made.

        Args:
            anything: another program of ours wrote, or edits were let go of: an earlier one may be
                the latest now.

        Returns:
            False where the file went back to an earlier state.

        Raises:
            Obstacle: it cannot be read.
        """
        if anything:
            # What lies in the file may be any of the other program's edits, until it is folded.
            self._stamp = None
        with self._connections.reading() as connection:
            latest = _latest(connection)
        before = self._known[-1] if self._known else _NONE
        if latest == before and self._known:
            return True
        if latest[0] <= before[0] and self._known and not anything:
            return False
        self._known.append(latest)
        return True

    def fold(self) -> None:
        """Fold the log in and know the file again. Raises Obstacle."""
        if not self.note():
            return
        latest = len(self._known) - 1
        if not self._connections.fold_log():
            return
        with self._connections.at_rest():
            stamp = self._look()
            # SQLite may still remember what somebody has overwritten since.
            if self._on_disk() == self._known[latest]:
                self._stamp, self._folded = stamp, latest
                self._connections.is_ours = self._is_ours

    @property
    def is_folded(self) -> bool:
        """Whether the file itself holds the latest edit."""
        return self._stamp is not None and self._folded == len(self._known) - 1

    def was_changed(self) -> bool:
        """Whether the file holds another state than the one that is open."""
        if self._stamp is None or self._look() in (None, self._stamp):
            return False
        with self._connections.at_rest():
            return self._differs()

    def hold(self, state: OwnState) -> None:
        """Let what the file holds be held in memory too, if it is ours; a slow job."""
        with self._connections.at_rest():
            if self._stamp is None or self._differs():
                return
            state.renew()
            if self._look() != self._stamp:
                state.forget()

    def _is_ours(self) -> bool:
        """Whether it may be written to; asked while the file is at rest."""
        for _ in range(_LOOKS):
            if not self._differs():
                return True
            sleep(_PAUSE_S)  # another program of ours may be folding its log in
        return False

    def _differs(self) -> bool:
        stamp = self._look()
        if self._stamp is None or stamp in (None, self._stamp):
            return False
        if self._on_disk() not in self._known[self._folded :]:
            return True
        self._stamp = stamp
        return False

    def _on_disk(self) -> _Edit | None:
        """The latest edit in the file itself; None where it cannot be read."""
        path, key = self._connections.path, self._connections.key
        try:
            with closing(connect(path, "?mode=ro&immutable=1", key)) as on_disk:
                return _latest(on_disk)
        except (Error, UnicodeDecodeError):
            return None

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._connections.path.stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns


def _latest(connection: Connection) -> _Edit:
    found = connection.execute(_LATEST).fetchone()
    return _NONE if found is None else (int(found[0]), str(found[1]))
