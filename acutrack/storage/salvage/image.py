"""A casebook's pages as they lie on the disk, file and log together, in one copy in memory."""

from __future__ import annotations

from pathlib import Path

from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.first_look import PAGE
from acutrack.storage.key import Key
from acutrack.storage.log_frames import Log, read_log
from acutrack.storage.salvage.sealed import RESERVED, SALT, Seals

_FIRST_HEADER = 100


class Image:
    """The newest state of every page; a page that cannot be relied on is None."""

    def __init__(self, content: bytes, log: Log, key: Key | None) -> None:
        self._raw, self._gone = _newest(content, log)
        self._read: dict[int, bytes | None] = {}
        self._seals: Seals | None = None
        if key is not None and not content.startswith(b"SQLite format 3\0"):
            salts = [f.content[:SALT] for f in log.frames if f.page == 1 and f.chained]
            self._seals = Seals(key, self._raw, salts)
        #: A damaged frame of the log may be of any page, which then is of an earlier time.
        self.uncertain = not all(frame.chained for frame in log.finished())
        self.usable = PAGE - (RESERVED if self._seals else 0)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(self._raw, default=0)

    @property
    def sealed(self) -> bool:
        """Whether every page that was read is certain to be as it was written."""
        return self._seals is not None and not self._seals.lost

    @property
    def seals_lost(self) -> bool:
        """Whether it is encrypted and its seals cannot be checked any more."""
        return self._seals is not None and self._seals.lost

    def page(self, number: int) -> bytes | None:
        """The content of a page without what is reserved at its end; None if it is not sound."""
        if number not in self._read:
            self._read[number] = self._open(number)
        return self._read[number]

    @staticmethod
    def header_of(number: int) -> int:
        """Where the b-tree begins in a page."""
        return _FIRST_HEADER if number == 1 else 0

    def _open(self, number: int) -> bytes | None:
        raw = self._raw.get(number)
        if raw is None or number in self._gone:
            return None
        if self._seals is None:
            return raw
        return self._seals.open(raw, number)


def read_image(path: Path, key: Key | None) -> Image:
    """Take up a file and its log. Raises Obstacle if the system refuses to read them."""
    with told_as_obstacle():
        return Image(path.read_bytes(), read_log(path, PAGE), key)


def _newest(content: bytes, log: Log) -> tuple[dict[int, bytes], set[int]]:
    """Page number to bytes, and the pages whose newest state was lost with the log's."""
    pages = {
        number: content[at : at + PAGE]
        for number, at in enumerate(range(0, len(content) - PAGE + 1, PAGE), 1)
    }
    gone: set[int] = set()
    most = len(pages) + len(log.frames)
    for frame in log.finished():
        if frame.chained:
            pages[frame.page] = frame.content
            gone.discard(frame.page)
        elif 0 < frame.page <= most:  # the number itself may be what was damaged
            gone.add(frame.page)
    return pages, gone
