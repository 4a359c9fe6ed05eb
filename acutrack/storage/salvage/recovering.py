"""From a damaged casebook to a whole one in its place: look first, then do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from acutrack.casebook.contents import Contents, contents_of
from acutrack.casebook.let_go import LetGo
from acutrack.casebook.recovery import Recovery, recovery
from acutrack.casebook.store import EditMade
from acutrack.domain.errors import AcuTrackError
from acutrack.storage.backups.disk import take_name, unfinished
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.connection import FileKind, kind_of_file, told_as_obstacle
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.lease import alone_with
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.putting_back import keep_aside
from acutrack.storage.restoring.reading import laid_open
from acutrack.storage.salvage.rebuild import rebuild
from acutrack.storage.salvage.salvage import Salvage, salvage


@dataclass(frozen=True)
class Found:
    """What comes back of a damaged casebook, before anything is done."""

    salvage: Salvage
    recovery: Recovery


def look_for(casebook: Path, key: Key | None, now: datetime) -> Found:
    """Find out what comes back: from the file, and from the last good copy beside it.

    Raises:
        Obstacle: the file cannot be read at all.
    """
    saved = salvage(casebook, key)
    copy = last_good_copy(casebook, key)
    if copy is None:
        return Found(saved, recovery(saved.told, now))
    told = recovery(
        *(saved.told, now, copy.contents, copy.made), copy_of=copy.day, gone_in_copy=copy.gone
    )
    return Found(saved, told)


def put_in_place(casebook: Path, key: Key | None, found: Found, now: datetime) -> Path | None:
    """Write what was found into a new casebook, and put it in the place of the damaged one.

    The damaged file, its log and its keys are kept under a dated name; nothing is overwritten.

    Returns:
        Where the damaged one lies now.

    Raises:
        Obstacle: the computer is in the way; the damaged casebook is then where it was.
    """
    with told_as_obstacle(), alone_with(casebook), unfinished(casebook.parent) as new:
        new.unlink()  # the name alone was wanted: a casebook is begun in a file of its own
        rebuild(found.salvage, found.recovery, new, _key_for(casebook, key), now)
        aside = keep_aside(casebook, now)
        for end in ("-wal", "-shm"):  # they belong to what is set aside
            casebook.with_name(casebook.name + end).unlink(missing_ok=True)
        take_name(new, casebook)
    return aside


@dataclass(frozen=True)
class CopyRead:
    """What the last good copy holds."""

    day: date
    contents: Contents
    made: Sequence[EditMade]
    gone: LetGo


def last_good_copy(casebook: Path, key: Key | None) -> CopyRead | None:
    """The newest copy beside a casebook that can be read and has nothing wrong; None without."""
    folder, keys = first_folder(casebook), () if key is None else (key,)
    for copy in folder.copies():
        try:
            with folder.alone(), laid_open(copy.path, folder, keys) as found:
                if findings(found.file, found.key):
                    continue
                with open_casebook(found.file, found.key) as opened:
                    store = opened.store
                    its = contents_of(store), store.edits_made(), store.let_go_of()
                    return CopyRead(copy.day, *its)
        except (AcuTrackError, OSError):  # then the one before it
            continue
    return None


def _key_for(casebook: Path, key: Key | None) -> Key | None:
    """A plain casebook stays plain, whatever key is at hand."""
    return None if kind_of_file(casebook) is FileKind.PLAIN else key
