"""Connections to one casebook file: one that writes, as many that read as are asked for at once.

Every entry is durable when a write returns: WAL with `synchronous=FULL`, and `fullfsync` where
the system has it. Statements run outside Python's own transaction handling
(`isolation_level=None`); a write says BEGIN IMMEDIATE before it reads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from threading import Lock

from acutrack.places import make_folder
from acutrack.storage import obstacles
from acutrack.storage.beginnings import beginning, hold, let_go
from acutrack.storage.deeds import Deeds
from acutrack.storage.driver import Connection, Error, dbapi
from acutrack.storage.file_place import FilePlace
from acutrack.storage.key import Key
from acutrack.storage.snapshot import Snapshot, open_at

_DURABLE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA secure_delete=FAST",
    "PRAGMA foreign_keys=ON",
)


class FileKind(Enum):
    """What a file is by its first bytes."""

    EMPTY = "empty"
    PLAIN = "plain"
    #: Encrypted, damaged at its beginning, or something else: only a key tells.
    OTHER = "other"


class Connections:
    """The open file; `read_only` says that every write will be refused. Threads may share it."""

    def __init__(
        self,
        path: Path,
        key: Key | None = None,
        *,
        looking: bool = False,
        begin: bool = False,
    ) -> None:
        """Open `path`.

        With a key the file is an encrypted one; a plain file is opened as what it is all the same.
        Whoever is only `looking` leaves the writing of records to another program until
        `look_only` says otherwise. To `begin` makes an empty file, closed to other users, and its
        folder, if there is none; otherwise nothing is made where a stick was pulled out.

        Raises:
            Locked: it is encrypted, and there is no key.
            Obstacle: it cannot be opened, or holds something else than a database.
        """
        with told_as_obstacle():
            if begin:
                _make_if_missing(path)
            kind = kind_of_file(path)
        if kind is FileKind.OTHER and key is None:
            raise obstacles.locked() if keys_beside(path).is_file() else obstacles.not_ours()
        self.path = path
        self.key = None if kind is FileKind.PLAIN else key
        self._shut = not _may_write(path)
        self._why_shut = obstacles.read_only()
        self._looking = looking
        self._snapshot: Snapshot | None = None
        self._lock = Lock()
        self._idle: list[Connection] = []
        hold(path)
        self._held = True
        try:
            with obstacles.told_in_words(path):
                self._writer = None if self._shut else self._open_writer()
                if self._shut:
                    self._idle.append(self._open_for_looking())
        except BaseException:
            let_go(path)
            raise
        self._place = FilePlace(path)
        self.deeds = Deeds()
        #: All of the file as it was before the deeds, while somebody holds it (`own_state`).
        self.held: Snapshot | None = None
        #: Asked before each write, while somebody knows the file by its content (`own_content`).
        self.is_ours: Callable[[], bool] | None = None

    @property
    def read_only(self) -> bool:
        """Whether records can only be looked at, now or for good."""
        return self._shut or self._looking

    @property
    def shut(self) -> bool:
        """Whether nothing at all can be written to the file."""
        return self._shut

    def look_only(self, looking: bool) -> None:
        """Leave the writing of records to another program from now on, or take it over.

        A write that is going on is finished first.
        """
        with self._lock:
            self._looking = looking

    def was_replaced(self) -> bool:
        """Whether the file at the path is not the one that was opened, or none is there."""
        return self._place.is_taken()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads; each statement sees one state of the file.

        Raises:
            Obstacle: the file cannot be read.
        """
        with obstacles.told_in_words(self.path):
            if not self._idle and self._writer is not None and self.was_replaced():
                with self._lock:  # whoever opens the path now opens another file
                    yield self._writer
                return
            connection = self._idle.pop() if self._idle else self._open_reader()
            try:
                yield connection
            finally:
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: on disk when the block ends, or, if it raises, never there.

        Raises:
            Obstacle: the computer is in the way, or the file can only be looked at.
            StaleEdit: another entry still names what was taken out.
        """
        with self._transaction(looking_too=False) as connection:
            yield connection

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """The same for what is no record: a window that only looks may keep what is typed in it.

        Raises:
            Obstacle: the computer is in the way.
        """
        with self._transaction(looking_too=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, looking_too: bool) -> Iterator[Connection]:
        if self._writer is None:
            raise self._why_shut
        with obstacles.told_in_words(self.path), self._lock:
            self._expect_in_place(looking_too=looking_too)
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
                self.deeds.done()
                self._place.note_parts()
            except BaseException:
                self.deeds.undone()
                _roll_back(self._writer)
                raise

    def _expect_in_place(self, *, looking_too: bool) -> None:
        if self._looking and not looking_too:
            raise obstacles.another_writes()
        if not looking_too and self.was_replaced():
            # What is written now would be in a file that nobody opens again.
            raise obstacles.replaced()
        if not looking_too and self.is_ours is not None and not self.is_ours():
            raise obstacles.replaced()

    def _rewrite(self) -> None:
        """What is known of the content does not hold any more."""
        self.is_ours = None
        self.deeds.lose()

    def take_over(self, content: Connection) -> None:
        """Replace everything in the file by what another one holds, in one transaction.

        Both have to be encrypted, with whatever keys, or both plain. Whoever else has the file
        open sees all of the old or all of the new.

        Raises:
            Obstacle: the computer is in the way, or the file can only be looked at.
        """
        if self._writer is None:
            raise self._why_shut

        def give_up(status: int, _left: int, _pages: int) -> None:
            # The driver would wait for ever; SQLite itself has waited BUSY_MS by then.
            if status in (dbapi.SQLITE_BUSY, dbapi.SQLITE_LOCKED):
                raise obstacles.busy()

        with obstacles.told_in_words(self.path), self._lock:
            self._expect_in_place(looking_too=False)
            self._rewrite()
            content.backup(self._writer, progress=give_up)
            self._place.note_parts()

    def make_durable(self) -> None:
        """Set what every later write relies on; not before the file is known to be a casebook.

        Raises:
            Obstacle: the file cannot be written.
        """
        if self._writer is not None:
            with obstacles.told_in_words(self.path), self._lock:
                for pragma in _DURABLE:
                    self._writer.execute(pragma)

    def fold_log(self) -> bool:
        """Bring what a killed program left in the write-ahead log into the file itself.

        Whoever copies the one file then has everything. Best effort: another window may be reading,
        or the disk be full; then the log goes on being the place where it is safe.

        Returns:
            Whether all of it is in the file itself now.
        """
        if self._writer is not None:
            with suppress(Error), self._lock:
                pragma = "PRAGMA wal_checkpoint(PASSIVE)"
                (busy, in_log, folded) = self._writer.execute(pragma).fetchone()
                return not busy and bool(in_log == folded)
        return False

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Inside the block nothing here writes to the file, not even out of the log."""
        with self._lock:
            yield

    def scrub(self) -> bool:
        """Write the file anew without what lies in its free pages, and empty the log.

        Returns:
            Whether nothing is left of what was taken out; false while another program is reading.

        Raises:
            Obstacle: there is no room, or the file cannot be written.
        """
        if self._writer is None:
            return False
        with obstacles.told_in_words(self.path), self._lock:
            self._rewrite()
            # Rewriting goes by a temporary file, which is none of anybody's business.
            self._writer.execute("PRAGMA temp_store=MEMORY")
            self._writer.execute("VACUUM")
            (busy, _, _) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def data_version(self) -> int | None:
        """A number that changes when another program writes; None while a write is going on."""
        if self._writer is None or not self._lock.acquire(blocking=False):
            return None
        self._place.note_parts()
        try:
            with obstacles.told_in_words(self.path):
                (number,) = self._writer.execute("PRAGMA data_version").fetchone()
        finally:
            self._lock.release()
        return int(number)

    def close(self) -> None:
        """Close the file; the last one to do so folds the write-ahead log into it.

        Where another file was put in its place, nothing of this one is left beside that.
        """
        with self._place.leaving():
            while self._idle:
                self._idle.pop().close()
            if self._writer is not None:
                with self._lock:
                    self._writer.close()
        if self._snapshot is not None:
            self._snapshot.close()
        if self.held is not None:
            self.held.close()
        self.deeds.lose()
        if self._held:
            self._held = False
            let_go(self.path)

    def _open_writer(self) -> Connection | None:
        """None where the disk is too full even for what SQLite writes in order to read."""
        connection = connect(self.path, key=self.key)
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        except Error as error:
            connection.close()
            if not obstacles.no_room_to_read(error) or not self.path.stat().st_size:
                raise
            self._shut, self._why_shut = True, obstacles.full_when_opened()
            return None
        return connection

    def _open_reader(self) -> Connection:
        if self._shut:
            return self._open_for_looking()
        connection = connect(self.path, key=self.key)
        connection.execute("PRAGMA query_only=ON")
        return connection

    def _open_for_looking(self) -> Connection:
        # In a folder that cannot be written, SQLite refuses even to read a WAL file, unless it is
        # told that nobody will change it; then it does not look at entries still in the log.
        # A copy elsewhere would leave the record lying about, for good if the program is killed.
        if self._snapshot is None and _log_of(self.path).is_file():
            self._snapshot = Snapshot.of_shut(self.path, self.key)
        if self._snapshot is not None:
            return self._snapshot.connect()
        return connect(self.path, "?mode=ro&immutable=1", self.key)


def connect(path: Path, how: str = "?mode=rw", key: Key | None = None) -> Connection:
    """A bare connection, outside Python's own transaction handling; `how` ends its address."""
    return open_at(path.absolute().as_uri() + how, key)


@contextmanager
def told_as_obstacle() -> Iterator[None]:
    """Turn what the system refuses about a file into words.

    Raises:
        Obstacle: the disk is full, the folder read-only, or the file not to be had.
    """
    try:
        yield
    except OSError as error:
        raise obstacles.of_system(error) from error


def _make_if_missing(path: Path) -> None:
    make_folder(path.parent)
    with suppress(FileExistsError):
        # SQLite gives its log and index files the permissions of this one.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def kind_of_file(path: Path) -> FileKind:
    """What a file is by its first bytes. Raises OSError."""
    begins = beginning(path, 16)
    if not begins:
        return FileKind.EMPTY
    return FileKind.PLAIN if begins == b"SQLite format 3\x00" else FileKind.OTHER


def keys_beside(path: Path) -> Path:
    """Where the wrapped keys of a locked casebook lie."""
    return path.with_name(path.name + ".keys")


def _may_write(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent))


def _roll_back(connection: Connection) -> None:
    # A full disk ends the transaction by itself; asking again would hide the first error.
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
