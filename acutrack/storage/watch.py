"""Tells that another program wrote to the casebook."""

from __future__ import annotations

from acutrack.storage.connection import Connections


class Watch:
    """Asked now and then by the window; a look costs a few microseconds and never waits."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._seen = connections.data_version()

    def changed(self) -> bool:
        """Whether another program wrote since the last look; our own writes do not count.

        Raises:
            Obstacle: the file is not to be had any more.
        """
        # SQLite counts for one connection what the others did, so it is the writing one that asks.
        found = self._connections.data_version()
        if found is None or found == self._seen:
            return False
        self._seen = found
        return True
