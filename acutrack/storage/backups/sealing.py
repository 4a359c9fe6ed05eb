"""Seals the copies that were made while the casebook was not locked yet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.places import sample_file
from acutrack.storage.backups.disk import (
    copy_bytes,
    digest,
    keep_on_disk,
    left_unfinished,
    private_place,
    sweep,
    unfinished,
)
from acutrack.storage.backups.folder import CopyFolder, first_folder, rows_in
from acutrack.storage.backups.making import Made
from acutrack.storage.backups.sealed import seal
from acutrack.storage.connection import FileKind, keys_beside, kind_of_file, told_as_obstacle
from acutrack.storage.driver import Error
from acutrack.storage.key import Key
from acutrack.storage.lease import alone_with
from acutrack.storage.scrubbing import scrub
from acutrack.storage.turning import change_form

#: Stand in every plain casebook, on its first page and where its tables are described.
_MARKS = (b"SQLite format 3\x00", b"CREATE TABLE")
_LONGEST_MARK = max(map(len, _MARKS))
_CHUNK = 1 << 20


def seal_copies(casebook: Path, key: Key) -> tuple[Path, ...]:
    """Seal every readable copy of a locked casebook, and overwrite the readable form of each.

    A copy keeps its name and what is known of it. What a stopped program has left unfinished goes
    as well, for it may be readable too. Doing it again finds nothing to do.

    Args:
        casebook: the locked casebook; its keys go into each copy.
        key: its key.

    Returns:
        What is readable still: damaged copies, those in a folder that cannot be written, and a
        second folder that is not there at the moment, or a folder that cannot be looked into.

    Raises Obstacle if the keys cannot be read.
    """
    with told_as_obstacle():
        keys = keys_beside(casebook).read_bytes()
    first = first_folder(casebook)
    folders = [first]
    if first.ledger.second and Path(first.ledger.second).is_dir():
        folders.append(CopyFolder(Path(first.ledger.second), casebook.stem, second=True))
    left: list[Path] = []
    if first.ledger.second and len(folders) == 1:
        left.append(Path(first.ledger.second))
    for folder in folders:
        try:
            left += _sealed_in(folder, keys, key)
        except OSError:
            left.append(folder.path)
    # Whoever is busy beside the casebook holds one of the two; otherwise the next start looks.
    with suppress(Obstacle, OSError):
        if left_unfinished(casebook.parent):
            with alone_with(casebook), first.alone():
                sweep(casebook.parent)
    return tuple(left)


def _sealed_in(folder: CopyFolder, keys: bytes, key: Key) -> list[Path]:
    readable = [path for path in sorted(folder.path.glob("*.acutrack")) if _is_readable(path)]
    if readable or left_unfinished(folder.path):
        return _sealed_all(folder, readable, keys, key)
    return []


def readable_remains(casebook: Path) -> Iterator[Path]:
    """What lies beside a locked casebook or among its copies and can be read.

    What was set aside because it was damaged cannot be given another form, and nobody but the
    person decides to remove it. Every file is read to its end. A folder that cannot be looked into
    is named itself.
    """
    for folder in (casebook.parent, first_folder(casebook).path):
        try:
            beside = sorted(path for path in folder.iterdir() if ".acutrack" in path.name)
        except FileNotFoundError:
            continue
        except OSError:
            yield folder
            continue
        for path in beside:
            with suppress(OSError):
                ours = path in {casebook, sample_file(casebook.parent)} or not path.is_file()
                if not ours and _holds_readable_pages(path):
                    yield path


def _holds_readable_pages(path: Path) -> bool:
    """Whether a file is a plain casebook, or what is left of one."""
    before = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if any(mark in before + chunk for mark in _MARKS):
                return True
            before = chunk[-_LONGEST_MARK:]
    return False


def _is_readable(path: Path) -> bool:
    try:
        return path.is_file() and kind_of_file(path) is FileKind.PLAIN
    except OSError:
        return False


def _sealed_all(folder: CopyFolder, copies: Iterable[Path], keys: bytes, key: Key) -> list[Path]:
    left = list(copies)
    try:
        with folder.alone():
            for path in tuple(left):
                with suppress(AcuTrackError, OSError, Error):
                    if _is_sealed_now(folder, path, keys, key):
                        left.remove(path)
    except (Obstacle, OSError):
        return left
    return left


def _is_sealed_now(folder: CopyFolder, copy: Path, keys: bytes, key: Key) -> bool:
    with private_place(folder.path) as place:
        form = place / "casebook"
        copy_bytes(copy, form)
        change_form(form, None, key)
        with unfinished(folder.path) as made:
            seal(form, keys, made)
            keep_on_disk(made)
            rows = rows_in(made, key, folder.path)
            if rows is None or rows < 0:
                return False
            old = place / "readable"
            with suppress(OSError):  # where there are no second names it is just let go
                os.link(copy, old)
            folder.add(Made(made, digest(made), rows), copy.name, None)
            scrub(old)
    return True
