"""Turns the encryption of a casebook on and off.

The new form is written beside the casebook, opened again and counted, and then takes its place in
one step. Whatever stops it, the casebook is there in its old form or in its new one, and opens:

1. the keys file is on the disk before anything is encrypted with what is in it;
2. the new form is on the disk before it takes the place;
3. the readable form is overwritten after that, and `finish` does so at the next start if need be.

The history that Undo reads and the drafts are tables like the others, so they come along.
"""

from __future__ import annotations

import glob
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import sync_folder
from acutrack.storage import obstacles
from acutrack.storage.connection import (
    FileKind,
    connect,
    keys_beside,
    kind_of_file,
    told_as_obstacle,
)
from acutrack.storage.driver import Connection, Error
from acutrack.storage.key import Key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.scrubbing import scrub

#: Behind the casebook's name: the new form until it takes the place, the readable one after that.
NEW_FORM, OLD_FORM = ".changing", ".before"
#: Behind that, while it is overwritten.
GOING = ".going"
_WINDOWS = os.name == "nt"

_IN_USE = say(
    "Another AcuTrack has this record open. Nothing was changed. Close it there, then try again."
)
_DIFFERS = say(
    "The new form of the record did not hold what the old one holds, so the old one was kept. "
    "Nothing was changed. Check the record in Settings, then try again."
)
_ALREADY = say("This record is in that form already. Nothing was changed.")
_HEADER = ("application_id", "user_version")


def turn_on(path: Path, keys: KeyFile, key: Key) -> None:
    """Encrypt a plain casebook with `key`, and lay its keys file beside it.

    Nobody else may have the casebook open, this program included.

    Raises:
        Obstacle: it is open elsewhere, encrypted already, or the computer is in the way; the
            casebook is then as it was.
    """
    _expect(path, FileKind.PLAIN)
    with told_as_obstacle():
        _keep_other_keys(keys_beside(path))
        keys.write(keys_beside(path))
    try:
        change_form(path, None, key)
    except BaseException:
        # Keys beside a plain casebook open nothing; beside an encrypted one they are all there is.
        with suppress(OSError):
            if kind_of_file(path) is FileKind.PLAIN:
                keys_beside(path).unlink(missing_ok=True)
        raise


def turn_off(path: Path, key: Key) -> None:
    """Make an encrypted casebook a plain one. Raises Obstacle as `turn_on` does."""
    _expect(path, FileKind.OTHER)
    change_form(path, key, None)
    with told_as_obstacle():
        keys_beside(path).unlink(missing_ok=True)


def finish(path: Path) -> None:
    """Clear away what a stopped change of form has left; costs a look at a few names otherwise.

    Raises Obstacle if readable remains cannot be removed.
    """
    with told_as_obstacle():
        for ending in (NEW_FORM, NEW_FORM + "-journal", OLD_FORM):
            leftover = _beside(path, ending)
            if leftover.exists():
                _clear_away(leftover, path)
        for going in path.parent.glob(f"{glob.escape(path.name)}.*{GOING}"):
            scrub(going)


def _clear_away(leftover: Path, casebook: Path) -> None:
    if not casebook.exists():
        return  # whatever happened here, this may be all there is
    if leftover.samefile(casebook):
        leftover.unlink()  # stopped between the second name and the new form: the same file still
        return
    # Under another name first: nobody can put a half overwritten file in the casebook's place.
    going = _beside(leftover, f".{secrets.token_hex(4)}{GOING}")
    leftover.replace(going)
    scrub(going)


def _expect(path: Path, kind: FileKind) -> None:
    with told_as_obstacle():
        if not path.is_file():
            raise obstacles.missing(path)
        if kind_of_file(path) is not kind:
            raise Obstacle(_ALREADY)


def _keep_other_keys(beside: Path) -> None:
    """Leave keys that lie there: a casebook that was set aside may open with them alone."""
    if beside.exists():
        names = (beside.with_name(f"{beside.name}-{number}") for number in count(1))
        beside.rename(next(name for name in names if not name.exists()))


def change_form(path: Path, old: Key | None, new: Key | None) -> None:
    """Write the database in a file with another key, or without one; None is for a plain form.

    Raises Obstacle, and the file is then as it was.
    """
    finish(path)
    made = _beside(path, NEW_FORM)
    try:
        with told_as_obstacle(), obstacles.told_in_words(), _alone(path, old) as source:
            expected = _contents(source)
            os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _export(source, made, new)
            _look_over(made, new, expected)
            with made.open("rb+") as file:
                os.fsync(file.fileno())
            if not _WINDOWS:  # nobody can have begun to write in the meantime
                _take_place(made, path)
        if _WINDOWS:  # an open file cannot be replaced there
            with told_as_obstacle():
                _take_place(made, path)
    except BaseException:
        with suppress(Obstacle):
            finish(path)
        raise
    finish(path)


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[Connection]:
    """A connection that keeps everybody else out; the write-ahead log is folded in and gone."""
    with closing(connect(path, key=key)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")  # the lock stays until the connection closes
        except Error as error:
            if obstacles.is_busy(error):
                raise Obstacle(_IN_USE) from error
            raise
        if mode != "delete":
            raise Obstacle(_IN_USE)
        yield connection


def _export(source: Connection, made: Path, key: Key | None) -> None:
    secret = "" if key is None else f"x'{key.hex()}'"
    source.execute("ATTACH DATABASE ? AS form KEY ?", (str(made), secret))
    # Each table is a transaction there, hundreds of syncs in all, and nobody relies on the file
    # before it is synced as a whole.
    source.execute("PRAGMA form.journal_mode=MEMORY")
    source.execute("PRAGMA form.synchronous=OFF")
    source.execute("SELECT sqlcipher_export('form')").fetchall()
    for pragma in _HEADER:
        (number,) = source.execute(f"PRAGMA main.{pragma}").fetchone()
        source.execute(f"PRAGMA form.{pragma}={int(number)}")
    source.execute("DETACH DATABASE form")


def _look_over(made: Path, key: Key | None, expected: object) -> None:
    with closing(connect(made, key=key)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if key is not None:
            sound = sound and not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if not sound or _contents(connection) != expected:
            raise Obstacle(_DIFFERS)
    if kind_of_file(made) is not (FileKind.PLAIN if key is None else FileKind.OTHER):
        raise Obstacle(_DIFFERS)


def _contents(connection: Connection) -> object:
    """What both forms have to agree on: the header's numbers, every definition, every count."""
    header = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEADER]
    schema = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' "
        "ORDER BY type, name"
    ).fetchall()
    counts = [
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for kind, name, _sql in schema
        if kind == "table"
    ]
    return [int(number) for number in header], schema, counts


def _take_place(made: Path, path: Path) -> None:
    # A second name keeps hold of the old form, so that it can be overwritten and not just let go.
    # A memory stick's file system may have no second names; then it is let go.
    with suppress(OSError):
        os.link(path, _beside(path, OLD_FORM))
    made.replace(path)
    sync_folder(path.parent)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
