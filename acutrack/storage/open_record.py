"""An open record, in a file or on a server, as whoever works with the whole of it sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from acutrack.casebook.drafts import DraftStore
from acutrack.casebook.store import Store
from acutrack.storage.any_connection import AnyConnections
from acutrack.storage.key import Key


class OpenRecord(Protocol):
    """To be closed by whoever opened it."""

    @property
    def store(self) -> Store:
        """Records and edits."""
        ...

    @property
    def drafts(self) -> DraftStore:
        """What is typed but not yet saved."""
        ...

    @property
    def file(self) -> AnyConnections:
        """What reads and writes the whole."""
        ...

    @property
    def path(self) -> Path:
        """The file; of a server, one on this computer beside which to work."""
        ...

    @property
    def key(self) -> Key | None:
        """What it is encrypted with."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether it can only be looked at."""
        ...

    def close(self) -> None:
        """Close it."""
        ...
