"""A real server for the tests that want one, in a database of its own: for their `conftest`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from acutrack.storage.server.address import Address
from acutrack.storage.server.connections import ServerConnections
from acutrack.storage.server.preparing import bring_up_to_date
from acutrack.storage.table_names import TABLE_NAMED
from tests.a_server import Server, programmes

__all__ = ["address", "prepared", "server"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    found = programmes()
    if found is None:
        assert "ACUTRACK_TESTS_NEED_SERVER" not in os.environ
        pytest.skip("there is no PostgreSQL server here; Debian has it in the package postgresql")
    running = Server(found)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def prepared(server: Server) -> Address:
    """A database whose tables were made by the migrations."""
    server.ask("CREATE DATABASE shared")
    connections = ServerConnections(server.address("shared"))
    bring_up_to_date(connections)
    connections.close()
    return server.address("shared")


@pytest.fixture
def address(server: Server, prepared: Address) -> Address:
    """The same database, emptied: a copy for each test would cost a hundred times as much."""
    tables = ("edit", "draft", *TABLE_NAMED.values())
    emptied = "; ".join(f"DELETE FROM acutrack.{table}" for table in tables)  # noqa: S608
    kept = "DELETE FROM acutrack.about WHERE key NOT IN ('needs', 'made_by_version')"
    server.ask(f"BEGIN; SET CONSTRAINTS ALL DEFERRED; {emptied}; {kept}; COMMIT", prepared.database)
    return prepared
