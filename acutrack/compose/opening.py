"""Opens a casebook for as long as a block of code needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from acutrack.casebook.casebook import Casebook


@contextmanager
def opened(file: Path, now: Callable[[], datetime]) -> Iterator[Casebook]:
    """The casebook in `file`, begun if it is not there, until the block ends. Raises Obstacle."""
    from acutrack.storage.open_casebook import open_casebook

    open_file = open_casebook(file)
    try:
        yield Casebook(open_file.store, now)
    finally:
        open_file.close()
