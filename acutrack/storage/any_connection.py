"""What the store asks of a connection, to a file (`driver`) or to a server (`server`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class AnyRows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any:  # noqa: ANN401 (a row holds whatever the table does)
        """The next row; None after the last."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Each row that is left."""
        ...


class AnyConnection(Protocol):
    """Runs statements as SQLite spells them, with ? in the place of each value."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> AnyRows:
        """Run one. Raises an error of the driver."""
        ...

    def executemany(self, statement: str, rows: Sequence[Sequence[Any]], /) -> AnyRows:
        """Run it once for each row. Raises an error of the driver."""
        ...


class AnyConnections(Protocol):
    """The open record."""

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        ...

    def reading(self) -> AbstractContextManager[AnyConnection]:
        """A connection that only reads; each statement sees one state."""
        ...

    def writing(self) -> AbstractContextManager[AnyConnection]:
        """One transaction: kept when the block ends, or, if it raises, never there."""
        ...

    def scrub(self) -> bool:
        """Write the file anew without what was taken out; tell whether nothing is left of it."""
        ...
