"""Which file lies at a path: a program that syncs folders may put another in a casebook's place.

SQLite goes on with the file that it opened, but looks for its log by name, and removes it by name.
So whoever leaves a file that is no longer at its path takes along what belongs to it, and nothing
of what belongs to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

Place = tuple[int, int]
#: What SQLite keeps beside a file.
_PARTS = ("-wal", "-shm")
_ASIDE = ".other"


def place_of(path: Path) -> Place | None:
    """What tells a file from any other, whatever its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class FilePlace:
    """A file that is open, and its log; to be asked whether they are still at their path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = place_of(path)
        self._parts: dict[str, Place | None] = {}
        self.note_parts()

    def note_parts(self) -> None:
        """Know the log again; it is made at the first write."""
        for ending in _PARTS:
            if self._parts.get(ending) is None:
                self._parts[ending] = place_of(self._beside(ending))

    def is_taken(self) -> bool:
        """Whether another file lies at the path, or none."""
        return place_of(self._path) != self._file

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Close the file inside this block: what belongs to the file at the path stays there."""
        with ExitStack() as stack:
            if self.is_taken():
                for ending in _PARTS:
                    stack.enter_context(self._without_other(ending))
            yield

    @contextmanager
    def _without_other(self, ending: str) -> Iterator[None]:
        part = self._beside(ending)
        aside = part.with_name(part.name + _ASIDE)
        there = place_of(part)
        others = there is not None and there != self._parts.get(ending)
        if others:
            part.replace(aside)
        try:
            yield
        finally:
            with suppress(OSError):
                if others:
                    aside.replace(part)
                elif place_of(part) == self._parts.get(ending):
                    # Another window still has the same file open. Read with the file that is at
                    # the path now, its log would make nonsense of it.
                    part.unlink(missing_ok=True)

    def _beside(self, ending: str) -> Path:
        return self._path.with_name(self._path.name + ending)
