"""Opens a casebook for as long as a block of code needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from acutrack.casebook.casebook import Casebook


@contextmanager
def opened(
    file: Path, now: Callable[[], datetime], made_by: Callable[[], str] = lambda: ""
) -> Iterator[Casebook]:
    """The casebook in `file`, begun if it is not there, until the block ends. Raises Obstacle.

    `made_by` gives the name that the history keeps with each edit.
    """
    from acutrack.storage.open_casebook import open_casebook

    open_file = open_casebook(file)
    try:
        yield Casebook(open_file.store, now, made_by)
    finally:
        open_file.close()
