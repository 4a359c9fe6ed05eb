"""Overwrites what was readable before it is removed.

The best a program can do, not a promise: flash memory writes elsewhere and keeps old blocks for a
while, and some file systems do so too. The help page on what is protected says it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20


def scrub(path: Path) -> None:
    """Fill a file with zeros, to the disk, then remove it; none there is no error.

    Where it cannot be overwritten it is removed all the same.

    Raises:
        OSError: it cannot be removed.
    """
    with suppress(OSError):
        _fill_with_zeros(path)
    path.unlink(missing_ok=True)


def _fill_with_zeros(path: Path) -> None:
    left = path.stat().st_size
    with path.open("r+b", buffering=0) as file:
        while left > 0:
            left -= file.write(b"\0" * min(left, _CHUNK)) or left
        os.fsync(file.fileno())
