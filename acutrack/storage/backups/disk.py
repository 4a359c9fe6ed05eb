"""Files as a disk keeps them: private, whole, really written, read back from the disk itself."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from acutrack.places import sync_folder
from acutrack.storage.scrubbing import scrub

#: Ending of what is not finished; whatever has it was left by a program that was ended.
UNFINISHED = ".part"
_BEGINNING = ".acutrack-"
#: What SQLite lays beside a file while it writes it, and leaves there if it cannot finish.
_OF_SQLITE = ("-wal", "-shm", "-journal")
_CHUNK = 1024 * 1024


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new, private file in `folder` until the block ends, unless it was renamed by then."""
    handle, name = tempfile.mkstemp(UNFINISHED, _BEGINNING, folder)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        for ending in ("", *_OF_SQLITE):
            path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def private_place(beside: Path) -> Iterator[Path]:
    """A new folder for this account alone inside the folder `beside`, gone after the block."""
    with tempfile.TemporaryDirectory(
        UNFINISHED, _BEGINNING, beside, ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def left_unfinished(folder: Path) -> tuple[Path, ...]:
    """What an ended program, or one that is still busy there, has not finished in a folder."""
    return tuple(folder.glob(f"{_BEGINNING}*{UNFINISHED}*"))


def sweep(folder: Path) -> None:
    """Remove what an ended program left unfinished in a folder that only we write into.

    It may be the readable form of what is locked by now, so it is overwritten first; not so where
    it is another name of a file that goes on being there.
    """
    for left in left_unfinished(folder):
        with suppress(OSError):
            for file in left.rglob("*") if left.is_dir() else (left,):
                if file.is_file() and not file.is_symlink() and file.stat().st_nlink == 1:
                    scrub(file)
        with suppress(OSError):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


@contextmanager
def swept(folder: Path) -> Iterator[None]:
    """The block begins with `folder` swept. Whoever writes there that way keeps others out."""
    sweep(folder)
    yield


@contextmanager
def write_private(path: Path) -> Iterator[IO[bytes]]:
    """A new file that only this account may read; on disk when the block ends."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file to the new, private file `target`; on disk when this returns."""
    with source.open("rb") as reading, write_private(target) as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)


def keep_on_disk(path: Path) -> None:
    """Have a file really on the disk, and what is read next really come from there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def take_name(finished: Path, target: Path) -> None:
    """Give a finished file its name, in place of what had it, so that a power cut keeps either."""
    finished.replace(target)
    sync_folder(target.parent)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
