"""What is told of copies of a casebook, as plain values; `storage.backups` makes and reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path

from acutrack.casebook.contents import Contents, KindDifference
from acutrack.domain.message import Message


class Why(Enum):
    """What a copy was made for; the value stands in its name."""

    #: After a day of use.
    DAY = "day"
    #: Before a newer AcuTrack changed the form of the file.
    UPGRADE = "upgrade"
    #: Before a copy took the place of what was there.
    RESTORE = "restore"
    #: Before many entries came in from files.
    IMPORT = "import"
    #: Of what was written here, when another file took the place of the casebook.
    MERGE = "merge"
    #: Before the copy of the same day came to hold much less.
    SMALLER = "smaller"
    #: Before the passphrase was set, changed or taken away.
    ENCRYPTION = "encryption"


class State(Enum):
    """How far a copy can be relied on."""

    #: Byte for byte what was read back and counted when it was made.
    CHECKED = "checked"
    #: Whole as far as it can be told: nothing is known of how it was when it was made.
    SOUND = "sound"
    #: It differs from what was made, or cannot be read.
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Copy:
    """A copy in one of the folders where AcuTrack puts them.

    Attributes:
        day: the day it shows the end of, or on which it was made.
        at: when on that day; None for the copy of a day.
        second: it lies in the second folder.
    """

    path: Path
    why: Why
    day: date
    at: time | None = None
    second: bool = False

    @property
    def order(self) -> tuple[date, time]:
        """Sorts copies by age; the copy of a day comes after what was made during it."""
        return self.day, self.at or time.max


@dataclass(frozen=True)
class SetAside:
    """A file that was put out of the way and is no copy.

    Attributes:
        moment: when it was put there; of another copy, when it was last written.
        size: in bytes.
        could_not_be_opened: it was in the place of the casebook and damaged, or could not be
            opened; otherwise it is another copy that was brought together with the casebook.
    """

    path: Path
    moment: datetime
    size: int
    could_not_be_opened: bool


@dataclass(frozen=True)
class CopiesFacts:
    """How things stand with the copies of a casebook.

    Attributes:
        newest: the latest copy of all.
        checked: when a copy was last read back and counted.
        count: how many there are in the first folder.
        second: our own folder in the second place; None where none was chosen.
        second_there: it is connected.
        second_count: how many are in it.
        aside: files that were put out of the way, the latest first.
    """

    newest: Copy | None = None
    checked: datetime | None = None
    count: int = 0
    second: Path | None = None
    second_there: bool = False
    second_count: int = 0
    aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class CopyMade:
    """A copy that was read back and counted.

    Attributes:
        rows: how many rows its tables hold together.
        brought: how many copies went into the second folder at the same time.
        trouble: what is in the way of the second folder, if anything is.
    """

    path: Path
    rows: int
    digest: str
    brought: int = 0
    trouble: Message | None = None


@dataclass(frozen=True)
class Restored:
    """What was done.

    Attributes:
        before: the copy that takes it back; None where there was nothing to take back to.
        aside: where the file that could not be opened lies now, if there was one.
    """

    before: Path | None = None
    aside: Path | None = None


@dataclass(frozen=True)
class Preview:
    """What a copy holds, and what would change if it took the place of the casebook now.

    Attributes:
        holds: everything in the copy.
        differences: per kind, `here` being the casebook now and `there` the copy; None where there
            is no casebook, or it cannot be opened.
        made_by_older: an older AcuTrack wrote it; it is brought up to date when it is restored.
        sealed: it comes with the keys of a locked casebook.
        remarks: what a check of it found; empty if all is well.
    """

    holds: Contents
    differences: tuple[KindDifference, ...] | None
    made_by_older: bool = False
    sealed: bool = False
    remarks: tuple[Message, ...] = ()

    @property
    def gained(self) -> tuple[KindDifference, ...]:
        """Kinds of which entries would come back."""
        return tuple(one for one in self.differences or () if one.only_there)

    @property
    def lost(self) -> tuple[KindDifference, ...]:
        """Kinds of which entries would go."""
        return tuple(one for one in self.differences or () if one.only_here)

    @property
    def changed(self) -> tuple[KindDifference, ...]:
        """Kinds of which entries would read as they did in the copy."""
        return tuple(one for one in self.differences or () if one.differing)
