"""A copy of the casebook, looked over before anyone relies on it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.storage import obstacles
from acutrack.storage.about import needed_version
from acutrack.storage.connection import Connections
from acutrack.storage.driver import Connection, Error, dbapi
from acutrack.storage.schema import APPLICATION, SCHEMA

FOLDER = "backups"

_COPY_STOPPED = say(
    "AcuTrack could not write the copy. Your record is safe. Free some disk space, or choose a "
    "folder that you can write to."
)
_ITSELF = say("This is the file of your record itself. Choose another name for the copy.")


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
        if not _copy(connections, unfinished):
            raise obstacles.backup_stopped()
        unfinished.replace(target)
    except (OSError, Error) as error:
        raise obstacles.backup_stopped() from error
    return target


def copy_casebook(source: Path, target: Path, *, overwrite: bool = False) -> None:
    """Copy a casebook, also one that is open, into the single file `target`.

    The copy is looked over and its rows counted before it gets its name, so `target` holds all of
    it or what was there before. The source is not changed.

    Raises:
        Obstacle: the source is missing, damaged, no casebook, or from a newer AcuTrack; there is a
            file already and `overwrite` is false; or the copy cannot be written.
    """
    if not source.is_file():
        raise obstacles.missing(source)
    if target.exists() and target.samefile(source):
        raise Obstacle(_ITSELF)
    if target.exists() and not overwrite:
        raise _taken(target)
    with closing(Connections(source)) as connections:
        _refuse_foreign(connections)
        try:
            handle, name = tempfile.mkstemp(".part", ".acutrack-", target.parent)
            os.close(handle)
            unfinished = Path(name)
            try:
                if not _copy(connections, unfinished):
                    raise _damaged(source)
                _take_place(unfinished, target, overwrite=overwrite)
            finally:
                unfinished.unlink(missing_ok=True)
        except OSError as error:
            raise Obstacle(_COPY_STOPPED) from error


def _refuse_foreign(connections: Connections) -> None:
    with connections.reading() as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        needed = needed_version(connection)
    if application != APPLICATION:
        raise obstacles.not_ours()
    if schema > SCHEMA:
        raise obstacles.newer(schema, SCHEMA, needed)


def _take_place(unfinished: Path, target: Path, *, overwrite: bool) -> None:
    if not overwrite and target.exists():
        raise _taken(target)
    unfinished.replace(target)


def _damaged(source: Path) -> Obstacle:
    return Obstacle(
        say(
            "The file {name} is damaged, so no copy was made. Nothing in it was changed. "
            "Keep the file, and choose an earlier backup.",
            name=source.name,
        )
    )


def _taken(target: Path) -> Obstacle:
    return Obstacle(
        say(
            "There is already a file named {name}. It was left as it is. Choose another name.",
            name=target.name,
        )
    )


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.acutrack"
    for number in count(2):
        yield folder / f"{name}-{number}.acutrack"


def _copy(connections: Connections, target: Path) -> bool:
    """Copy, and tell whether the copy is sound and holds as much."""
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    with connections.reading() as source, closing(dbapi.connect(target)) as copy:
        source.execute("BEGIN")  # one state of the file for both the counting and the copying
        try:
            expected = _counts(source)
            source.backup(copy)
        finally:
            source.execute("ROLLBACK")
        # A copy is one file: without this it would need a log and an index beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and _counts(copy) == expected


def _counts(connection: Connection) -> dict[str, int]:
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
