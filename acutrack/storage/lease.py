"""Who writes in a casebook: one window or one command at a time, on all of a person's computers.

Three small files beside the casebook, none of which says anything about a person:

* `.lock` is locked by the system for whoever writes. The lock dies with the program, so nobody is
  ever shut out by one that was killed. It does not reach other computers.
* `.lease` says who that is and since when. It is written anew every half minute, which other
  computers see through a network drive or a synced folder.
* `.wanted` is laid there by a window that wants to write; whoever writes then hands over.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from acutrack.storage import obstacles
from acutrack.storage.installation import computer_id

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK, LEASE, WANTED = ".lock", ".lease", ".wanted"
#: How often the lease is written anew, and after how long without that nobody holds it.
BEAT = timedelta(seconds=30)
STALE = 4 * BEAT
#: The clocks of two computers may differ; a moment further ahead than this is a mistake.
_AHEAD = timedelta(hours=26)
#: A wish that is older was laid there by a window that is gone.
_WISH = timedelta(seconds=15)
_LARGEST = 4096


class HeldBy(Enum):
    """What kind of program writes."""

    WINDOW = "window"
    COMMAND = "command"


@dataclass(frozen=True)
class Holder:
    """Who writes.

    Attributes:
        token: made up by the program for this one time.
        process: its number on that computer.
        computer: a name that stands for the computer and tells nothing about it.
        since: when it began to write.
        beat: when it last said so.
    """

    token: str
    kind: HeldBy
    process: int
    computer: str
    since: datetime
    beat: datetime


class Outcome(Enum):
    """What came of asking for the lease."""

    HELD = "held"
    #: Another program on this computer writes.
    TAKEN = "taken"
    #: Another computer seems to write.
    ELSEWHERE = "elsewhere"


class Lease:
    """One program's claim on a casebook; every call returns at once."""

    def __init__(self, casebook: Path, kind: HeldBy = HeldBy.WINDOW) -> None:
        self._path = casebook
        self._kind = kind
        self._token = secrets.token_hex(8)
        self._lock: BaseFileLock | None = None
        self._mine: Holder | None = None

    @property
    def held(self) -> bool:
        """Whether this program may write."""
        return self._mine is not None

    def take(self, now: datetime, *, all_the_same: bool = False) -> Outcome:
        """Begin to write, if nobody else does.

        Args:
            now: the moment, with its offset.
            all_the_same: also where another computer seems to write.
        """
        if self._mine is not None:
            return Outcome.HELD
        if not self._take_lock():
            return Outcome.TAKEN
        if not all_the_same and self.elsewhere(now) is not None:
            self._let_lock_go()
            return Outcome.ELSEWHERE
        self._mine = Holder(self._token, self._kind, os.getpid(), computer_id(), now, now)
        self._say(self._mine)
        self.withdraw_wish()
        return Outcome.HELD

    def release(self) -> None:
        """Write no longer; nothing happens where it was not held."""
        if self._mine is None:
            return
        self._mine = None
        found = self.holder()
        if found is not None and found.token == self._token:
            with suppress(OSError):
                self._beside(LEASE).unlink()
        self._let_lock_go()

    def beat(self, now: datetime) -> None:
        """Say again that we write, if that was said half a minute ago."""
        mine = self._mine
        if mine is None or timedelta() <= now - mine.beat < BEAT:
            return
        self._mine = replace(mine, beat=now)
        self._say(self._mine)

    def holder(self) -> Holder | None:
        """Who says that they write; nobody may hold on to it any more."""
        return _read(self._beside(LEASE))

    def elsewhere(self, now: datetime) -> Holder | None:
        """Who seems to write on another computer at this moment."""
        found = self.holder()
        if found is None or found.computer == computer_id():
            return None
        return found if -_AHEAD < now - found.beat < STALE else None

    def wish(self, now: datetime) -> None:
        """Ask whoever writes on this computer to hand over. Raises OSError."""
        wish = Holder(self._token, self._kind, os.getpid(), computer_id(), now, now)
        _put(self._beside(WANTED), wish)

    def withdraw_wish(self) -> None:
        """Ask no longer."""
        found = _read(self._beside(WANTED))
        if found is not None and found.token == self._token:
            with suppress(OSError):
                self._beside(WANTED).unlink()

    def wanted(self, now: datetime) -> bool:
        """Whether another window on this computer asks to write."""
        found = _read(self._beside(WANTED))
        return (
            found is not None
            and found.token != self._token
            and found.computer == computer_id()
            and abs(now - found.beat) < _WISH
        )

    def _say(self, holder: Holder) -> None:
        # The lock is what counts here: a full disk keeps nobody from trying to write.
        with suppress(OSError):
            _put(self._beside(LEASE), holder)

    def _take_lock(self) -> bool:
        try:
            self._lock = _locked(self._beside(LOCK))
        except _Taken:
            return False
        return True

    def _let_lock_go(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _beside(self, ending: str) -> Path:
        return self._path.with_name(self._path.name + ending)


@contextmanager
def alone_with(casebook: Path) -> Iterator[None]:
    """Keep every writer out for a moment.

    Raises:
        Obstacle: another program has the lease.
    """
    try:
        lock = _locked(casebook.with_name(casebook.name + LOCK))
    except _Taken as error:
        raise obstacles.being_prepared() from error
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


class _Taken(Exception):
    """Another program has the lock."""


def _locked(path: Path) -> BaseFileLock | None:
    """The lock, taken; None where the folder or the disk knows none. Raises _Taken."""
    # 30 ms to load: the window is painted before.
    from filelock import FileLock, Timeout

    if not os.access(path.parent, os.W_OK):
        return None  # nobody can write there
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise _Taken from error
    except (OSError, NotImplementedError):
        return None
    return lock


def _put(path: Path, holder: Holder) -> None:
    """Write a file in one step; after a power cut nobody writes, so it need not outlive one."""
    told = {**asdict(holder), "kind": holder.kind.value}
    told |= {"since": holder.since.isoformat(), "beat": holder.beat.isoformat()}
    beside = path.with_name(f"{path.name}.{holder.token}")
    try:
        made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(made, "w", encoding="utf-8") as file:  # noqa: PTH123 (an open file, not a path)
            json.dump(told, file)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _read(path: Path) -> Holder | None:
    """What a file says; a damaged one, or one half synced, says nothing."""
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        return Holder(
            str(told["token"]),
            HeldBy(told["kind"]),
            int(told["process"]),
            str(told["computer"]),
            _moment(told["since"]),
            _moment(told["beat"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment has its offset")
    return moment
