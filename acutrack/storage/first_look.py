"""What is looked at before a casebook is opened: it costs a few small reads and finds the worst.

SQLite itself refuses a file without its beginning and one that is shorter than it says; an
encrypted page is checked whenever it is read. What neither notices is looked at here.
"""

from __future__ import annotations

from pathlib import Path

from acutrack.storage import obstacles
from acutrack.storage.beginnings import beginning
from acutrack.storage.connection import keys_beside, told_as_obstacle
from acutrack.storage.driver import Connection
from acutrack.storage.key import Key
from acutrack.storage.log_frames import HEADER, log_beside, read_log
from acutrack.storage.table_names import TABLE_NAMED

#: Pages of this size alone are written by AcuTrack, and by SQLCipher.
PAGE = 4096
_TABLES = frozenset(TABLE_NAMED.values()) | {"edit", "draft", "about"}
_LOOKS = 3
_MAGIC = b"SQLite format 3\0"
#: Where page 1 says in what ways it may be written and read, and all that was ever said there:
#: SQLite takes a higher number for a file that must not be written to.
_VERSIONS, _KNOWN_VERSIONS = slice(18, 20), (1, 2)


def look_at_file(path: Path, key: Key | None = None) -> None:
    """Look at the beginning and the size of the file, and at a log a killed program left behind.

    Raises:
        Damaged: the beginning forbids to write, the end was cut off, nothing is left in it, or the
            log hides entries that were saved.
        Obstacle: the file cannot be read.
    """
    with told_as_obstacle():
        if not path.is_file():
            return
        if _was_emptied(path) or _is_shut_for_ever(path):
            raise obstacles.damaged()
        if not _is_ours(path, key):
            return
        log = log_beside(path)
        if log.exists() and log.stat().st_size > HEADER:
            if _log_lost_some(path):
                raise obstacles.damaged()
        elif path.stat().st_size % PAGE:
            raise obstacles.damaged()


def look_at_tables(connection: Connection) -> None:
    """Look whether every table of the newest schema is there.

    Raises:
        Damaged: one was lost.
    """
    found = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    if not found >= _TABLES:
        raise obstacles.damaged()


def _was_emptied(path: Path) -> bool:
    """Whether a file without a byte held a record once: its keys or a copy tell of that.

    Without them it was begun just now, and stopped before the first byte.
    """
    if path.stat().st_size or log_beside(path).exists():
        return False
    from acutrack.storage.backups.names import folder_of, read_name  # not for every opening

    folder = folder_of(path)
    copies = folder.iterdir() if folder.is_dir() else ()
    return keys_beside(path).exists() or any(read_name(copy, path.stem) for copy in copies)


def _is_ours(path: Path, key: Key | None) -> bool:
    """Whether the file has pages of the size that AcuTrack writes; whoever opens it tells more."""
    begins = beginning(path, 18)
    if begins.startswith(_MAGIC):
        return int.from_bytes(begins[16:18], "big") == PAGE
    return key is not None


def _is_shut_for_ever(path: Path) -> bool:
    """Whether page 1 forbids to write, and none stands in the log that is read in its place."""
    if not _forbids_writing(beginning(path, _VERSIONS.stop)):
        return False
    anew = [each.content for each in read_log(path, PAGE).read_by_sqlite() if each.page == 1]
    return not anew or _forbids_writing(anew[-1])


def _forbids_writing(begins: bytes) -> bool:
    unknown = any(version not in _KNOWN_VERSIONS for version in begins[_VERSIONS])
    return begins.startswith(_MAGIC) and unknown


def _log_lost_some(path: Path) -> bool:
    # Another window may be writing: what is only half there at one look is whole at the next.
    return all(read_log(path, PAGE).lost_some() for _ in range(_LOOKS))
