"""Reads an archive that anybody may have written or altered: nothing in it is taken on trust.

Neither its names nor its sizes are believed. A member is read line by line, never further than the
manifest says, and its sum is compared before anything of it counts.
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, Any

from acutrack.storage.archive import refusals
from acutrack.storage.archive.manifest import (
    MANIFEST,
    Manifest,
    Part,
    manifest_from_json,
)
from acutrack.storage.archive.writing import HISTORY, LET_GO, PART_OF_KIND
from acutrack.storage.broken_zip import BROKEN_ZIP

#: Some thirty years of a full practice; a file that says more is not looked at any further.
MOST_BYTES = 2**30
#: Lines of JSON get smaller by a factor of ten or twenty, never by so much.
_MOST_DENSE = 300
_MOST_OF_MANIFEST = 256 * 1024
_MOST_MEMBERS = 100
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_MOST_OF_DIRECTORY = 64 * 1024
_KNOWN = frozenset({*PART_OF_KIND.values(), HISTORY, LET_GO})


class ArchiveFile:
    """An open archive: what it says about itself, and the lines of its members."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest
        self._parts = {part.name: part for part in manifest.parts}

    def lines(self, name: str) -> Iterator[tuple[int, Any]]:
        """The lines of a member with their numbers; nothing where it has no such member.

        The last one is given out only once the whole member is known to be as it was written, but
        the others are not: whoever takes them has to be able to give them back.

        Raises:
            Damaged: the member is not as it was written, or a line is no JSON.
        """
        part = self._parts.get(name)
        if part is None:
            return
        number = 0
        for number, line in enumerate(self._whole(part), start=1):
            try:
                yield number, json.loads(line.decode())
            except (ValueError, RecursionError) as error:
                raise refusals.unfit(name, number) from error
        if number != part.count:
            raise refusals.altered(name)

    def _whole(self, part: Part) -> Iterator[bytes]:
        digest, left = sha256(), part.size
        waiting: bytes | None = None
        try:
            with self._archive.open(part.name) as member:
                while line := member.readline(left + 1):
                    left -= len(line)
                    digest.update(line)
                    if left < 0:
                        raise refusals.altered(part.name)
                    if waiting is not None:
                        yield waiting
                    waiting = line
        except BROKEN_ZIP as error:
            raise refusals.altered(part.name) from error
        if left or digest.hexdigest() != part.sha256:
            raise refusals.altered(part.name)
        if waiting is not None:
            yield waiting


@contextmanager
def reading(source: IO[bytes]) -> Iterator[ArchiveFile]:
    """Open an archive until the block ends.

    Raises:
        Damaged: it is none, is not whole, or was altered.
        Obstacle: a newer AcuTrack wrote it.
        OSError: it cannot be read.
    """
    try:
        archive = _opened(source)
    except BROKEN_ZIP as error:
        raise refusals.no_archive() from error
    with archive:
        yield ArchiveFile(archive, _manifest(archive))


def _opened(source: IO[bytes]) -> zipfile.ZipFile:
    size = source.seek(0, 2)
    if size < _END.size:
        raise refusals.no_archive()
    source.seek(size - _END.size)
    mark, _, _, here, entries, directory, _, comment = _END.unpack(source.read(_END.size))
    if mark != _END_MARK or comment or here != entries:
        raise refusals.no_archive()
    if size > MOST_BYTES or entries > _MOST_MEMBERS or directory > _MOST_OF_DIRECTORY:
        raise refusals.too_large()
    archive = zipfile.ZipFile(source)
    try:
        _look_at_sizes(archive.infolist(), size)
    except BaseException:
        archive.close()
        raise
    return archive


def _look_at_sizes(members: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES or total > size * _MOST_DENSE + _MOST_OF_MANIFEST:
        raise refusals.too_large()


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    names = [member.filename for member in archive.infolist()]
    if MANIFEST not in names:
        raise refusals.no_archive()
    try:
        with archive.open(MANIFEST) as member:
            text = member.read(_MOST_OF_MANIFEST + 1)
    except BROKEN_ZIP as error:
        raise refusals.altered(MANIFEST) from error
    if len(text) > _MOST_OF_MANIFEST:
        raise refusals.too_large()
    manifest = manifest_from_json(text)
    expected = sorted([*(part.name for part in manifest.parts), MANIFEST])
    if sorted(names) != expected or len(set(names)) != len(names):
        raise refusals.unfit(MANIFEST)
    strange = {part.name for part in manifest.parts} - _KNOWN
    if strange:
        raise refusals.newer(None)
    for part in manifest.parts:
        if archive.getinfo(part.name).file_size != part.size:
            raise refusals.altered(part.name)
    return manifest
