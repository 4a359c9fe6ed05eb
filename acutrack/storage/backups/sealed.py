"""A sealed copy: a locked casebook and its wrapped keys in one file.

It is a ZIP of exactly two members, stored as they are (what is encrypted does not get smaller).
Reading one trusts nothing in it: not its names, not its sizes, not how often it says it holds
the same bytes.
"""

from __future__ import annotations

import errno
import os
import struct
import zipfile
from pathlib import Path
from typing import IO

from acutrack.storage.backups.disk import write_private
from acutrack.storage.broken_zip import BROKEN_ZIP

BEGINNING = b"PK\x03\x04"
CASEBOOK, KEYS = "casebook.acutrack", "casebook.acutrack.keys"

#: The keys are a few lines of text.
MOST_BYTES_OF_KEYS = 64 * 1024
_CHUNK = 1024 * 1024
#: Where a ZIP needs another form; a hundred times what a life of entries comes to.
_TOO_LARGE = 2**31 - 2**16
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
#: Two entries of fixed names; anything longer is not ours, and is not read into memory.
_MOST_BYTES_OF_DIRECTORY = 1024


class Unsealable(Exception):
    """The file is no whole sealed copy."""


def seal(casebook: Path, keys: bytes, target: Path) -> None:
    """Put a closed, locked casebook and its keys into the file `target`. Raises OSError."""
    if casebook.stat().st_size >= _TOO_LARGE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        # Days and permissions of the parts tell nobody anything: they are left at their defaults.
        with (
            archive.open(zipfile.ZipInfo(CASEBOOK), "w", force_zip64=False) as inside,
            casebook.open("rb") as source,
        ):
            while chunk := source.read(_CHUNK):
                inside.write(chunk)
        archive.writestr(zipfile.ZipInfo(KEYS), keys)


def keys_in(sealed: Path) -> bytes:
    """The wrapped keys alone. Raises Unsealable or OSError."""
    try:
        with _archive(sealed) as archive:
            return _read_keys(archive)
    except BROKEN_ZIP as error:
        raise Unsealable from error


def unseal(sealed: Path, casebook: Path) -> bytes:
    """Write the casebook inside to the new, private file `casebook`; returns its wrapped keys.

    Every byte is checked against the sums in the archive on the way.

    Raises:
        Unsealable: it is damaged, or no sealed copy.
        OSError: it cannot be read, or there is no room.
    """
    try:
        with _archive(sealed) as archive, write_private(casebook) as target:
            keys = _read_keys(archive)
            left = archive.getinfo(CASEBOOK).file_size
            with archive.open(CASEBOOK) as inside:
                _pour(inside, target, left)
            return keys
    except BROKEN_ZIP as error:
        raise Unsealable from error


def _archive(sealed: Path) -> zipfile.ZipFile:
    size = sealed.stat().st_size
    with sealed.open("rb") as file:
        if size < _END.size or file.read(len(BEGINNING)) != BEGINNING:
            raise Unsealable
        file.seek(size - _END.size)
        mark, _, _, here, entries, directory, _, comment = _END.unpack(file.read(_END.size))
    ours = mark == _END_MARK and here == entries == 2 and comment == 0
    if not ours or directory > _MOST_BYTES_OF_DIRECTORY:
        raise Unsealable
    archive = zipfile.ZipFile(sealed)
    try:
        _expect_ours(archive, size)
    except BaseException:
        archive.close()
        raise
    return archive


def _expect_ours(archive: zipfile.ZipFile, size: int) -> None:
    found = archive.infolist()
    if sorted(info.filename for info in found) != [CASEBOOK, KEYS]:
        raise Unsealable
    stored = all(
        info.compress_type == zipfile.ZIP_STORED
        and info.file_size == info.compress_size
        and 0 <= info.header_offset < size
        for info in found
    )
    if not stored or sum(info.file_size for info in found) > size:
        raise Unsealable
    if archive.getinfo(KEYS).file_size > MOST_BYTES_OF_KEYS:
        raise Unsealable


def _read_keys(archive: zipfile.ZipFile) -> bytes:
    with archive.open(KEYS) as inside:
        return inside.read(MOST_BYTES_OF_KEYS)


def _pour(inside: IO[bytes], target: IO[bytes], left: int) -> None:
    while chunk := inside.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise Unsealable
        target.write(chunk)
    if left:
        raise Unsealable
