"""Copies of a casebook that a program which syncs folders left beside it when two computers wrote.

Each such program has its own way of naming them. They are looked for at the start, offered to be
brought together with the casebook, and then set aside among the backups: never deleted.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count
from pathlib import Path

from acutrack.places import make_folder, sync_folder
from acutrack.storage.backups.names import ENDING, folder_of, read_name

#: What follows the casebook's name, by the program that made the copy.
_WAYS = (
    r" ?[(\[].+[)\]]",  # Dropbox, Nextcloud, Seafile, Google Drive, pCloud: "casebook (1)"
    r"\.sync-conflict-.+",  # Syncthing
    r"_conflict-.+",  # ownCloud
    r"\.[Cc]onflict.*",  # Resilio
    r" \d+",  # iCloud: "casebook 2"
    r"-[^/\\]+",  # OneDrive: "casebook-LAPTOP"
)
#: What another program wrote into a casebook that was open, until it is put back there: whatever
#: stopped that, it is a copy like the others.
THEIRS = ".theirs"
_WITH_IT = ("", "-wal", "-shm", ".keys")


def conflict_copies(casebook: Path) -> tuple[Path, ...]:
    """Files beside a casebook that are copies of it by their names, the latest first."""
    named = re.compile(f"{re.escape(casebook.stem)}(?:{'|'.join(_WAYS)}){re.escape(ENDING)}")
    try:
        beside = [path for path in casebook.parent.iterdir() if named.fullmatch(path.name)]
        found = [path for path in beside if path.is_file() and not _is_backup(path, casebook)]
        if (theirs := casebook.with_name(casebook.name + THEIRS)).is_file():
            found.append(theirs)
        return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))
    except OSError:
        return ()


def _is_backup(path: Path, casebook: Path) -> bool:
    """Whether it is a copy of AcuTrack's own, or what AcuTrack itself put aside."""
    set_aside = path.stem.startswith((f"{casebook.stem}-set-aside", f"{casebook.stem}-damaged"))
    return set_aside or read_name(path, casebook.stem) is not None


def set_aside(stray: Path, casebook: Path) -> Path:
    """Move a copy among the backups under a name that is free there.

    Returns:
        Where it lies now.

    Raises:
        OSError: it cannot be moved; it is still where it was.
    """
    folder = folder_of(casebook)
    make_folder(folder)
    names = (f"{stray.stem}{'' if n == 1 else f'-{n}'}{ENDING}" for n in count(1))
    target = next(folder / name for name in names if not (folder / name).exists())
    stray.rename(target)
    with suppress(OSError):
        target.chmod(0o600)
    for ending in _WITH_IT[1:]:
        with suppress(OSError):
            stray.with_name(stray.name + ending).rename(target.with_name(target.name + ending))
    sync_folder(folder)
    sync_folder(stray.parent)
    return target
