"""Puts the content of a copy in the place of what the casebook holds.

An open casebook keeps its file: SQLite's backup writes the copy's pages into it in one
transaction, so whatever happens it holds all of the one or all of the other, and other windows
see the change like any other. A copy made just before takes it back, history and all. The lock
stays as it is: neither keys nor passphrase change.

Where the casebook is not there, is damaged, or cannot be opened, nothing in it is overwritten: it
is set aside with all that lies beside it, and the copy takes its place with its own keys.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from acutrack.casebook.contents import Contents, compare, contents_of
from acutrack.casebook.copies import Preview, Restored, Why
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import sync_folder
from acutrack.storage import obstacles
from acutrack.storage.backups.before import copy_into
from acutrack.storage.backups.disk import (
    copy_bytes,
    keep_on_disk,
    swept,
    take_name,
    unfinished,
)
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.making import counted
from acutrack.storage.connection import (
    Connections,
    FileKind,
    connect,
    keys_beside,
    kind_of_file,
)
from acutrack.storage.drafts_table import COLUMNS
from acutrack.storage.driver import Connection
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.reading import LaidOpen, laid_open
from acutrack.storage.turning import change_form

_BESIDE = ("", "-wal", ".keys")

_STOPPED = say(
    "AcuTrack could not write into its own folder, so the copy was not used. Nothing was changed. "
    "Free some disk space, or check that the folder can be written to."
)
_NOT_LOCKED_HERE = say(
    "The copy is locked, and the record here is not. "
    "What is restored can then be read without a passphrase."
)
_DIFFERS = say(
    "What was restored does not hold what the copy holds. The copy made just before is at hand: "
    "look at the copies of your record, and restore that one."
)


def preview(
    copy: Path,
    casebook: Path,
    now: Contents | None,
    keys: Iterable[Key] = (),
    *,
    thorough: bool = True,
) -> Preview:
    """What a copy holds, and what would change if it took the casebook's place.

    Args:
        copy: any file.
        casebook: where the person's casebook is, or will be.
        now: what the casebook holds; None where there is none that can be opened.
        keys: tried where the copy is locked.
        thorough: look at every single entry too, for what is worth remarking.

    Raises:
        Locked: no key opens it.
        Obstacle: it cannot be used.
    """
    folder = first_folder(casebook)
    with _told(), folder.alone(beginning=True), laid_open(copy, folder, keys) as found:
        with open_casebook(found.file, found.key) as opened:
            holds = contents_of(opened.store)
        remarks = findings(found.file, found.key) if thorough else ()
        if found.keys is not None and _is_plain(casebook):
            remarks = (_NOT_LOCKED_HERE, *remarks)
    return Preview(
        holds,
        None if now is None else compare(now, holds),
        made_by_older=found.made_by_older,
        sealed=found.keys is not None,
        remarks=remarks,
    )


def restore_into(
    connections: Connections, copy: Path, now: datetime, keys: Iterable[Key] = ()
) -> Restored:
    """Replace what an open casebook holds by what a copy holds.

    Raises:
        DamagedOriginal: the casebook itself is damaged; close it and use `restore_in_place`.
        Locked: no key opens the copy.
        Obstacle: the copy cannot be used, or the computer is in the way; nothing was changed.
    """
    folder = first_folder(connections.path)
    own = () if connections.key is None else (connections.key,)
    with _told(), folder.alone(), laid_open(copy, folder, (*own, *keys)) as found:
        # What cannot be read does not take the place of what can, whoever asked without looking.
        with open_casebook(found.file, found.key) as opened:
            contents_of(opened.store)
        source, key = _in_form_of(connections.key, found)
        before = copy_into(folder, connections, Why.RESTORE, now)
        with obstacles.told_in_words(), closing(connect(source, key=key)) as content:
            _carry_drafts(connections, content)
            expected = counted(content)
            connections.take_over(content)
    with connections.reading() as connection:
        if counted(connection) != expected:
            raise Obstacle(_DIFFERS)
    return Restored(before=before)


def _is_plain(casebook: Path) -> bool:
    return casebook.exists() and kind_of_file(casebook) is FileKind.PLAIN


def _carry_drafts(connections: Connections, content: Connection) -> None:
    """Let what is half typed now stay, whatever the copy knew of it; `content` is ours alone."""
    with connections.reading() as now:
        typed = now.execute(f"SELECT {COLUMNS} FROM draft").fetchall()  # noqa: S608
    content.execute("BEGIN")
    content.executemany(
        f"INSERT OR REPLACE INTO draft ({COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
        typed,
    )
    content.execute("COMMIT")


def restore_in_place(
    casebook: Path, copy: Path, now: datetime, keys: Iterable[Key] = ()
) -> Restored:
    """Let a copy take the place of a casebook that is closed, and not there or cannot be used.

    What is there is set aside, with its log and its keys; the copy brings its own keys along.

    Raises:
        Locked: no key opens the copy.
        Obstacle: the copy cannot be used, or the computer is in the way; what was there is there.
    """
    folder = first_folder(casebook)
    beside = casebook.parent
    with (
        _told(),
        folder.alone(beginning=True),
        swept(beside),
        laid_open(copy, folder, keys) as found,
        unfinished(beside) as new,
        unfinished(beside) as new_keys,
    ):
        shutil.copyfile(found.file, new)
        keep_on_disk(new)
        if found.keys is not None:
            new_keys.write_bytes(found.keys)
            keep_on_disk(new_keys)
        aside = keep_aside(casebook, now)
        for end in ("-wal", "-shm"):  # they belong to what is set aside
            casebook.with_name(casebook.name + end).unlink(missing_ok=True)
        if found.keys is not None:
            take_name(new_keys, keys_beside(casebook))
        take_name(new, casebook)
        if found.keys is None:
            keys_beside(casebook).unlink(missing_ok=True)
    return Restored(aside=aside)


def keep_aside(casebook: Path, now: datetime) -> Path | None:
    """Give a casebook, its log and its keys second names, under which they stay for ever.

    At no moment is there no casebook: what takes its place does so in one step.

    Returns:
        Where it lies now too; None where nothing was there.

    Raises:
        OSError: there is no room, or nothing can be written there.
    """
    if not casebook.exists():
        return None
    name = f"{casebook.stem}-set-aside-{now:%Y-%m-%dT%H%M%S}"
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    free = next(one for one in names if not list(casebook.parent.glob(f"{one}{casebook.suffix}*")))
    aside = casebook.with_name(free + casebook.suffix)
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            _second_name(casebook.with_name(casebook.name + end), aside.with_name(aside.name + end))
    sync_folder(casebook.parent)
    return aside


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except FileNotFoundError:
        raise
    except OSError:  # a file system where a file has one name only
        copy_bytes(path, other)


def _in_form_of(key: Key | None, found: LaidOpen) -> tuple[Path, Key | None]:
    """What was laid open, locked if the casebook is, or plain if that is; and what opens it."""
    if (key is None) == (found.key is None):
        return found.file, found.key  # each page is written anew with the casebook's own key
    change_form(found.file, found.key, key)
    return found.file, key


@contextmanager
def _told() -> Iterator[None]:
    """What the system refuses, in words. Raises Obstacle."""
    try:
        yield
    except OSError as error:
        raise Obstacle(_STOPPED) from error
