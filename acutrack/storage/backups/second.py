"""The same copies in a second folder: a USB stick, another disk, a folder that is synced.

Each person's copies lie there in a folder of their own, which is known again by what its ledger
says of its origin: two computers may share a stick. A stick that is not connected is told from an
empty one by that folder, so that no copy lands on the empty place where a stick belongs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

from acutrack.casebook.copies import State
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.storage import obstacles
from acutrack.storage.backups.disk import digest, keep_on_disk, private_place, unfinished
from acutrack.storage.backups.folder import CopyFolder
from acutrack.storage.backups.ledger import Entry, read_ledger, write_ledger
from acutrack.storage.backups.making import Made
from acutrack.storage.key import Key

NAME = "AcuTrack copies"

_GONE = say(
    "The second folder for copies is not there. Copies go on in the first. "
    "Connect it, and they are made there too."
)
_FULL = say(
    "The second folder for copies is full. Copies go on in the first. "
    "Free some space in it, and they are made there too."
)
_REFUSED = say(
    "The second folder for copies cannot be written to. Copies go on in the first. "
    "Choose another one under Settings."
)
_NOT_A_PLACE = say(
    "AcuTrack cannot write into this folder. Nothing was changed. Choose another folder."
)
_INSIDE = say(
    "This folder is where the record itself lies. A copy beside it would be lost along with it. "
    "Choose a folder on a USB stick or another disk."
)


class NotThere(Obstacle):
    """The second folder is not to be had now; the first one is."""


def begin_second(first: CopyFolder, chosen: Path) -> CopyFolder:
    """Make a folder for our copies inside `chosen`, or find the one made earlier.

    The first folder is held alone.

    Raises:
        Obstacle: nothing can be written there, or it is no other place than the first.
    """
    if chosen.resolve().is_relative_to(first.path.parent.resolve()):
        raise Obstacle(_INSIDE)
    try:
        if not first.ledger.origin:
            write_ledger(first.path, first.ledger)
        own = next(path for path in _candidates(chosen) if _is_ours_or_free(path, first))
        own.mkdir(mode=0o700, exist_ok=True)
        second = CopyFolder(own, first.stem, second=True)
        write_ledger(own, replace(second.ledger, origin=first.ledger.origin))
        write_ledger(first.path, replace(first.ledger, second=str(own)))
    except OSError as error:
        raise Obstacle(_NOT_A_PLACE) from error
    return second


def second_folder(first: CopyFolder, chosen: Path | None) -> CopyFolder | None:
    """Our own folder inside the chosen one; None where none is chosen.

    Raises:
        NotThere: it is not connected, or was emptied.
    """
    if chosen is None:
        return None
    own = Path(first.ledger.second) if first.ledger.second else None
    if own is None or own.parent != chosen or not _is_ours(own, first):
        raise NotThere(_GONE)
    return CopyFolder(own, first.stem, second=True)


def catch_up(first: CopyFolder, second: CopyFolder, key: Key | None, now: datetime) -> int:
    """Bring every copy that the second folder lacks, or has as it was before, into it.

    Both are held alone. Each is read back from there before it gets its name. A copy that is
    damaged in the first folder takes nothing's place in the second.

    Returns:
        How many were brought.

    Raises:
        NotThere: the second folder went away, is full, or refuses.
    """
    brought = 0
    for copy in first.copies():
        name = copy.path.name
        ours, theirs = (folder.ledger.copies.get(name, Entry()) for folder in (first, second))
        target = second.path / name
        if (
            target.exists()
            and theirs.digests
            and (theirs.digests == ours.digests or not ours.digests)
        ):
            continue
        try:
            with private_place(first.path) as place:
                if first.state_of(copy, key, place) is State.DAMAGED:
                    continue
            _bring(copy.path, second, ours.rows, now)
        except OSError as error:
            raise refusal(error, second) from error
        brought += 1
    return brought


def lacks(first: CopyFolder, second: CopyFolder) -> bool:
    """Whether there is anything to bring, by what both ledgers say."""
    ours, theirs = first.ledger.copies, second.ledger.copies
    return any(
        theirs.get(copy.path.name, Entry()).digests != ours[copy.path.name].digests
        for copy in first.copies()
        if copy.path.name in ours
    )


def _bring(copy: Path, second: CopyFolder, rows: int, now: datetime) -> None:
    with unfinished(second.path) as new:
        shutil.copyfile(copy, new)
        keep_on_disk(new)
        made = Made(new, digest(new), rows)
        if made.digest != digest(copy):
            raise NotThere(_REFUSED)
        second.add(made, copy.name, now)


def refusal(error: OSError, second: CopyFolder) -> NotThere:
    """What the system refused about the second folder, in words."""
    if not second.path.is_dir():
        return NotThere(_GONE)
    return NotThere(_FULL if error.errno in obstacles.FULL_DISK else _REFUSED)


def _candidates(chosen: Path) -> Iterator[Path]:
    if chosen.name.startswith(NAME):
        yield chosen  # the person chose the folder that AcuTrack had made
    yield chosen / NAME
    for number in count(2):
        yield chosen / f"{NAME} {number}"


def _is_ours_or_free(path: Path, first: CopyFolder) -> bool:
    if not path.exists():
        return True
    return path.is_dir() and (_is_ours(path, first) or not any(path.iterdir()))


def _is_ours(path: Path, first: CopyFolder) -> bool:
    return path.is_dir() and read_ledger(path).origin == first.ledger.origin != ""
