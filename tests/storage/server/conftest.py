"""The casebook of every test here lies on a real server, in a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.storage.server.address import Address
from acutrack.storage.server.open_server import OpenServer, open_server
from tests.builders import NOW
from tests.server_at_hand import address, prepared, server

__all__ = ["address", "prepared", "server"]


@pytest.fixture
def book(address: Address, tmp_path: Path) -> Iterator[OpenServer]:
    with open_server(address, tmp_path / "beside.acutrack") as opened:
        yield opened


@pytest.fixture
def casebook(book: OpenServer) -> Casebook:
    return Casebook(book.store, lambda: NOW)
