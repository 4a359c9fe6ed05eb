"""Opens a casebook file: what is in it is looked at first, and nothing else is overwritten.

Neither SQLModel nor Alembic is loaded to open a file, only to begin a new one or to bring an older
one up to date: SQLModel takes about 350 ms, an opening 1.5 ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from acutrack.casebook.drafts import DraftStore
from acutrack.casebook.store import Store
from acutrack.storage import obstacles
from acutrack.storage.about import needed_version
from acutrack.storage.connection import Connections
from acutrack.storage.creation import write_schema
from acutrack.storage.first_look import look_at_file, look_at_tables
from acutrack.storage.key import Key
from acutrack.storage.lease import alone_with
from acutrack.storage.schema import APPLICATION, SCHEMA
from acutrack.storage.strange_parts import refuse_strange_parts
from acutrack.storage.turning import finish
from acutrack.storage.watch import Watch


@dataclass(frozen=True)
class OpenCasebook:
    """An open file, to be closed by whoever opened it.

    Attributes:
        store: records and edits, for `casebook.Casebook`.
        drafts: what is typed but not yet saved.
        watch: tells that another window wrote.
        key: what it is encrypted with; None for a plain one.
    """

    path: Path
    store: Store
    drafts: DraftStore
    watch: Watch
    key: Key | None
    file: Connections

    @property
    def read_only(self) -> bool:
        """Whether it can only be looked at; every write of a record raises Obstacle."""
        return self.file.read_only

    def close(self) -> None:
        """Close the file. Nothing else may be asked of it afterwards."""
        self.file.close()

    def __enter__(self) -> OpenCasebook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_casebook(path: Path, key: Key | None = None, *, looking: bool = False) -> OpenCasebook:
    """Open a casebook, making a new one if there is no file, and bring it up to date.

    Whoever is only `looking` may do so while another program writes. An older file is brought up
    to date all the same, unless another program has the lease.

    Raises:
        Locked: it is encrypted, and `key` is missing.
        Damaged: it is not whole, or no casebook; it is then as it was.
        Obstacle: it cannot be opened, or was written by a newer AcuTrack; likewise.
    """
    look_at_file(path, key)
    connections = Connections(path, key, looking=looking, begin=True)
    try:
        _bring_up_to_date(connections)
        if not connections.read_only:
            finish(path)
            connections.fold_log()
        from acutrack.storage.drafts_table import DraftsTable
        from acutrack.storage.sqlite_store import SqliteStore

        return OpenCasebook(
            path=path,
            store=SqliteStore(connections, connections.deeds),
            drafts=DraftsTable(connections),
            watch=Watch(connections),
            key=connections.key,
            file=connections,
        )
    except BaseException:
        connections.close()
        raise


def _bring_up_to_date(connections: Connections) -> None:
    with connections.reading() as connection:
        refuse_strange_parts(connection)
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        needed = needed_version(connection) if schema > SCHEMA else None
        if application == APPLICATION and schema == SCHEMA:
            look_at_tables(connection)
    empty = tables == 0 and schema == 0
    if application != APPLICATION and not empty:
        raise obstacles.not_ours()
    if schema > SCHEMA:
        raise obstacles.newer(schema, SCHEMA, needed)
    if (empty or schema < SCHEMA) and connections.read_only and not connections.shut:
        _prepare_alone(connections)
        return
    if schema < SCHEMA and not empty:
        # Before anything is set in the file: one that cannot be upgraded keeps every byte.
        _upgrade(connections)
    connections.make_durable()
    if empty:
        _fill_new(connections)


def _prepare_alone(connections: Connections) -> None:
    """Do for once what only a writer does; another program may have done it in the meantime."""
    with alone_with(connections.path):
        connections.look_only(False)
        try:
            _bring_up_to_date(connections)
        finally:
            connections.look_only(True)


def _fill_new(connections: Connections) -> None:
    with connections.writing() as connection:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables == 0:  # another window may have been first
            write_schema(connection)


def _upgrade(connections: Connections) -> None:
    if connections.read_only:
        raise obstacles.older_and_read_only()
    from acutrack.storage.upgrade import upgrade

    upgrade(connections)
