"""Brings an older casebook up to date, in one transaction and with a backup before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from acutrack.storage import drafts_table, history, obstacles
from acutrack.storage.backups import copy_before_upgrade
from acutrack.storage.connection import Connections, connect
from acutrack.storage.creation import mark
from acutrack.storage.driver import Connection, dbapi
from acutrack.storage.row_sums import FIRST_WITH_SUMS
from acutrack.storage.schema import SCHEMA, revision

SCRIPTS = Path(__file__).parent / "migrations"
#: For this connection alone; the file keeps the way in which it is written until it is upgraded.
_DURABLE = ("PRAGMA synchronous=FULL", "PRAGMA fullfsync=ON")


def upgrade(connections: Connections, to: int = SCHEMA, scripts: Path = SCRIPTS) -> Path:
    """Upgrade the open file to schema `to` with the Alembic scripts in a folder.

    Returns:
        Where the copy lies that was made before.

    Raises:
        Obstacle: no backup could be made, or a step did not work; the file is then as it was.
    """
    with connections.reading() as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    backup = copy_before_upgrade(connections, found)
    try:
        with obstacles.told_in_words():
            connection = connect(connections.path, key=connections.key)
        try:
            for pragma in _DURABLE:
                connection.execute(pragma)
            run_scripts(connection, to, scripts)
        finally:
            connection.close()
    except Exception as error:
        # Whatever stopped it, the transaction is taken back and the person can go on.
        raise obstacles.upgrade_stopped(backup, error) from error
    return backup


def run_scripts(connection: Connection, to: int = SCHEMA, scripts: Path = SCRIPTS) -> None:
    """Run every script up to schema `to`, mark the file with it, and commit; or change nothing."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import StaticPool, event
    from sqlmodel import create_engine

    engine = create_engine(
        "sqlite://", module=dbapi, creator=lambda: connection, poolclass=StaticPool
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    # Rebuilding a table would otherwise take along what names its rows; all is checked at the end.
    connection.execute("PRAGMA foreign_keys=OFF")
    with engine.begin() as transaction:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = transaction
        with _sums_kept(connection, to):
            command.upgrade(config, revision(to))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ValueError("the upgrade left an entry that names one not there")
        mark(connection, to)


@contextmanager
def _sums_kept(connection: Connection, to: int) -> Iterator[None]:
    """A script rewrites history and drafts as JSON; their sums are made anew after it."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found < FIRST_WITH_SUMS or to < FIRST_WITH_SUMS:
        yield
        return
    with history.sums_kept(connection), drafts_table.sums_kept(connection):
        yield
