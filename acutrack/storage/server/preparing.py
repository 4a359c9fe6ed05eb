"""Brings the tables on a server up to date: the same migrations as for a file."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import psycopg

from acutrack.storage import history, obstacles
from acutrack.storage.about import needed_version, note_versions
from acutrack.storage.row_sums import FIRST_WITH_SUMS
from acutrack.storage.schema import SCHEMA, revision
from acutrack.storage.server import refusals
from acutrack.storage.server.connections import SCHEMA_NAME, ServerConnection, ServerConnections
from acutrack.storage.server.dialect import teach_types
from acutrack.storage.upgrade import SCRIPTS

#: Any number that is always the same: whoever prepares the tables holds the lock of this name.
_PREPARING = 0x41637554


def bring_up_to_date(connections: ServerConnections, to: int = SCHEMA) -> None:
    """Make the tables, or upgrade them, in one transaction.

    Raises:
        Obstacle: they are newer than this AcuTrack, or this person may not make tables.
        Away: the server does not answer.
    """
    with connections.reading() as connection:
        found = schema_of(connection)
        needed = needed_version(connection) if found > SCHEMA else None
    if found > SCHEMA:
        raise obstacles.newer(found, SCHEMA, needed)
    if found < to:
        with refusals.told_in_words():
            # A script rewrites the history as JSON; its sums are made anew after it.
            _run_scripts(connections, to, sums=found >= FIRST_WITH_SUMS)


def schema_of(connection: ServerConnection) -> int:
    """The schema of the tables; 0 where there are none."""
    there = connection.execute(
        "SELECT to_regclass(?) IS NOT NULL", (f"{SCHEMA_NAME}.alembic_version",)
    ).fetchone()
    if there != (True,):
        return 0
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return 0 if row is None else int(row[0])


def _run_scripts(connections: ServerConnections, to: int, *, sums: bool) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import StaticPool
    from sqlmodel import create_engine

    teach_types()
    raw: psycopg.Connection[Any] = connections.connect().raw
    raw.autocommit = False
    engine = create_engine("postgresql+psycopg://", creator=lambda: raw, poolclass=StaticPool)
    try:
        with engine.begin() as transaction:
            # Another computer may be at it: then there is nothing left to do.
            transaction.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_PREPARING})")
            transaction.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA_NAME}")
            config = Config()
            config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
            config.attributes["connection"] = transaction
            prepared = ServerConnection(raw)
            with history.sums_kept(prepared) if sums else nullcontext():
                command.upgrade(config, revision(to))
            note_versions(prepared)
    finally:
        raw.close()
