"""The copy that goes before something that cannot be taken back otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import Why
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.storage import obstacles
from acutrack.storage.backups.disk import unfinished
from acutrack.storage.backups.folder import CopyFolder, first_folder
from acutrack.storage.backups.making import make_copy
from acutrack.storage.backups.names import before_names, version_names
from acutrack.storage.connection import Connections


def copy_before(connections: Connections, why: Why, now: datetime) -> Path:
    """Copy the open casebook into the folder `backups` beside it before something is done to it.

    The copy is read back from the disk and counted before it gets its name: a plain file of a
    plain casebook, a sealed copy of a locked one. A slow job; not for the window's thread.

    Returns:
        Where the copy lies. It stays for 30 days at least.

    Raises:
        DamagedOriginal: the casebook itself is damaged (an Obstacle).
        Obstacle: no copy could be made; nothing else is to be done then.
    """
    folder = first_folder(connections.path)
    try:
        with folder.alone():
            return copy_into(folder, connections, why, now)
    except OSError as error:
        raise _stopped() from error


def copy_into(folder: CopyFolder, connections: Connections, why: Why, now: datetime) -> Path:
    """The same where the folder is held alone already. Raises OSError too."""
    return _copy(connections, folder, before_names(folder.stem, why, now), now)


def copy_before_upgrade(connections: Connections, schema: int) -> Path:
    """The same before an upgrade, named after the schema that the file has. Raises Obstacle."""
    folder = first_folder(connections.path)
    try:
        with folder.alone():
            return _copy(connections, folder, version_names(folder.stem, schema), None)
    except (OSError, Obstacle) as error:
        raise obstacles.backup_stopped() from error


def _copy(
    connections: Connections, folder: CopyFolder, names: Iterator[str], now: datetime | None
) -> Path:
    with unfinished(folder.path) as made:
        name = next(name for name in names if not (folder.path / name).exists())
        return folder.add(make_copy(connections, made), name, now)


def _stopped() -> Obstacle:
    return Obstacle(
        say(
            "AcuTrack makes a copy of your record first, and there is no room or no way to write "
            "it. Nothing was changed. Free some disk space, then try again."
        )
    )
