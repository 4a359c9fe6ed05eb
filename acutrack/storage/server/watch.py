"""Tells that another program wrote to the record on the server."""

from __future__ import annotations

from acutrack.storage.server import refusals
from acutrack.storage.server.connections import CHANNEL, ServerConnection, ServerConnections


class ServerWatch:
    """Asked now and then by the window, as `storage.watch` is for a file; it never waits."""

    def __init__(self, connections: ServerConnections) -> None:
        self._connections = connections
        self._ear: ServerConnection | None = None
        self._listen()

    def changed(self) -> bool:
        """Whether another program wrote since the last look; our own writes do not count.

        Raises:
            Away: the server does not answer; after it is back, everything may have changed.
        """
        with refusals.told_in_words():
            if self._ear is None or self._ear.raw.closed:
                self._listen()
                return True
            self._ear.take_in()
            heard: set[int] = set()
            while (note := self._ear.raw.pgconn.notifies()) is not None:
                heard.add(note.be_pid)
            return bool(heard - {self._connections.writer_number})

    def close(self) -> None:
        """Listen no more."""
        if self._ear is not None:
            self._ear.close()

    def _listen(self) -> None:
        self.close()
        with refusals.told_in_words():
            self._ear = self._connections.connect()
            self._ear.execute(f"LISTEN {CHANNEL}")
