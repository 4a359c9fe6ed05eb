"""A new casebook, written in one transaction: the file holds either nothing or all of it."""

from __future__ import annotations

from acutrack.storage.about import note_versions
from acutrack.storage.driver import Connection
from acutrack.storage.schema import APPLICATION, SCHEMA, revision


def write_schema(connection: Connection) -> None:
    """Write the newest schema into an empty file, inside the caller's transaction.

    The tables' own definitions are used, not the migrations: a test holds the two equal, and
    Alembic need not be imported for it.
    """
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from acutrack.storage.tables import METADATA

    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA),))
    mark(connection, SCHEMA)


def mark(connection: Connection, schema: int) -> None:
    """Mark the file as a casebook of this schema, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    connection.execute(f"PRAGMA user_version={schema}")
    note_versions(connection)
