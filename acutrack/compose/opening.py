"""Opens a casebook for as long as a block of code needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say

_IN_A_WINDOW = say(
    "AcuTrack is open in a window, which writes in this record. Nothing was changed. Close the "
    "window, or do it there, then try again."
)
_BY_COMMAND = say(
    "Another command is writing in this record at this moment. Nothing was changed. Wait until it "
    "is done, then try again."
)
_ON_ANOTHER_COMPUTER = say(
    "This record seems to be open on another computer. Nothing was changed. Close AcuTrack there, "
    "wait two minutes, then try again."
)


@contextmanager
def opened(
    file: Path,
    now: Callable[[], datetime],
    ask: Callable[[Message], str] | None = None,
    account: Callable[[], str] = lambda: "",
) -> Iterator[Casebook]:
    """The casebook in `file`, begun if it is not there, until the block ends.

    `ask` asks for the passphrase of a locked one; the history keeps the name of
    `account` with each edit, until another is chosen.

    Raises:
        Locked: it is locked, and there is nobody to ask, or what was typed opens nothing.
        Obstacle: it cannot be opened.
    """
    from acutrack.compose.asked_key import asked_key
    from acutrack.storage.open_casebook import open_casebook

    open_file = open_casebook(file, asked_key(file, ask) if ask is not None else None)
    try:
        yield Casebook(open_file.store, now, account)
    finally:
        open_file.close()


@contextmanager
def writing_alone(file: Path, now: Callable[[], datetime]) -> Iterator[None]:
    """Hold the casebook in `file` for a command until the block ends.

    Raises:
        Obstacle: a window or another command writes in it, or another computer seems to.
    """
    from acutrack.storage.lease import HeldBy, Lease, Outcome

    lease = Lease(file, HeldBy.COMMAND)
    outcome = lease.take(now())
    if outcome is Outcome.ELSEWHERE:
        raise Obstacle(_ON_ANOTHER_COMPUTER)
    if outcome is Outcome.TAKEN:
        holder = lease.holder()
        by_command = holder is not None and holder.kind is HeldBy.COMMAND
        raise Obstacle(_BY_COMMAND if by_command else _IN_A_WINDOW)
    try:
        yield
    finally:
        lease.release()


def make_room_for_sample(file: Path, now: Callable[[], datetime]) -> None:
    """Take the invented patient's file away, so that it begins anew; not from another window."""
    from acutrack.storage.lease import Lease, Outcome

    lease = Lease(file)
    if lease.take(now()) is not Outcome.HELD:
        return
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink()
    lease.release()
