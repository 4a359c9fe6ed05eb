"""What the lock takes time for, as plain jobs for the worker: keys, and changes of form."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import Why
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.ways_in import Way
from acutrack.storage.backups import copy_before
from acutrack.storage.backups.sealing import readable_remains, seal_copies
from acutrack.storage.connection import Connections, keys_beside, told_as_obstacle
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.remembered import forget, forget_secret, offered, remember
from acutrack.storage.turning import turn_off, turn_on
from acutrack.storage.unlocking import unlock


@dataclass(frozen=True)
class Unlocked:
    """The key of the casebook, how it was found, and what else is known.

    Attributes:
        key: None for a plain one.
        remembered: this computer's keyring opens it too.
        keyring: there is one that could.
        readable: copies of a locked casebook that could not be sealed.
    """

    key: Key | None = field(repr=False)
    way: Way | None = None
    remembered: bool = False
    keyring: bool = False
    readable: tuple[Path, ...] = ()


def unlocked(file: Path, way: Way, typed: str) -> Unlocked:
    """The key for what was typed. Raises Locked or InvalidEntry."""
    key = unlock(file, way, typed)
    keys = KeyFile.read(keys_beside(file))
    remembered = keys.opens_by(Way.KEYRING)
    # A change of form that was stopped may have left readable copies.
    left = seal_copies(file, key)
    return Unlocked(key, way, remembered, remembered or offered(), left)


def turned_on(file: Path, passphrase: str, recovery: str, now: datetime) -> Unlocked:
    """Lock a plain casebook, and every copy of it. Raises Obstacle; it is then as it was."""
    _copy_first(file, None, now)
    key = new_key()
    keys = new_key_file().with_typed(Way.PASSPHRASE, passphrase, key)
    keys = keys.with_typed(Way.RECOVERY, recovery, key)
    turn_on(file, keys, key)
    left = dict.fromkeys((*seal_copies(file, key), *readable_remains(file)))
    return Unlocked(key, Way.PASSPHRASE, keyring=offered(), readable=tuple(left))


def turned_off(file: Path, key: Key, now: datetime) -> Unlocked:
    """Make a locked casebook a plain one. Raises Obstacle; it is then as it was."""
    keys = KeyFile.read(keys_beside(file))
    _copy_first(file, key, now)
    turn_off(file, key)
    if keys.opens_by(Way.KEYRING):
        forget_secret(keys)
    return Unlocked(None)


def changed_passphrase(file: Path, typed: str, new: str, now: datetime) -> None:
    """Let another passphrase open the casebook, of which nothing is written. Raises Locked."""
    keys = KeyFile.read(keys_beside(file))
    key = keys.open_with_passphrase(typed)
    _use(file, keys.with_typed(Way.PASSPHRASE, new, key), key, now)


def changed_recovery_key(file: Path, passphrase: str, recovery: str, now: datetime) -> None:
    """Let another recovery key open the casebook. Raises Locked."""
    keys = KeyFile.read(keys_beside(file))
    key = keys.open_with_passphrase(passphrase)
    _use(file, keys.with_typed(Way.RECOVERY, recovery, key), key, now)


def remembered(file: Path, key: Key) -> bool:
    """Let this computer's keyring open it; gives True. Raises Obstacle."""
    remember(keys_beside(file), KeyFile.read(keys_beside(file)), key)
    return True


def forgotten(file: Path, _key: Key) -> bool:
    """Let it do so no more; gives False. Raises Obstacle."""
    forget(keys_beside(file), KeyFile.read(keys_beside(file)))
    return False


def _copy_first(file: Path, key: Key | None, now: datetime) -> None:
    with closing(Connections(file, key)) as connections:
        copy_before(connections, Why.ENCRYPTION, now)


def _use(file: Path, keys: KeyFile, key: Key, now: datetime) -> None:
    """Put the keys in place, and into a copy: the newest one says what opens if they get lost."""
    with told_as_obstacle():
        keys.write(keys_beside(file))
    with suppress(AcuTrackError):  # it is in place; the copy of the day holds it soon
        _copy_first(file, key, now)
