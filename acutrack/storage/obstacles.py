"""SQLite's refusals, and our own, in words: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from acutrack.domain.errors import Damaged, InvalidEntry, Locked, Obstacle, StaleEdit
from acutrack.domain.message import Message, say
from acutrack.storage.driver import Error, IntegrityError, dbapi

_FULL = say(
    "AcuTrack could not save: the disk is full. What you typed is still here. "
    "Free some space, then press Try again."
)
_READ_ONLY = say(
    "AcuTrack could not save: this record can only be looked at, because its file or folder is "
    "read-only. What you typed is still here. Make the folder writable, or copy the file to "
    "another folder and open it there."
)
_BUSY = say(
    "AcuTrack could not save: another program is using the file. What you typed is still here. "
    "Close that program, then press Try again."
)
_DAMAGED = say(
    "The file of this record is damaged. AcuTrack has changed nothing in it. "
    "Keep a copy of the file, then open a backup."
)
_NOT_OURS = say(
    "This file is not an AcuTrack record, or its beginning is damaged. "
    "Nothing in it was changed. Choose another file, or open a backup."
)
_STRANGE_PARTS = say(
    "This file holds parts that AcuTrack never writes, so it was not used. "
    "Nothing in it was changed. Choose another file, or open a backup."
)
_DISK_ERROR = say(
    "AcuTrack could not save: the disk reported an error. What you typed is still here. "
    "Check that the disk is connected, then press Try again."
)
_FULL_WHEN_OPENED = say(
    "AcuTrack could not save: the disk was full when this record was opened, so it can only be "
    "looked at. What you typed is still here. Free some space, then start AcuTrack again."
)
_CANNOT_OPEN = say(
    "AcuTrack cannot open the file of this record. Nothing in it was changed. "
    "Check that the folder is there and that you may read it, then try again."
)
_LOCKED = say(
    "This record is locked. Nothing in it was changed. "
    "Type its passphrase, or the recovery key that was printed."
)
_ANOTHER_WRITES = say(
    "AcuTrack could not save: this record is open in another window, which writes. What you typed "
    "is still here. Press Write here instead, then save again."
)
_BEING_PREPARED = say(
    "Another AcuTrack is bringing this record up to date at this moment. Nothing was changed. "
    "Wait a moment, then try again."
)
_REPLACED = say(
    "AcuTrack could not save: another program put another file in the place of this record. What "
    "you typed is still here. AcuTrack looks at what is in that file; then save again."
)
_STILL_NAMED = say(
    "Other entries still belong to what this would take out. Nothing was changed. "
    "Change or remove those entries first."
)
_CHANGED_ELSEWHERE = say(
    "This was changed in another window in the meantime. Nothing was overwritten. "
    "Look at the entry as it is now, then change it again."
)
_UNREADABLE = say(
    "One entry in this record cannot be read. AcuTrack has changed nothing. "
    "Keep a copy of the file, then open a backup."
)
_UNKEPT = say("One character in the text cannot be kept. Delete it and type it again.")

#: What speaks of the window, as it is told in a terminal.
_IN_COMMAND = {
    _FULL: say(
        "AcuTrack could not save: the disk is full. Nothing was changed in the record. "
        "Free some space, then give the command again."
    ),
    _READ_ONLY: say(
        "This record can only be looked at, because its file or folder is read-only. Nothing was "
        "changed. Make the folder writable, or copy the file to another folder and use it there."
    ),
    _BUSY: say(
        "AcuTrack could not save: another program is using the file. Nothing was changed in the "
        "record. Close that program, then give the command again."
    ),
    _DISK_ERROR: say(
        "AcuTrack could not save: the disk reported an error. Nothing was changed in the record. "
        "Check that the disk is connected, then give the command again."
    ),
    _FULL_WHEN_OPENED: say(
        "The disk is full, so this record can only be looked at. Nothing was changed. "
        "Free some space, then give the command again."
    ),
    _REPLACED: say(
        "AcuTrack could not save: another program put another file in the place of this record. "
        "Nothing was changed in that file. Look at what is in it, then give the command again."
    ),
}

_BY_CODE: dict[int, Message] = {
    dbapi.SQLITE_FULL: _FULL,
    dbapi.SQLITE_READONLY: _READ_ONLY,
    dbapi.SQLITE_PERM: _READ_ONLY,
    dbapi.SQLITE_BUSY: _BUSY,
    dbapi.SQLITE_LOCKED: _BUSY,
    dbapi.SQLITE_CORRUPT: _DAMAGED,
    dbapi.SQLITE_NOTADB: _NOT_OURS,
    dbapi.SQLITE_IOERR: _DISK_ERROR,
    dbapi.SQLITE_CANTOPEN: _CANNOT_OPEN,
}
_OF_DAMAGE = (_DAMAGED, _NOT_OURS)
#: What goes wrong inside SQLCipher's own functions comes with the words alone.
_BY_WORDS = {
    "database or disk is full": _FULL,
    "attempt to write a readonly database": _READ_ONLY,
    "database is locked": _BUSY,
    "disk I/O error": _DISK_ERROR,
    "database disk image is malformed": _DAMAGED,
    "unable to open database file": _CANNOT_OPEN,
}
#: Whatever layer it comes through.
_WORDS_OF_FULL = ("database or disk is full", "the disk is full", "No space left on device")
_NEXT_TO_NOTHING = 64 * 1024
#: What the system answers where there is no room left.
FULL_DISK = (errno.ENOSPC, errno.EDQUOT)
_PRIMARY = 0xFF  # an extended result code keeps its family in the lowest byte


@contextmanager
def told_in_words(file: Path | None = None) -> Iterator[None]:
    """Turn what SQLite refuses inside the block, about a file, into words.

    Raises:
        Damaged: the file is not whole.
        Obstacle: the computer is in the way.
        StaleEdit: another entry still names what was to be taken out.
        an error of the driver: a defect of AcuTrack, such as a broken constraint; left as it is.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # in the names of the tables themselves
        raise Damaged(_DAMAGED) from error
    except Error as error:
        if _is_no_text(error) or _lacks_a_table(error):
            raise Damaged(_DAMAGED) from error
        code = getattr(error, "sqlite_errorcode", 0)
        if _still_named(error):
            raise still_named() from error
        words = _BY_CODE.get(code & _PRIMARY) or _BY_WORDS.get(str(error))
        if words is None:
            raise
        if words is _DISK_ERROR and file is not None and _is_full(file):
            words = _FULL
        kind = Damaged if words in _OF_DAMAGE else Obstacle
        raise kind(words, in_command=_IN_COMMAND.get(words)) from error


def _is_full(file: Path) -> bool:
    """Whether its disk is; where an index file cannot grow, SQLite calls that a disk error."""
    try:
        return shutil.disk_usage(file.parent).free < _NEXT_TO_NOTHING
    except OSError:
        return False


def _still_named(error: Error) -> bool:
    """The driver gives every broken constraint one code; only its words tell them apart."""
    return isinstance(error, IntegrityError) and str(error).startswith("FOREIGN KEY")


def _is_no_text(error: Error) -> bool:
    """Python's own complaint about text that is not UTF-8, which has no code of SQLite's."""
    return not hasattr(error, "sqlite_errorcode") and "decode to UTF-8" in str(error)


def _lacks_a_table(error: Error) -> bool:
    """Every table is made with the file, so one that is not there was lost.

    SQLite has no code of its own for these, nor for a head that asks for another kind of file.
    """
    return str(error).startswith(
        ("no such table", "no such column", "unsupported file format", "malformed database schema")
    )


def no_room_to_read(error: Error) -> bool:
    """Whether SQLite lacks room for what it writes even when it only reads (its index file)."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in (dbapi.SQLITE_IOERR, dbapi.SQLITE_FULL)


def is_busy(error: Error) -> bool:
    """Whether another program has the file."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in (dbapi.SQLITE_BUSY, dbapi.SQLITE_LOCKED)


def of_system(error: OSError) -> Obstacle:
    """What the system refused about a file or folder."""
    if error.errno in FULL_DISK:
        return _told(_FULL)
    if error.errno == errno.EROFS:
        return _told(_READ_ONLY)
    return Obstacle(_CANNOT_OPEN)


def _told(words: Message) -> Obstacle:
    return Obstacle(words, in_command=_IN_COMMAND.get(words))


def read_only() -> Obstacle:
    """Nothing can be written here."""
    return _told(_READ_ONLY)


def another_writes() -> Obstacle:
    """Another window writes in this record, and this one only looks."""
    return Obstacle(_ANOTHER_WRITES)


def being_prepared() -> Obstacle:
    """Another program begins this record, or brings it up to date, at this moment."""
    return Obstacle(_BEING_PREPARED)


def replaced() -> Obstacle:
    """The file at the path is not the one that was opened."""
    return _told(_REPLACED)


def busy() -> Obstacle:
    """Another program keeps writing."""
    return _told(_BUSY)


def full_when_opened() -> Obstacle:
    """There was no room to write when the file was opened."""
    return _told(_FULL_WHEN_OPENED)


def not_ours() -> Damaged:
    """Some other file, or one without its beginning."""
    return Damaged(_NOT_OURS)


def damaged() -> Damaged:
    """A file of ours that is not whole any more."""
    return Damaged(_DAMAGED)


def strange_parts() -> Obstacle:
    """Views, triggers and the like, which run by themselves."""
    return Obstacle(_STRANGE_PARTS)


def locked() -> Locked:
    """An encrypted casebook, and no key for it."""
    return Locked(_LOCKED)


def missing(path: Path) -> Obstacle:
    """There is no file where one was to be looked at."""
    return Obstacle(
        say("There is no record at {path}. Check the name of the folder.", path=str(path))
    )


def unreadable() -> Damaged:
    """A row that no longer makes a record."""
    return Damaged(_UNREADABLE)


def still_named() -> StaleEdit:
    """Another entry names what was to be taken out."""
    return StaleEdit(_STILL_NAMED)


def unkept_character() -> InvalidEntry:
    """A text holds half a character, or one that stands for nothing."""
    return InvalidEntry(_UNKEPT)


def changed_elsewhere() -> StaleEdit:
    """Another window was first."""
    return StaleEdit(_CHANGED_ELSEWHERE)


def newer(found: int, known: int, needed: str | None) -> Obstacle:
    """The file was written by a later AcuTrack.

    `found` is its schema, `known` the newest here, `needed` the version that it asks for itself.
    """
    if needed is not None:
        return Obstacle(
            say(
                "A newer AcuTrack wrote this record. Nothing in it was changed. "
                "Install AcuTrack {version} or newer to open it.",
                version=needed,
            )
        )
    return Obstacle(
        say(
            "A newer AcuTrack wrote this record (version {found} of the file; this one knows up "
            "to {known}). Nothing in it was changed. Install the newer AcuTrack to open it.",
            found=found,
            known=known,
        )
    )


def older_and_read_only() -> Obstacle:
    """The file needs an upgrade that cannot be written."""
    return Obstacle(
        say(
            "An older AcuTrack wrote this record, and it lies in a read-only place, so it cannot "
            "be brought up to date. Nothing in it was changed. Copy the file to another folder "
            "and open it there."
        )
    )


def upgrade_stopped(backup: Path, error: Exception) -> Obstacle:
    """An upgrade was taken back because of an error; `backup` holds the file as it was."""
    if any(words in str(error) for words in _WORDS_OF_FULL):
        return Obstacle(
            say(
                "AcuTrack could not bring this record up to date, as the disk is full, and has "
                "left it as it was. Free some disk space, then open the record again."
            )
        )
    return Obstacle(
        say(
            "AcuTrack could not bring this record up to date, and has left it as it was. "
            "A copy is in {backup}. Tell the makers of AcuTrack what happened.",
            backup=str(backup),
        )
    )


def backup_stopped() -> Obstacle:
    """The copy that goes before an upgrade could not be made or does not match."""
    return Obstacle(
        say(
            "AcuTrack could not make a backup before bringing this record up to date, so it "
            "changed nothing. Free some space on the disk, then open the record again."
        )
    )
