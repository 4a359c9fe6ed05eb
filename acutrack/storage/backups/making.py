"""Makes a copy of a casebook, and relies on it only after it was read back from the disk.

SQLite's online backup copies one state of the file, also while others write. What it wrote is
opened once more: the file's own checks, the sums of every encrypted page, and the rows of each
table against those of the original in the same state.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from acutrack.domain.errors import Damaged, Obstacle
from acutrack.domain.message import say
from acutrack.storage import obstacles
from acutrack.storage.about import needed_version
from acutrack.storage.backups.disk import digest, keep_on_disk, private_place, take_name, unfinished
from acutrack.storage.backups.sealed import Unsealable, seal, unseal
from acutrack.storage.connection import Connections, connect, keys_beside
from acutrack.storage.driver import Connection, Error, dbapi
from acutrack.storage.key import Key
from acutrack.storage.schema import APPLICATION, SCHEMA
from acutrack.storage.strange_parts import refuse_strange_parts

Counts = dict[str, int]

_COPY_STOPPED = say(
    "AcuTrack could not write the copy. Your record is safe. Free some disk space, or choose a "
    "folder that you can write to."
)
_ITSELF = say("This is the file of your record itself. Choose another name for the copy.")


_CODES_OF_DAMAGE = (dbapi.SQLITE_CORRUPT, dbapi.SQLITE_NOTADB)


class DamagedOriginal(Damaged):
    """The casebook itself is damaged, so that no sound copy of it can be made."""


@dataclass(frozen=True)
class Made:
    """A finished copy, perhaps under a name that is not yet its own.

    Attributes:
        digest: SHA-256 of the file.
        rows: how many rows its tables hold together.
    """

    path: Path
    digest: str
    rows: int


def make_copy(connections: Connections, into: Path) -> Made:
    """Fill the empty private file `into` with a sound copy of an open casebook.

    Of a plain casebook it is a plain file, of a locked one a sealed copy. It is on the disk and
    looked over when this returns.

    Raises:
        DamagedOriginal: what was read does not hold together.
        Obstacle: the copy cannot be written.
        OSError: so the system says.
    """
    if connections.key is None:
        counts = _copy(connections, into)
        keep_on_disk(into)
    else:
        keys = keys_beside(connections.path).read_bytes()
        with unfinished(into.parent) as inner:
            counts = _copy(connections, inner)
            seal(inner, keys, into)
        keep_on_disk(into)
        _expect_sealed(into, connections, counts, keys)
    return Made(into, digest(into), sum(counts.values()))


def copy_casebook(
    source: Path, target: Path, *, overwrite: bool = False, key: Key | None = None
) -> Made:
    """Copy a casebook, also one that is open, into the single file `target`.

    The copy is looked over and its rows counted before it gets its name, so `target` holds all of
    it or what was there before. The source is not changed.

    Raises:
        Locked: it is encrypted, and there is no key.
        Obstacle: the source is not there, damaged, no casebook, or from a newer AcuTrack; there is
            a file already and `overwrite` is false; or the copy cannot be written.
    """
    if not source.is_file():
        raise obstacles.missing(source)
    if target.exists() and target.samefile(source):
        raise Obstacle(_ITSELF)
    if target.exists() and not overwrite:
        raise _taken(target)
    with closing(Connections(source, key)) as connections:
        _refuse_foreign(connections)
        try:
            with unfinished(target.parent) as new:
                made = make_copy(connections, new)
                if not overwrite and target.exists():
                    raise _taken(target)
                take_name(new, target)
                return replace(made, path=target)
        except OSError as error:
            raise Obstacle(_COPY_STOPPED) from error


def copy_stopped() -> Obstacle:
    """The copy cannot be written."""
    return Obstacle(_COPY_STOPPED)


def counted(connection: Connection) -> Counts:
    """How many rows each table holds."""
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


def is_sound(connection: Connection, *, locked: bool) -> bool:
    """What the file's own checks say; a badly damaged one stops the check itself."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return False
        return not (locked and connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except (Error, UnicodeDecodeError):
        return False


def _copy(connections: Connections, target: Path) -> Counts:
    """Copy into an empty file, and count both; raises DamagedOriginal where they differ."""
    with connections.reading() as source:
        try:
            expected = _copy_one_state(source, target, connections.key)
        except (Error, UnicodeDecodeError) as error:
            raise _of_error(error, connections.path) from error
    keep_on_disk(target)
    if _recounted(target, connections.key) != expected:
        raise _damaged(connections.path) if _is_damaged(connections) else copy_stopped()
    return expected


def _is_damaged(connections: Connections) -> bool:
    """Whether a copy that is not sound shows the original, or the disk it was written to failed."""
    with connections.reading() as source:
        return not is_sound(source, locked=connections.key is not None)


def _copy_one_state(source: Connection, target: Path, key: Key | None) -> Counts:
    with closing(connect(target, key=key)) as copy:
        source.execute("BEGIN")  # for both the counting and the copying
        try:
            expected = counted(source)
            source.backup(copy)
        finally:
            source.execute("ROLLBACK")
        # A copy is one file: without this it would need a log and an index beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    return expected


def _of_error(error: Error | UnicodeDecodeError, path: Path) -> Obstacle:
    return _damaged(path) if _tells_of_damage(error) else copy_stopped()


def _tells_of_damage(error: Error | UnicodeDecodeError) -> bool:
    """Whether it is the original that is damaged; the backup call gives its errors no code."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        words = ("malformed", "not a database")
        return isinstance(error, UnicodeDecodeError) or any(word in str(error) for word in words)
    return code in _CODES_OF_DAMAGE


def _recounted(copy: Path, key: Key | None) -> Counts | None:
    """The rows of a closed copy, read from the disk; None where it is not sound."""
    # To a connection that may only read, the check does not tell of broken constraints.
    with closing(connect(copy, key=key)) as connection:
        if not is_sound(connection, locked=key is not None):
            return None
        try:
            return counted(connection)
        except Error as error:  # the disk, as it was sound a moment ago
            raise copy_stopped() from error


def _expect_sealed(sealed: Path, connections: Connections, counts: Counts, keys: bytes) -> None:
    with private_place(sealed.parent) as place:
        inside = place / "casebook"
        try:
            whole = unseal(sealed, inside) == keys
        except Unsealable:
            whole = False
        if not whole or _recounted(inside, connections.key) != counts:
            raise copy_stopped()


def _refuse_foreign(connections: Connections) -> None:
    with connections.reading() as connection:
        refuse_strange_parts(connection)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        needed = needed_version(connection)
    if application != APPLICATION:
        raise obstacles.not_ours()
    if schema > SCHEMA:
        raise obstacles.newer(schema, SCHEMA, needed)


def _damaged(source: Path) -> DamagedOriginal:
    return DamagedOriginal(
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
