"""Opens a casebook on a server, making its tables if there are none, and brings it up to date.

Nothing of the driver is loaded before somebody gives an address.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from acutrack.casebook.drafts import DraftStore
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.server.address import Address

if TYPE_CHECKING:
    from acutrack.storage.server.connections import ServerConnections
    from acutrack.storage.server.steady_store import SteadyStore
    from acutrack.storage.server.watch import ServerWatch

_NO_DRIVER = say(
    "A record on a server needs a part of AcuTrack that is not installed here. Nothing was "
    "changed. Ask whoever installed AcuTrack to add it: {command}",
    command='pip install "acutrack[server]"',
)


@dataclass(frozen=True)
class OpenServer:
    """An open record on a server, to be closed by whoever opened it.

    Attributes:
        store: records and edits, for `casebook.Casebook`; steady while the server is away.
        drafts: what is typed but not yet saved; on this computer.
        watch: tells that another window wrote.
    """

    address: Address
    store: SteadyStore
    drafts: DraftStore
    watch: ServerWatch
    connections: ServerConnections
    beside: OpenCasebook

    @property
    def file(self) -> ServerConnections:
        """What reads and writes, as of an open file."""
        return self.connections

    @property
    def path(self) -> Path:
        """Beside what to work on this computer."""
        return self.beside.path

    @property
    def key(self) -> None:
        """There is none: a server has an encrypted disk."""
        return

    @property
    def read_only(self) -> bool:
        """Who may write is for the server to say."""
        return False

    def close(self) -> None:
        """Close it. Nothing else may be asked of it afterwards."""
        self.watch.close()
        self.connections.close()
        self.beside.close()

    def __enter__(self) -> OpenServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def reach(address: Address) -> ServerConnections:
    """Whoever answers at an address; nothing is made there. Raises Away or Obstacle."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise Obstacle(_NO_DRIVER) from error
    from acutrack.storage.server.connections import ServerConnections

    return ServerConnections(address)


def connected(address: Address) -> ServerConnections:
    """The casebook at an address, its tables made or brought up to date.

    Raises:
        Away: nobody answers there.
        Obstacle: the driver is missing, the server does not allow it, or it was written by a newer
            AcuTrack; nothing was changed.
    """
    connections = reach(address)
    from acutrack.storage.server.preparing import bring_up_to_date

    try:
        bring_up_to_date(connections)
    except BaseException:
        connections.close()
        raise
    return connections


def open_server(address: Address, beside: Path) -> OpenServer:
    """The same for a window; `beside` is the file on this computer for what is typed.

    Raises as `connected` does.
    """
    connections = connected(address)
    from acutrack.storage.server.steady_store import SteadyStore
    from acutrack.storage.server.watch import ServerWatch

    try:
        watch = ServerWatch(connections)
        kept_here = open_casebook(beside)
    except BaseException:
        connections.close()
        raise
    return OpenServer(
        address, SteadyStore(connections), kept_here.drafts, watch, connections, kept_here
    )
