"""Files that AcuTrack put out of the way and never touched again: damaged ones, other copies.

A casebook that could not be opened stays beside the one that took its place; another copy that was
brought together with it lies among the backups under the name it had. No list of copies knows
either, and nobody but the person removes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import SetAside
from acutrack.storage.backups.names import ENDING, folder_of, read_name
from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.scrubbing import scrub

_WITH_IT = ("-wal", "-shm", ".keys")
_MOMENT = re.compile(r"-(?:set-aside|damaged)-(\d{4}-\d\d-\d\dT\d{6})")


def set_aside_files(casebook: Path) -> tuple[SetAside, ...]:
    """Every such file of a casebook, the latest first; what cannot be looked at is passed over."""
    found = [each for path in _paths(casebook) if (each := _looked_at(path)) is not None]
    return tuple(sorted(found, key=lambda each: each.moment, reverse=True))


def remove_set_aside(casebook: Path, path: Path) -> None:
    """Remove one of them for good, with its log and its keys, and overwrite what it held.

    Raises:
        Obstacle: the system does not let it go.
    """
    if path not in {each.path for each in set_aside_files(casebook)}:
        return
    with told_as_obstacle():
        for ending in _WITH_IT:
            _remove(path.with_name(path.name + ending))
        _remove(path)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.stat().st_nlink > 1:
            # The same bytes under another name, such as the casebook's own: they stay as they are.
            path.unlink()
        else:
            scrub(path)


def _paths(casebook: Path) -> Iterator[Path]:
    with suppress(OSError):
        for path in casebook.parent.iterdir():
            if path.suffix == ENDING and _MOMENT.match(path.stem.removeprefix(casebook.stem)):
                yield path
    with suppress(OSError):
        for path in folder_of(casebook).iterdir():
            named = path.suffix == ENDING and path.stem.startswith(casebook.stem)
            if named and read_name(path, casebook.stem) is None:
                yield path


def _looked_at(path: Path) -> SetAside | None:
    try:
        there = path.stat()
    except OSError:
        return None
    moment = datetime.fromtimestamp(there.st_mtime).astimezone()
    told = _MOMENT.search(path.stem)
    if told is not None:
        with suppress(ValueError):
            moment = datetime.fromisoformat(told[1]).astimezone()
    return SetAside(path, moment, there.st_size, could_not_be_opened=told is not None)
