"""The write-ahead log as it lies beside a casebook: its frames, and whether some were lost.

SQLite reads the log up to the first frame whose checksum is wrong and takes that for the end: right
after a power cut, where the last transaction was never finished, and silently wrong where a
damaged frame hides finished transactions behind it. Each frame carries the running checksum of all
before it, so a frame can be proven sound by the one before it alone; that tells the two apart.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from acutrack.storage.beginnings import beginning

HEADER, FRAME_HEADER = 32, 24
_MAGIC = 0x377F0682
_SALTS = slice(16, 24)
_NEAR = 4
#: The head of the index beside the log (`-shm`): salts as in the log, numbers as this computer has.
_INDEX_HEAD, _COUNT_IN_INDEX, _SALTS_IN_INDEX = 48, slice(16, 20), slice(32, 40)
_Sum = tuple[int, int]


@dataclass(frozen=True)
class Frame:
    """One page as some transaction wrote it.

    Attributes:
        page: its number, from 1.
        pages_after: pages of the file after the transaction, in its last frame; 0 in the others.
        content: the page as it lies in the file, so encrypted where that is.
        chained: the checksum follows from the one before.
    """

    page: int
    pages_after: int
    content: bytes
    chained: bool


@dataclass(frozen=True)
class Log:
    """What a log holds.

    Attributes:
        frames: those of the newest run, in order; a frame that is not `chained` is damaged.
        header_sound: without a sound header SQLite reads nothing of the log.
        promised: so many frames were finished for sure; 0 where nothing is known.
    """

    frames: tuple[Frame, ...] = ()
    header_sound: bool = True
    promised: int = 0

    def read_by_sqlite(self) -> tuple[Frame, ...]:
        """The frames of finished transactions before the first damage."""
        if not self.header_sound:
            return ()
        end = 0
        for number, frame in enumerate(self.frames, 1):
            if not frame.chained:
                break
            end = number if frame.pages_after else end
        return self.frames[:end]

    def lost_some(self) -> bool:
        """Whether finished transactions lie behind damage, where SQLite does not look.

        A transaction is on disk before the next begins. So damage in a transaction with another
        behind it is damage; in the last one it may be that it was never finished, unless the index
        beside the log promised it.
        """
        if self.promised > len(self.read_by_sqlite()):
            return True
        if not self.header_sound:
            return any(frame.chained for frame in self.frames)
        broken = next((n for n, frame in enumerate(self.frames) if not frame.chained), None)
        if broken is None:
            return False
        behind = self.frames[broken:]
        return any(
            ended.chained and ended.pages_after and after.chained
            for ended, after in pairwise(behind)
        )

    def finished(self) -> tuple[Frame, ...]:
        """Every frame that can be relied on, also behind damage; damaged ones among them."""
        if not self.lost_some():
            return self.read_by_sqlite()
        ends = [n for n, f in enumerate(self.frames, 1) if f.chained and f.pages_after]
        return self.frames[: max([*ends, self.promised])]


def log_beside(path: Path) -> Path:
    """Where SQLite keeps the log of a file."""
    return path.with_name(path.name + "-wal")


def read_log(path: Path, page_size: int) -> Log:
    """The log beside the file `path`; an empty one if there is none. Raises OSError."""
    index = _index_beside(path)  # before the log: a program that runs on only adds to that
    try:
        content = log_beside(path).read_bytes()
    except FileNotFoundError:
        return Log()
    if len(content) <= HEADER:
        return Log()
    promised = _promised(index, content[_SALTS])
    magic, _version, size, _count, *salts, first, second = struct.unpack(">8I", content[:HEADER])
    order = ">" if magic & 1 else "<"
    sound = (
        magic & ~1 == _MAGIC
        and size == page_size
        and _checksum(content[:24], (0, 0), order) == (first, second)
    )
    if sound:
        return Log(tuple(_frames(content, page_size, tuple(salts), order)), promised=promised)
    salts_left = _salts_of(content, page_size)
    return Log(tuple(_frames(content, page_size, salts_left, "<")), header_sound=False)


def _index_beside(path: Path) -> bytes:
    """The head of the index that SQLite keeps of the log, in its two copies; empty if unusable."""
    try:
        index = path.with_name(path.name + "-shm")
        heads = beginning(index, 2 * _INDEX_HEAD, of=path)
    except OSError:
        return b""
    first, second = heads[:_INDEX_HEAD], heads[_INDEX_HEAD:]
    return first if len(first) == _INDEX_HEAD and first == second else b""


def _promised(index: bytes, salts: bytes) -> int:
    """How many frames of this run were finished: a frame enters the index when it is on disk."""
    if not index or index[_SALTS_IN_INDEX] != salts:
        return 0
    return int.from_bytes(index[_COUNT_IN_INDEX], sys.byteorder)


def _frames(content: bytes, page_size: int, salts: tuple[int, ...], order: str) -> Iterator[Frame]:
    """The frames up to the last one of this run; what an earlier run left behind it is not."""
    step = FRAME_HEADER + page_size
    heads = [
        struct.unpack_from(">6I", content, at)
        for at in range(HEADER, len(content) - step + 1, step)
    ]
    last = max((n for n, head in enumerate(heads, 1) if head[2:4] == salts), default=0)
    before: _Sum = struct.unpack_from(">2I", content, 24)
    for number, (page, after, one, two, *sums) in enumerate(heads[:last]):
        at = HEADER + number * step
        body = content[at + FRAME_HEADER : at + step]
        found = _checksum(body, _checksum(content[at : at + 8], before, order), order)
        before = (sums[0], sums[1])
        yield Frame(page, after, body, found == before and (one, two) == salts)


def _salts_of(content: bytes, page_size: int) -> tuple[int, ...]:
    """The salts of a log without its header: those that two frames near its beginning share.

    A new run begins at the head of the file; what an earlier one left lies behind it.
    """
    step = FRAME_HEADER + page_size
    count = (len(content) - HEADER) // step
    salts = [struct.unpack_from(">2I", content, HEADER + n * step + 8) for n in range(count)]
    for one, other in pairwise(salts[:_NEAR]):
        if one == other:
            return one
    return salts[0] if salts else (0, 0)


def _checksum(content: bytes, before: _Sum, order: str) -> _Sum:
    """SQLite's checksum of a log: two running sums over 32-bit words."""
    one, two = before
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
