"""What is remembered of the copies in a folder: how each was when it was read back and counted.

A plain SQLite file has no sums of its own, so a byte that a bad disk turned in the middle of a
note would go unseen. The ledger holds the SHA-256 of every copy made here, in one small file
beside them; a copy carried elsewhere alone is looked over without it. It says nothing of a person.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import write_whole
from acutrack.storage.codecs import MISREAD

FILE = "copies.json"
_LOCK = ".lock"
_WAIT_S = 20.0
#: What a damaged ledger may raise; a number can be too large to be one.
_DAMAGED: tuple[type[Exception], ...] = (OSError, OverflowError, *MISREAD)


@dataclass(frozen=True)
class Entry:
    """How a copy was when it was made.

    Attributes:
        digests: SHA-256 of the file; while one takes the place of another, of both.
        rows: how many rows its tables held together.
        checked: when it was last found to be so, ISO 8601.
    """

    digests: tuple[str, ...] = ()
    rows: int = 0
    checked: str = ""


@dataclass(frozen=True)
class Ledger:
    """Everything remembered of one folder of copies.

    Attributes:
        origin: tells the copies of this computer's casebook from another's in a shared folder.
        copies: file name to how it was.
        stamp: the casebook's size and time of writing when the last copy of it was made.
        second: the second folder's own folder for our copies, once there is one.
        told: what was told once about automatic copies and is not told again until it is over.
    """

    origin: str = ""
    copies: dict[str, Entry] = field(default_factory=dict)
    stamp: tuple[int, ...] = ()
    second: str = ""
    told: str = ""

    def with_copy(self, name: str, entry: Entry) -> Ledger:
        """The same with a copy added or renewed."""
        return replace(self, copies={**self.copies, name: entry})

    def without(self, names: set[str]) -> Ledger:
        """The same without copies that are gone."""
        return replace(self, copies={n: e for n, e in self.copies.items() if n not in names})


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder; an empty one where there is none, or it is damaged."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            return Ledger()
        return Ledger(
            origin=str(found.get("origin", "")),
            copies={str(name): _entry(entry) for name, entry in found.get("copies", {}).items()},
            stamp=tuple(int(part) for part in found.get("stamp", ())),
            second=str(found.get("second", "")),
            told=str(found.get("told", "")),
        )
    except _DAMAGED:
        return Ledger()


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Keep the ledger whole or not at all; a folder that is gone stays gone. Raises OSError."""
    kept = replace(ledger, origin=ledger.origin or secrets.token_hex(8))
    write_whole(folder / FILE, json.dumps(asdict(kept), indent=1), with_folder=False)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder of copies alone: two windows may close at once.

    Raises:
        Obstacle: another program has been busy there for too long.
        OSError: nothing can be written there.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, timeout=_WAIT_S, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise Obstacle(_BUSY) from error
    except NotImplementedError:  # a file system without locks: then nobody else is kept out
        yield
        return
    try:
        yield
    finally:
        lock.release()


def moment(now: datetime | None) -> str:
    """When something was found, to the second; an empty text where no clock was at hand."""
    return now.isoformat(timespec="seconds") if now is not None else ""


_BUSY = say(
    "Another AcuTrack is busy with the copies of this record. Your record is safe. "
    "Wait a moment, then try again."
)


def _entry(found: Any) -> Entry:  # noqa: ANN401 (whatever a damaged file holds)
    known = {one.name: found[one.name] for one in fields(Entry) if one.name in found}
    known["digests"] = tuple(str(digest) for digest in known.get("digests", ()))
    known["rows"] = int(known.get("rows", 0))
    known["checked"] = str(known.get("checked", ""))
    return Entry(**known)
