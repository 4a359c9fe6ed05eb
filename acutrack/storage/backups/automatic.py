"""Copies nobody has to think of: after each day of use, thinned, and in the second folder too.

Nothing is done where nothing was written since the last copy: a look at the size and time of the
casebook's file tells. The copy of a day takes the place of an earlier one of that day only when
it was read back and counted.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from acutrack.casebook.copies import Copy, Why
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say
from acutrack.storage.backups.disk import private_place, unfinished
from acutrack.storage.backups.folder import CopyFolder, first_folder
from acutrack.storage.backups.ledger import Entry, write_ledger
from acutrack.storage.backups.making import make_copy
from acutrack.storage.backups.names import before_names, day_name
from acutrack.storage.backups.second import catch_up, lacks, refusal, second_folder
from acutrack.storage.backups.thinning import to_remove
from acutrack.storage.connection import Connections, connect
from acutrack.storage.driver import Error
from acutrack.storage.key import Key

_STOPPED = say(
    "AcuTrack could not make a copy of your record. The record itself is safe. Free some disk "
    "space, or check that the folder “backups” can be written to."
)


@dataclass(frozen=True)
class Kept:
    """What came of looking after the copies.

    Attributes:
        made: the copy of the day, if one was made.
        brought: how many copies went into the second folder.
        trouble: what is in the way; None if nothing is.
        new: the trouble was not told before.
    """

    made: Path | None = None
    brought: int = 0
    trouble: Message | None = None
    new: bool = False


def was_written_since(casebook: Path) -> bool:
    """Whether something was written since the last copy of it; costs a look at three files."""
    return _stamp(casebook) != first_folder(casebook).ledger.stamp


def look_after(
    connections: Connections,
    now: datetime,
    *,
    second: Path | None = None,
    day: date | None = None,
    anyway: bool = False,
    copying: bool = True,
    telling: bool = True,
) -> Kept:
    """Make the copy of a day if something was written since the last one, and see to the rest.

    A slow job; not for the window's thread. Trouble is not raised, but in what is returned.

    Args:
        connections: the open casebook.
        now: the moment.
        second: the second folder that was chosen, if any.
        day: the day of use; the day of the last entry without it, which is right after a crash.
        anyway: make the copy also where nothing was written.
        copying: false to see to the second folder alone.
        telling: somebody is there to be told; otherwise trouble counts as not told yet.
    """
    first = first_folder(connections.path)
    wanted = copying and (anyway or was_written_since(connections.path))
    if not wanted and not _waits(first, second):
        return Kept()
    kept = Kept()
    try:
        with first.alone():
            if wanted:
                used = day or _day_of_last_edit(connections, now)
                kept = replace(kept, made=_copy_of_day(connections, first, used, now))
                _thin(first, connections.key, now)
            kept = replace(kept, brought=_see_to_second(first, second, connections.key, now))
            return _told(first, kept, None, telling=telling)
    except Obstacle as error:
        return _told(first, kept, error.message, telling=telling)
    except OSError:
        return _told(first, kept, _STOPPED, telling=telling)


def _waits(first: CopyFolder, chosen: Path | None) -> bool:
    """Whether there is something to do or to tell about the second folder."""
    try:
        second = second_folder(first, chosen)
    except Obstacle as error:
        return first.ledger.told != error.message.text
    return bool(first.ledger.told) or (second is not None and lacks(first, second))


def _copy_of_day(connections: Connections, first: CopyFolder, day: date, now: datetime) -> Path:
    _fold_log_away(connections)
    stamp = _stamp(connections.path)  # before: what is written meanwhile is not in the copy
    with unfinished(first.path) as new:
        made = make_copy(connections, new)
        name = day_name(first.stem, day)
        if made.rows * 2 < first.ledger.copies.get(name, Entry()).rows:
            # Another record may lie there now, or most of this one is gone: keep what was copied.
            others = before_names(first.stem, Why.SMALLER, now)
            first.rename(name, next(one for one in others if not (first.path / one).exists()))
        path = first.add(made, name, now)
    write_ledger(first.path, replace(first.ledger, stamp=stamp))
    return path


def _thin(folder: CopyFolder, key: Key | None, now: datetime) -> None:
    """Remove what is not promised any more, once what stays was opened and counted."""
    looked_over: list[Copy] = []
    with private_place(folder.path) as place:

        def is_good(copy: Copy) -> bool:
            good = folder.opens_and_counts(copy, key, place)
            if good:
                looked_over.append(copy)
            return good

        gone = to_remove(folder.copies(), now.date(), is_good)
    if looked_over:
        folder.note_checked(looked_over, now)
    folder.remove(gone)


def _see_to_second(first: CopyFolder, chosen: Path | None, key: Key | None, now: datetime) -> int:
    second = second_folder(first, chosen)
    if second is None or not lacks(first, second):
        return 0
    try:
        with second.alone():
            brought = catch_up(first, second, key, now)
            _thin(second, key, now)
    except OSError as error:
        raise refusal(error, second) from error
    return brought


def _told(first: CopyFolder, kept: Kept, trouble: Message | None, *, telling: bool) -> Kept:
    """Remember what is told, so that it is told once until it is over."""
    before, now = first.ledger.told, trouble.text if trouble is not None else ""
    if before != now and (telling or trouble is None):
        with suppress(OSError):
            write_ledger(first.path, replace(first.ledger, told=now))
    return replace(kept, trouble=trouble, new=bool(now) and before != now)


def _fold_log_away(connections: Connections) -> None:
    """Bring the write-ahead log into the file, so that closing it later changes nothing more.

    Where another window is busy it stays; then one more copy is made than is needed.
    """
    with suppress(Error), closing(connect(connections.path, key=connections.key)) as connection:
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _day_of_last_edit(connections: Connections, now: datetime) -> date:
    with suppress(Obstacle, ValueError), connections.reading() as connection:
        found = connection.execute(
            "SELECT made_at FROM edit ORDER BY position DESC LIMIT 1"
        ).fetchone()
        if found:
            return min(datetime.fromisoformat(found[0]), now).date()
    return now.date()


def _stamp(casebook: Path) -> tuple[int, ...]:
    size, written = _size_and_time(casebook)
    log, _ = _size_and_time(casebook.with_name(casebook.name + "-wal"))
    return (size, written, log)


def _size_and_time(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)
