"""Reads a copy, whatever kind it is, without ever opening the copy itself.

Its bytes are taken into a private place first, and what is opened, brought up to date and looked
over is that. So a copy on a stick is not written to, and one that is broken breaks nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from acutrack.domain.errors import AcuTrackError, Locked, Obstacle
from acutrack.domain.message import say
from acutrack.storage import obstacles
from acutrack.storage.backups.disk import copy_bytes, digest, private_place
from acutrack.storage.backups.folder import CopyFolder
from acutrack.storage.backups.ledger import read_ledger
from acutrack.storage.backups.making import is_sound
from acutrack.storage.backups.sealed import (
    BEGINNING,
    MOST_BYTES_OF_KEYS,
    Unsealable,
    keys_in,
    unseal,
)
from acutrack.storage.connection import (
    Connections,
    FileKind,
    keys_beside,
    kind_of_file,
)
from acutrack.storage.driver import Error
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import APPLICATION, SCHEMA
from acutrack.storage.unlocking import opens

_DAMAGED = say(
    "This copy is damaged, so it was not used. Nothing was changed. "
    "Choose another copy, such as the one before it."
)
_ALTERED = say(
    "This copy is not as it was when it was made, so it was not used. Nothing was changed. "
    "Choose another copy, such as the one before it."
)
_NOT_OURS = say(
    "This file is not a copy of an AcuTrack record. Nothing was changed. Choose another file."
)
_NOT_READ = say(
    "The copy cannot be read from where it lies. Nothing was changed. "
    "Check that the disk or stick is connected, then try again."
)
_NO_ROOM = say(
    "There is no room to look into the copy. Nothing was changed. "
    "Free some disk space, then try again."
)
_LOCKED = say(
    "This copy is locked. Nothing was changed. "
    "Type the passphrase it was made with, or its recovery key."
)
#: What reading a copy needs beside its own size: the log, and a little air.
_ROOM = 2


class CopyKind(Enum):
    """What a copy is by its first bytes."""

    PLAIN = "plain"
    #: A locked casebook and its keys in one file.
    SEALED = "sealed"
    #: A locked casebook as it lies in a data folder, with its keys beside it.
    LOCKED = "locked"
    OTHER = "other"


@dataclass(frozen=True)
class LaidOpen:
    """What was in a copy: a closed casebook of the newest schema, whole as far as can be told.

    Attributes:
        file: the casebook, in a private place that goes away with the block.
        key: opens it; None for a plain one.
        keys: the wrapped keys that came with it; None for a plain one.
        made_by_older: it was brought up to date.
    """

    file: Path
    key: Key | None
    keys: bytes | None
    made_by_older: bool


def kind_of_copy(copy: Path) -> CopyKind:
    """What a file is, as far as it can be told without a key. Raises Obstacle."""
    with _told():
        with copy.open("rb") as file:
            beginning = file.read(len(BEGINNING))
        if beginning == BEGINNING:
            return CopyKind.SEALED
        kind = kind_of_file(copy)
    if kind is FileKind.OTHER and keys_beside(copy).is_file():
        return CopyKind.LOCKED
    return CopyKind.PLAIN if kind is FileKind.PLAIN else CopyKind.OTHER


def keys_of_copy(copy: Path) -> bytes | None:
    """The wrapped keys that open a copy; None where it needs none. Raises Obstacle."""
    kind = kind_of_copy(copy)
    with _told():
        if kind is CopyKind.SEALED:
            return keys_in(copy)
        if kind is CopyKind.LOCKED:
            with keys_beside(copy).open("rb") as file:
                return file.read(MOST_BYTES_OF_KEYS)
    return None


@contextmanager
def laid_open(copy: Path, folder: CopyFolder, keys: Iterable[Key] = ()) -> Iterator[LaidOpen]:
    """Take a copy apart in a private place inside `folder`, which is held alone already.

    Args:
        copy: any file; it is only read.
        folder: where there is room, and what is left after a crash is cleared up.
        keys: tried where it is locked, in this order.

    Raises:
        Locked: none of the keys opens it.
        Obstacle: it is damaged, no copy of ours, or from a newer AcuTrack; or the computer is in
            the way. Nothing is left behind.
        OSError: nothing can be written in `folder`.
    """
    with private_place(folder.path) as place:
        with _told():
            _refuse_altered(copy)
            _expect_room(copy, folder.path)
            inside = place / "casebook.acutrack"
            wrapped = _take_apart(copy, inside)
            key = _key_among(keys, inside) if wrapped is not None else None
            older = _brought_up_to_date(inside, key)
        yield LaidOpen(inside, key, wrapped, older)


@contextmanager
def _told() -> Iterator[None]:
    """What stands in the way of reading, in words. Raises Obstacle."""
    try:
        yield
    except Unsealable as error:
        raise Obstacle(_DAMAGED) from error
    except OSError as error:
        full = error.errno in obstacles.FULL_DISK
        raise Obstacle(_NO_ROOM if full else _NOT_READ) from error


def _refuse_altered(copy: Path) -> None:
    """Refuse a copy whose folder remembers it otherwise. Raises Obstacle or OSError."""
    entry = read_ledger(copy.parent).copies.get(copy.name)
    if entry is not None and entry.digests and digest(copy) not in entry.digests:
        raise Obstacle(_ALTERED)


def _expect_room(copy: Path, folder: Path) -> None:
    wanted = _ROOM * copy.stat().st_size
    if shutil.disk_usage(folder).free < wanted:
        raise Obstacle(_NO_ROOM)


def _take_apart(copy: Path, inside: Path) -> bytes | None:
    """Lay the casebook inside down as `inside`; returns the wrapped keys of a locked one."""
    kind = kind_of_copy(copy)
    if kind is CopyKind.OTHER:
        raise Obstacle(_NOT_OURS)
    if kind is CopyKind.SEALED:
        return unseal(copy, inside)
    copy_bytes(copy, inside)
    with suppress(FileNotFoundError):  # a casebook of another computer may come with its log
        copy_bytes(copy.with_name(copy.name + "-wal"), inside.with_name(inside.name + "-wal"))
    return keys_of_copy(copy)


def _key_among(keys: Iterable[Key], inside: Path) -> Key:
    for key in keys:
        if opens(inside, key):
            return key
    raise Locked(_LOCKED)


def _brought_up_to_date(inside: Path, key: Key | None) -> bool:
    """Look what was inside over, open it, and tell whether it was an older one."""
    newer = False
    try:
        application, schema, sound = _looked_over(inside, key)
        newer = schema > SCHEMA
        if application == APPLICATION and (sound or newer):
            open_casebook(inside, key).close()
            return schema < SCHEMA
    except (AcuTrackError, Error, UnicodeDecodeError) as error:
        if newer and isinstance(error, Obstacle):
            raise
        raise Obstacle(_DAMAGED) from error
    raise Obstacle(_NOT_OURS if sound else _DAMAGED)


def _looked_over(inside: Path, key: Key | None) -> tuple[int, int, bool]:
    """Whose file it is, its schema, and whether it holds together."""
    with closing(Connections(inside, key)) as connections, connections.reading() as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        return application, schema, is_sound(connection, locked=key is not None)
