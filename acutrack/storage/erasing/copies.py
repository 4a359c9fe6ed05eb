"""Takes everything about one person out of every copy of a casebook that can be opened.

A copy that holds nothing of the person stays byte for byte. One that does is written anew under
its own name: read back, counted and entered in the ledger as each new copy is, and its earlier
bytes are overwritten. One that an older AcuTrack wrote is brought up to date on the way.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.storage.backups.disk import private_place, take_name, unfinished
from acutrack.storage.backups.folder import CopyFolder, first_folder
from acutrack.storage.backups.making import Made, make_copy
from acutrack.storage.backups.second import NotThere, second_folder
from acutrack.storage.backups.set_aside import set_aside_files
from acutrack.storage.connection import Connections, keys_beside
from acutrack.storage.driver import Error
from acutrack.storage.erasing.person import is_told_of, take_out
from acutrack.storage.key import Key
from acutrack.storage.restoring.reading import laid_open
from acutrack.storage.scrubbing import scrub

_NOT_CONNECTED = say(
    "The second folder for copies is not connected, and copies in it may hold this person too. "
    "Nothing was changed. Connect it, then erase again."
)


@dataclass(frozen=True)
class CopiesErased:
    """What was done about the copies.

    Attributes:
        written_anew: copies that held something of the person.
        left: files that could not be opened or written: they may still hold something.
    """

    written_anew: tuple[Path, ...]
    left: tuple[Path, ...]


def erase_in_copies(
    casebook: Path, chosen: Path | None, person: PatientId, keys: Sequence[Key], now: datetime
) -> CopiesErased:
    """Take a person out of the copies in both folders, and of what was set aside.

    Args:
        casebook: the file whose copies they are.
        chosen: the second folder, if one was chosen.
        person: whose records go.
        keys: open the locked ones.
        now: the clock.

    Raises:
        Obstacle: the second folder is not connected; nothing was changed.
    """
    first = first_folder(casebook)
    folders = [folder for folder in (first, _second(first, chosen)) if folder is not None]
    found = [
        _erase_in(folder, _paths(folder, casebook), person, keys, now)
        for folder in folders
        if folder.path.is_dir()
    ]
    return CopiesErased(
        tuple(path for each in found for path in each.written_anew),
        tuple(path for each in found for path in each.left),
    )


def _second(first: CopyFolder, chosen: Path | None) -> CopyFolder | None:
    try:
        return second_folder(first, chosen)
    except NotThere as error:
        raise Obstacle(_NOT_CONNECTED) from error


def _paths(folder: CopyFolder, casebook: Path) -> list[Path]:
    """The copies of a folder; with the first one also what was set aside."""
    copies = [copy.path for copy in folder.copies()]
    return copies if folder.second else [*copies, *(one.path for one in set_aside_files(casebook))]


def _erase_in(
    folder: CopyFolder, paths: list[Path], person: PatientId, keys: Sequence[Key], now: datetime
) -> CopiesErased:
    written: list[Path] = []
    left = list(paths)
    with suppress(Obstacle, OSError), folder.alone():
        for path in paths:
            with suppress(AcuTrackError, Error, OSError, UnicodeDecodeError):
                if _is_written_anew(folder, path, person, keys, now):
                    written.append(path)
                left.remove(path)
    return CopiesErased(tuple(written), tuple(left))


def _is_written_anew(
    folder: CopyFolder, path: Path, person: PatientId, keys: Sequence[Key], now: datetime
) -> bool:
    with laid_open(path, folder, keys) as inside:
        if inside.keys is not None:
            keys_beside(inside.file).write_bytes(inside.keys)
        with unfinished(path.parent) as new:
            with closing(Connections(inside.file, inside.key)) as connections:
                if not is_told_of(connections, person):
                    return False
                take_out(connections, person, now)
                made = make_copy(connections, new)
            _put_in_place(folder, path, made, now)
        for file in inside.file.parent.rglob("*"):
            if file.is_file():
                scrub(file)
    return True


def _put_in_place(folder: CopyFolder, path: Path, made: Made, now: datetime) -> None:
    written = path.stat()
    with private_place(path.parent) as place:
        before = place / "before"
        with suppress(OSError):  # where there are no second names it is just let go
            os.link(path, before)
        if path.parent == folder.path and path.name in folder.ledger.copies:
            folder.add(made, path.name, now)
        else:
            take_name(made.path, path)
        # The day of some copies is told by nothing else.
        os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
        scrub(before)
