"""The way from what a person typed to the key of a copy."""

from __future__ import annotations

from pathlib import Path

from acutrack.domain.errors import InvalidEntry, Locked
from acutrack.storage.connection import keys_beside
from acutrack.storage.key import Key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.restoring.reading import keys_of_copy


def key_of_copy(copy: Path, typed: str) -> Key | None:
    """The key of a locked copy by its passphrase or its recovery key; None for one without a lock.

    Slow on purpose; not for the window's thread.

    Raises:
        Locked: neither opens it.
        Obstacle: the copy cannot be read.
    """
    content = keys_of_copy(copy)
    if content is None:
        return None
    keys = KeyFile.from_bytes(content)
    try:
        return keys.open_with_passphrase(typed)
    except Locked as refused:
        try:
            return keys.open_with_recovery_key(typed)
        except (InvalidEntry, Locked):
            raise refused from None


def needs_words(copy: Path, casebook: Path) -> bool:
    """Whether a copy asks for a passphrase of its own: it is locked with another key than this.

    Raises Obstacle if the copy cannot be read.
    """
    content = keys_of_copy(copy)
    if content is None:
        return False
    try:
        beside = KeyFile.read(keys_beside(casebook)) if keys_beside(casebook).exists() else None
        return beside is None or KeyFile.from_bytes(content).casebook != beside.casebook
    except Locked:
        return True
