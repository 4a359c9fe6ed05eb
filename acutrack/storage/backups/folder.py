"""One folder with copies of one casebook: which are there, and how far each can be relied on."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import Copy, State
from acutrack.places import make_folder, sync_folder
from acutrack.storage.backups.disk import digest, private_place, sweep, take_name
from acutrack.storage.backups.ledger import (
    Entry,
    Ledger,
    alone_in,
    moment,
    read_ledger,
    write_ledger,
)
from acutrack.storage.backups.making import Made, counted, is_sound
from acutrack.storage.backups.names import folder_of, read_name
from acutrack.storage.backups.sealed import BEGINNING, Unsealable, unseal
from acutrack.storage.connection import FileKind, connect, kind_of_file
from acutrack.storage.driver import Error
from acutrack.storage.key import Key
from acutrack.storage.schema import APPLICATION


class CopyFolder:
    """Reads and keeps a folder of copies; whoever changes it holds it by `alone`."""

    def __init__(self, path: Path, stem: str, *, second: bool = False) -> None:
        self.path = path
        self.stem = stem
        self.second = second

    def copies(self) -> tuple[Copy, ...]:
        """Every copy by its name, newest first; nothing where there is no such folder."""
        try:
            found = [read_name(path, self.stem) for path in self.path.iterdir()]
        except OSError:
            return ()
        known = [replace(copy, second=self.second) for copy in found if copy is not None]
        return tuple(sorted(known, key=lambda copy: copy.order, reverse=True))

    @property
    def ledger(self) -> Ledger:
        """What is remembered of the copies."""
        return read_ledger(self.path)

    @contextmanager
    def alone(self, *, beginning: bool = False) -> Iterator[None]:
        """Hold the folder alone, and without what was left half done.

        The first folder is made if it is not there; where the second was, a stick may be gone.

        Args:
            beginning: there may be no data folder yet. Otherwise one that is not there was moved,
                and is not begun anew: its owner could not put it back.

        Raises:
            Obstacle: another program has been busy there for too long.
            OSError: nothing can be written there.
        """
        needed = self.path if self.second else self.path.parent
        if not (beginning or needed.is_dir()):
            raise FileNotFoundError(errno.ENOENT, "the folder is gone", str(needed))
        make_folder(self.path)
        with alone_in(self.path):
            sweep(self.path)
            yield

    def add(self, made: Made, name: str, now: datetime | None) -> Path:
        """Give a finished copy its name, in place of an earlier one. Raises OSError.

        Were the program ended half way, the ledger would still know either file.
        """
        before = self.ledger.copies.get(name, Entry())
        entry = Entry((made.digest,), made.rows, moment(now))
        both = replace(entry, digests=(*before.digests, made.digest))
        write_ledger(self.path, self.ledger.with_copy(name, both))
        target = self.path / name
        take_name(made.path, target)
        write_ledger(self.path, self.ledger.with_copy(name, entry))
        return target

    def rename(self, name: str, other: str) -> None:
        """Give a copy another name, with all that is known of it. Raises OSError."""
        entry = self.ledger.copies.get(name, Entry())
        write_ledger(self.path, self.ledger.with_copy(other, entry))
        (self.path / name).rename(self.path / other)
        sync_folder(self.path)
        write_ledger(self.path, self.ledger.without({name}))

    def remove(self, copies: Iterable[Copy]) -> None:
        """Take copies away; one that cannot be removed stays."""
        gone: set[str] = set()
        for copy in copies:
            with suppress(OSError):
                copy.path.unlink()
                gone.add(copy.path.name)
        if gone:
            write_ledger(self.path, self.ledger.without(gone))

    def state_of(self, copy: Copy, key: Key | None, place: Path) -> State:
        """How far a copy can be relied on; `place` is where a sealed one may be opened."""
        entry = self.ledger.copies.get(copy.path.name)
        try:
            if entry is not None and entry.digests:
                same = digest(copy.path) in entry.digests
                return State.CHECKED if same else State.DAMAGED
            return State.DAMAGED if rows_in(copy.path, key, place) is None else State.SOUND
        except OSError:
            return State.DAMAGED

    def opens_and_counts(self, copy: Copy, key: Key | None, place: Path) -> bool:
        """Open a copy and count its rows against what was counted when it was made.

        A sealed copy of another key is read through to its last byte instead.
        """
        entry = self.ledger.copies.get(copy.path.name, Entry())
        try:
            if entry.digests and digest(copy.path) not in entry.digests:
                return False
            rows = rows_in(copy.path, key, place)
        except OSError:
            return False
        return rows is not None and (not entry.rows or rows in (entry.rows, UNCOUNTED))

    def note_checked(self, copies: Iterable[Copy], now: datetime) -> None:
        """Remember when copies were last looked over. Raises OSError."""
        ledger = self.ledger
        for copy in copies:
            entry = ledger.copies.get(copy.path.name)
            if entry is not None:
                ledger = ledger.with_copy(copy.path.name, replace(entry, checked=moment(now)))
        write_ledger(self.path, ledger)


#: A sealed copy that was read to its last byte, but not opened: its key is another.
UNCOUNTED = -1


def first_folder(casebook: Path) -> CopyFolder:
    """The folder beside the casebook."""
    return CopyFolder(folder_of(casebook), casebook.stem)


def rows_in(copy: Path, key: Key | None, place: Path) -> int | None:
    """How many rows a copy holds; None where it is damaged or no copy of ours. Raises OSError."""
    with copy.open("rb") as file:
        beginning = file.read(len(BEGINNING))
    if beginning != BEGINNING:
        plain = kind_of_file(copy) is FileKind.PLAIN
        return _rows(copy, None, "?mode=ro&immutable=1") if plain else None
    with private_place(place) as aside:
        inside = aside / "casebook"
        try:
            unseal(copy, inside)
        except Unsealable:
            return None
        if key is None or not opens(inside, key):
            return UNCOUNTED
        return _rows(inside, key, "?mode=ro")


def opens(casebook: Path, key: Key) -> bool:
    """Whether an encrypted casebook opens with a key."""
    with closing(connect(casebook, "?mode=ro", key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Error:
            return False
    return True


def _rows(casebook: Path, key: Key | None, how: str) -> int | None:
    with closing(connect(casebook, how, key)) as connection:
        if not is_sound(connection, locked=key is not None):
            return None
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            rows = sum(counted(connection).values())
        except (Error, UnicodeDecodeError):
            return None
    return rows if application == APPLICATION else None
