"""The key that a locked casebook is written with: 256 random bits, never derived, never shown."""

from __future__ import annotations

import secrets
from typing import NewType

from acutrack.storage.driver import Connection

#: 32 bytes. Whoever holds it can read the casebook; `key_file` keeps it wrapped.
Key = NewType("Key", bytes)
KEY_BYTES = 32


def new_key() -> Key:
    """A key that nobody has had before."""
    return Key(secrets.token_bytes(KEY_BYTES))


def hand_over(connection: Connection, key: Key | None) -> None:
    """Give a connection its key, before anything else is asked of it; None for a plain file."""
    # It would tell the console of a wrong key, and of each damaged page.
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        # Raw: no passphrase is stretched here, so opening costs no more than for a plain file.
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
