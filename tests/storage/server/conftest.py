"""The casebook of every test here lies on a real server, in a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.storage.server.address import Address
from acutrack.storage.server.open_server import OpenServer, open_server
from acutrack.storage.server.store import ServerStore
from tests.builders import NOW
from tests.server_at_hand import address, prepared, server

__all__ = ["address", "prepared", "server"]


@pytest.fixture
def book(address: Address, tmp_path: Path) -> Iterator[OpenServer]:
    with open_server(address, tmp_path / "beside.acutrack") as opened:
        yield opened


@pytest.fixture
def casebook(book: OpenServer) -> Casebook:
    """As a command opens it; a window's store stands still while the server is away."""
    return Casebook(ServerStore(book.connections), lambda: NOW)
