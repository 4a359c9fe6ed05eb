"""Whether a casebook is locked, and the way from what a person has in hand to its key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from acutrack.domain.errors import Locked
from acutrack.domain.message import say
from acutrack.domain.ways_in import Way
from acutrack.storage import obstacles
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.sealed import Unsealable, keys_in
from acutrack.storage.connection import (
    FileKind,
    connect,
    keys_beside,
    kind_of_file,
    told_as_obstacle,
)
from acutrack.storage.driver import Error
from acutrack.storage.key import Key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.remembered import key_by_keyring

_NO_KEYS = say(
    "The file with the keys of this record is not there, and no copy holds it. "
    "Nothing was changed. Put the keys file back beside the record, or restore a copy."
)


class LockState(Enum):
    """What stands between a person and a casebook."""

    ABSENT = "absent"
    OPEN = "open"
    LOCKED = "locked"
    #: Its first bytes are not those of a plain casebook, and there are no keys: perhaps damaged.
    UNKNOWN = "unknown"


def lock_state(path: Path) -> LockState:
    """Look at the first bytes, and for keys. Raises Obstacle if the file cannot be read."""
    if not path.is_file():
        return LockState.ABSENT
    with told_as_obstacle():
        kind = kind_of_file(path)
    if kind is not FileKind.OTHER:
        return LockState.OPEN
    # Copies of a casebook that is locked are sealed; a plain newest one says that it was not.
    at_hand = keys_beside(path).is_file() or next(_keys_in_newest_copy(path), None) is not None
    return LockState.LOCKED if at_hand else LockState.UNKNOWN


def ways_in(path: Path) -> frozenset[Way]:
    """The ways in that some keys file at hand knows."""
    return frozenset(slot.way for keys in _key_files(path) for slot in keys.slots)


def unlock(path: Path, way: Way, typed: str = "") -> Key:
    """The key of a locked casebook, for what was typed or what this computer remembers.

    Where the keys file is missing or another's, the keys inside the copies are tried, and the one
    that opens the casebook is laid beside it again. What was typed may be right and open nothing:
    then the casebook is damaged, and whoever opens it is told so.

    Raises:
        InvalidEntry: the recovery key has a slip of the pen.
        Locked: that opens nothing, or there are no keys at all.
    """
    refused = Locked(_NO_KEYS)
    right: Key | None = None
    for keys in _key_files(path):
        try:
            key = _opened(keys, way, typed)
        except Locked as error:
            refused = error
            continue
        if opens(path, key):
            _lay_beside(path, keys)
            return key
        right = right or key
    if right is None:
        raise refused
    return right


def opens(path: Path, key: Key) -> bool:
    """Whether a key is that of a casebook; a damaged first page looks like another's too."""
    try:
        # Not for looking only: what a power cut left half written has to be taken back first.
        with closing(connect(path, key=key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Error:
        return _opens_where_nothing_can_be_written(path, key)
    return True


def _opens_where_nothing_can_be_written(path: Path, key: Key) -> bool:
    try:
        with closing(connect(path, "?mode=ro&immutable=1", key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Error:
        return False
    return True


def _opened(keys: KeyFile, way: Way, typed: str) -> Key:
    if way is Way.PASSPHRASE:
        return keys.open_with_passphrase(typed)
    if way is Way.RECOVERY:
        return keys.open_with_recovery_key(typed)
    key = key_by_keyring(keys)
    if key is None:
        raise obstacles.locked()
    return key


def _key_files(path: Path) -> Iterator[KeyFile]:
    """The one beside the casebook, then the newest of each other one in the copies.

    An older copy has the keys file of its day: a passphrase that was changed since opens nothing
    any more as long as there is a newer one.
    """
    seen: set[str] = set()
    with suppress(Locked):
        beside = KeyFile.read(keys_beside(path))
        seen.add(beside.casebook)
        yield beside
    for keys in _keys_in_copies(path):
        if keys.casebook not in seen:
            seen.add(keys.casebook)
            yield keys


def _lay_beside(path: Path, keys: KeyFile) -> None:
    with suppress(Locked):
        if KeyFile.read(keys_beside(path)) == keys:
            return
    with suppress(OSError):  # it opened all the same; the next start tries again
        keys.write(keys_beside(path))


def _keys_in_newest_copy(path: Path) -> Iterator[KeyFile]:
    for copy in first_folder(path).copies()[:1]:
        with suppress(Locked, OSError, Unsealable):
            yield KeyFile.from_bytes(keys_in(copy.path))


def _keys_in_copies(path: Path) -> Iterator[KeyFile]:
    for copy in first_folder(path).copies():
        with suppress(Locked, OSError, Unsealable):
            yield KeyFile.from_bytes(keys_in(copy.path))
