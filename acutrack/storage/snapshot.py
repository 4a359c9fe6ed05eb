"""All of a file held in memory: not a byte of it is written anywhere."""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from pathlib import Path

from acutrack.storage.driver import Connection, dbapi
from acutrack.storage.key import Key, hand_over

#: How long to wait for another program before giving up, in milliseconds.
BUSY_MS = 3000
#: What SQLite calls its way to files that locks nothing.
_WITHOUT_LOCKS = "win32-none" if os.name == "nt" else "unix-none"


class Snapshot:
    """What a connection reads at this moment, log included."""

    def __init__(self, source: Connection, key: Key | None) -> None:
        self._address = f"file:{secrets.token_hex(8)}?mode=memory&cache=shared"
        self._key = key
        # The memory is given back when the last connection to it is closed.
        self._kept = open_at(self._address, key)
        source.backup(self._kept)

    @classmethod
    def of_shut(cls, path: Path, key: Key | None) -> Snapshot:
        """Of a file in a folder that cannot be written."""
        # Without the system's locks, whose index file could not be made beside a read-only file.
        address = f"{path.absolute().as_uri()}?mode=ro&vfs={_WITHOUT_LOCKS}"
        with closing(open_at(address, key)) as source:
            source.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
            return cls(source, key)

    @classmethod
    def of(cls, path: Path, key: Key | None) -> Snapshot:
        """Of a file as it lies on the disk."""
        with closing(open_at(f"{path.absolute().as_uri()}?mode=ro", key)) as source:
            return cls(source, key)

    def connect(self) -> Connection:
        """A connection that only reads."""
        connection = open_at(self._address, self._key)
        connection.execute("PRAGMA query_only=ON")
        return connection

    def write_into(self, target: Connection) -> None:
        """Write all of it to another connection, of the same key."""
        self._kept.backup(target)

    def close(self) -> None:
        """Let it go."""
        self._kept.close()


def open_at(address: str, key: Key | None) -> Connection:
    """A bare connection to an address of SQLite's."""
    connection = dbapi.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    hand_over(connection, key)
    connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return connection
