"""Changes to a large file, told by a few numbers: where, and what."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_STEP = struct.Struct("<BHH")
_PAGE = 4096
_END = 400


def recipe(*steps: tuple[int, int, int]) -> bytes:
    """The bytes that stand for some steps: which change, a place, a value."""
    return b"".join(_STEP.pack(*step) for step in steps)


def steps_of(told: bytes) -> Iterator[tuple[int, int, int]]:
    """The steps that some bytes stand for; what is left over stands for nothing."""
    yield from _STEP.iter_unpack(told[: len(told) // _STEP.size * _STEP.size])


def byte(file: Path, place: int, value: int) -> None:
    """One byte anywhere."""
    _put(file, place * 4 % _size(file), bytes([value & 255]))


def head(file: Path, place: int, value: int) -> None:
    """One byte of the first hundred."""
    _put(file, place % 100, bytes([value & 255]))


def end(file: Path, place: int, value: int) -> None:
    """One byte of the last few hundred."""
    _put(file, max(0, _size(file) - 1 - place % _END), bytes([value & 255]))


def page_head(file: Path, place: int, value: int) -> None:
    """One byte at the beginning of a page."""
    _put(file, (place * _PAGE + value % 64) % _size(file), bytes([value >> 8]))


def zeros(file: Path, place: int, value: int) -> None:
    """Nothing where something was."""
    _put(file, place * 8 % _size(file), bytes(value % _PAGE))


def shorter(file: Path, place: int, value: int) -> None:
    """The end cut off."""
    with file.open("r+b") as opened:
        opened.truncate((place * 8 + value % 8) % _size(file))


def longer(file: Path, place: int, value: int) -> None:
    """More at the end."""
    with file.open("ab") as opened:
        opened.write(bytes([value & 255]) * (place % _PAGE))


def swap(file: Path, place: int, value: int) -> None:
    """Two pages in each other's place."""
    whole = bytearray(file.read_bytes())
    one, two = (at * _PAGE % (len(whole) or 1) for at in (place, value))
    whole[one : one + _PAGE], whole[two : two + _PAGE] = (
        whole[two : two + _PAGE],
        whole[one : one + _PAGE],
    )
    file.write_bytes(bytes(whole))


def _put(file: Path, at: int, content: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(content)


def _size(file: Path) -> int:
    return file.stat().st_size or 1
