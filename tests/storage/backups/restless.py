"""Restores two copies in turn, and copies in between, until it is killed.

Run as ``python -m tests.storage.backups.restless CASEBOOK KEY COPY OTHER``; KEY is hexadecimal, or
"-" for a plain casebook. Says "on" once it has begun.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path

from acutrack.storage.backups.automatic import look_after
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.putting_back import restore_into
from tests.builders import NOW


def main(casebook: str, key: str, *copies: str) -> None:
    """Never comes back."""
    opener = None if key == "-" else Key(bytes.fromhex(key))
    with open_casebook(Path(casebook), opener) as opened:
        sys.stdout.write("on\n")
        sys.stdout.flush()
        for copy, days in zip(cycle(copies), count()):
            now = NOW + timedelta(days=days)
            restore_into(opened.file, Path(copy), now)
            look_after(opened.file, now, day=now.date())


if __name__ == "__main__":
    main(*sys.argv[1:])
