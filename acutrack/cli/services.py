"""What the commands need and may not build themselves; `compose` hands it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.arrivals import Arrival
from acutrack.casebook.casebook import Casebook
from acutrack.casebook.copies import CopyMade, Preview, Restored, SetAside
from acutrack.casebook.erasing import ErasedForGood
from acutrack.casebook.handed_over import HandedOver, PersonsPart
from acutrack.domain.message import Message
from acutrack.domain.record import PatientId
from acutrack.domain.ways_in import Way

Clock = Callable[[], datetime]


#: Asks for a passphrase, having said what for.
Ask = Callable[[Message], str]


@dataclass(frozen=True)
class LockStatus:
    """What stands between a person and a casebook.

    Attributes:
        locked: it is encrypted, and keys of it are at hand.
        readable: it is a plain one.
        keys_file: the keys file lies beside it.
        ways: what opens it.
    """

    locked: bool
    readable: bool
    keys_file: bool
    ways: frozenset[Way]


@dataclass(frozen=True)
class CopyServices:
    """Copies of the casebook; each call raises Locked or Obstacle.

    Attributes:
        make: makes the copy of the day of a casebook, and sees to the second folder.
        make_in: puts a copy into any folder.
        preview: what a copy holds, and what restoring it would do to a casebook.
        restore: does it.
        before_import: copies a casebook before many entries come in.
        erase: takes a person out of a casebook and its copies, for good.
    """

    make: Callable[[Path, datetime, Path | None, Ask], CopyMade]
    make_in: Callable[[Path, Path, datetime, Ask], CopyMade]
    preview: Callable[[Path, Path, Ask], Preview]
    restore: Callable[[Path, Path, datetime, Ask], Restored]
    before_import: Callable[[Path, datetime, Ask], object]
    erase: Callable[[Path, PatientId, Path | None, datetime, Ask], ErasedForGood]


@dataclass(frozen=True)
class TravelServices:
    """Records that travel as one file; each call raises Locked or Obstacle.

    Attributes:
        archive: writes a casebook, or one patient's part of it, as an archive, and tells how many
            lines each part of it has.
        review: writes what a patient hands over, locked with a passphrase; likewise.
        preview: what a file holds, and what taking it into a casebook would do; where its last
            argument is true, somebody in it has to be known there, else it raises InvalidEntry.
        fill: puts everything in a file into a casebook with nothing in it, history and all.
    """

    archive: Callable[[Path, Path, PersonsPart | None, datetime, Ask], Mapping[str, int]]
    review: Callable[[Path, Path, HandedOver, datetime, Ask], Mapping[str, int]]
    preview: Callable[[Path, Path, datetime, Ask, bool], Arrival]
    fill: Callable[[Path, Path, Ask], None]


@dataclass(frozen=True)
class Services:
    """The parts of AcuTrack behind the commands.

    Attributes:
        open_casebook: opens (or begins) the casebook in a file until the block ends, asking for a
            passphrase if it is locked. Raises Locked or Obstacle.
        writing: holds the casebook in a file until the block ends, so that nobody else writes in
            it. Raises Obstacle where a window or another command does.
        check: what is wrong with the casebook in a file, one message each; empty if it is sound.
        set_aside: files of the casebook that were put out of the way.
            Looks at every entry if its second argument is true, else at the file alone. Raises
            Locked or Obstacle.
        lock_status: whether the casebook in a file is locked. Raises Obstacle.
        demo: does the sample patient's whole job into a folder and gives each file as it is made.
            Raises Obstacle.
        copies: backup and restore.
        travel: archives and review files.
        now: the only clock.
        server: the address without a password where the casebook lies on a server, not in a file.
    """

    open_casebook: Callable[[Path, Clock, Ask], AbstractContextManager[Casebook]]
    writing: Callable[[Path, Clock], AbstractContextManager[None]]
    check: Callable[[Path, bool, Ask], Sequence[Message]]
    set_aside: Callable[[Path], Sequence[SetAside]]
    lock_status: Callable[[Path], LockStatus]
    demo: Callable[[Path, Clock], Iterable[Path]]
    copies: CopyServices
    travel: TravelServices
    now: Clock
    server: str = ""
