"""Reads how a file begins, and lets go of none of the locks that SQLite holds on it.

On Unix a lock on a file ends as soon as the process that holds it closes any handle of that file,
whoever in the process had asked for the lock (fcntl(2), "record locks"). SQLite minds that among
its own handles. A handle opened beside it and closed would take the locks of an open casebook away:
the next program that closes the casebook then thinks it is the last one and removes the log, and
what this one saves goes to a file that has no name any more.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from threading import Lock

_lock = Lock()
_open: Counter[str] = Counter()
#: Handles that cannot be closed yet, by the device and number of their file.
_kept: dict[str, dict[tuple[int, int], int]] = {}
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def hold(path: Path) -> None:
    """From now on this process has the database `path` open, with its log and index."""
    with _lock:
        _open[_key(path)] += 1


def let_go(path: Path) -> None:
    """It is closed again; to be said once for each `hold`."""
    with _lock:
        key = _key(path)
        _open[key] -= 1
        if _open[key] <= 0:
            del _open[key]
            for handle in _kept.pop(key, {}).values():
                os.close(handle)


def beginning(path: Path, length: int, *, of: Path | None = None) -> bytes:
    """The first bytes of a file. Raises OSError.

    `of` is the database that the file belongs to, where it is not the database itself.
    """
    with _lock:
        key = _key(of or path)
        if os.name == "nt" or key not in _open:
            with path.open("rb") as file:
                return file.read(length)
        found = path.stat()
        kept = _kept.setdefault(key, {})
        handle = kept.get((found.st_dev, found.st_ino))
        if handle is None:
            handle = os.open(path, _FLAGS)
            opened = os.fstat(handle)
            kept[opened.st_dev, opened.st_ino] = handle
        return os.pread(handle, length, 0)


def _key(path: Path) -> str:
    return os.path.realpath(path)
