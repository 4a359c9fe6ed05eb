"""The key of a casebook for a command: from this computer's keyring, or from what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from acutrack.domain.errors import InvalidEntry, Locked
from acutrack.domain.message import Message, say
from acutrack.domain.ways_in import Way
from acutrack.storage.key import Key
from acutrack.storage.unlocking import LockState, lock_state, unlock, ways_in

_WHAT_FOR = say("Passphrase of the record:")


def asked_key(file: Path, ask: Callable[[Message], str]) -> Key | None:
    """The key; None for a casebook without a lock. A recovery key may be typed too.

    Raises:
        InvalidEntry: nobody is there to type.
        Locked: what was typed opens nothing.
    """
    if lock_state(file) is not LockState.LOCKED:
        return None
    if Way.KEYRING in ways_in(file) and (key := _by_keyring(file)) is not None:
        return key
    typed = ask(_WHAT_FOR)
    try:
        return unlock(file, Way.PASSPHRASE, typed)
    except Locked as refused:
        try:
            return unlock(file, Way.RECOVERY, typed)
        except (InvalidEntry, Locked):
            raise refused from None


def _by_keyring(file: Path) -> Key | None:
    try:
        return unlock(file, Way.KEYRING)
    except Locked:
        return None
