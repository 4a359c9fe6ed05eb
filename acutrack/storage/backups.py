"""A copy of the casebook, looked over before anyone relies on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from acutrack.storage import obstacles
from acutrack.storage.connection import Connections

FOLDER = "backups"


def copy_before_upgrade(connections: Connections, schema: int) -> Path:
    """Copy the open casebook into the folder `backups` beside it, named after its schema.

    The copy is opened and its rows counted against the original's before it gets its name.

    Returns:
        Where the copy lies.

    Raises:
        Obstacle: no copy could be made, or it differs.
    """
    folder = connections.path.parent / FOLDER
    name = f"{connections.path.stem}-version-{schema}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        target = next(path for path in _names(folder, name) if not path.exists())
        unfinished = target.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        _copy(connections, unfinished)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise obstacles.backup_stopped() from error
    return target


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.acutrack"
    for number in count(2):
        yield folder / f"{name}-{number}.acutrack"


def _copy(connections: Connections, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    with connections.reading() as source, closing(sqlite3.connect(target)) as copy:
        source.execute("BEGIN")  # one state of the file for both the counting and the copying
        try:
            expected = _counts(source)
            source.backup(copy)
        finally:
            source.execute("ROLLBACK")
        # A copy is one file: without this it would need a log and an index beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or _counts(copy) != expected:
            raise obstacles.backup_stopped()


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }
