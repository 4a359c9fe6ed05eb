"""Archives as files on a disk: written whole or not at all, opened without altering a byte."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.handed_over import HandedOver
from acutrack.domain.record import PatientId
from acutrack.storage.any_connection import AnyConnections
from acutrack.storage.archive import refusals
from acutrack.storage.archive.filling import fill
from acutrack.storage.archive.manifest import MANIFEST, Manifest
from acutrack.storage.archive.reading import ArchiveFile, reading
from acutrack.storage.archive.writing import (
    GoOn,
    whatever_happens,
    write_archive,
    write_excerpt,
)
from acutrack.storage.backups.disk import private_place, take_name, unfinished
from acutrack.storage.broken_zip import BROKEN_ZIP
from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.key import Key, new_key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import Whole, whole_of
from acutrack.storage.review_file import BEGINNING, MOST_BYTES, open_sealed, seal_for

#: Asks for the passphrase of a file that has one.
AskPassphrase = Callable[[], str]


@dataclass(frozen=True)
class Arrived:
    """Everything in an archive, and what it says about itself."""

    whole: Whole
    manifest: Manifest


def save_archive(
    connections: AnyConnections,
    target: Path,
    now: datetime,
    patient: PatientId | None = None,
    *,
    own_notes: bool = False,
    go_on: GoOn = whatever_happens,
) -> Manifest:
    """Write a whole casebook, or one patient's part, to `target`, in place of what is there.

    See `write_archive` for `own_notes`.

    What `go_on` raises ends the writing; what was at `target` is still there then.

    Raises:
        Obstacle: the casebook cannot be read, or the file cannot be written; then what was at
            `target` is still there.
    """
    with told_as_obstacle(), unfinished(target.parent) as beside:
        with beside.open("wb") as file:
            manifest = write_archive(
                connections, file, now, patient, own_notes=own_notes, go_on=go_on
            )
            _sync(file)
        _read_over(beside, go_on)
        go_on()
        take_name(beside, target)
    return manifest


def save_review(
    connections: AnyConnections,
    target: Path,
    now: datetime,
    wanted: HandedOver,
    *,
    go_on: GoOn = whatever_happens,
) -> Manifest:
    """Write what a patient hands over, encrypted for a passphrase; nothing readable is on disk.

    What `go_on` raises ends the writing, as for an archive.

    Raises:
        Obstacle: as `save_archive` does.
    """
    content = io.BytesIO()
    manifest = write_excerpt(
        connections, content, now, wanted.patient, wanted.left_out, go_on=go_on
    )
    go_on()
    sealed = seal_for(wanted.passphrase, content.getvalue())
    go_on()
    with told_as_obstacle(), unfinished(target.parent) as beside:
        with beside.open("wb") as file:
            file.write(sealed)
            _sync(file)
        take_name(beside, target)
    return manifest


def is_sealed(path: Path) -> bool:
    """Whether a file begins as one in the age format does. Raises Obstacle."""
    with told_as_obstacle(), path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP with a manifest, as archives are; whether it is whole is not asked.

    Raises Obstacle.
    """
    with told_as_obstacle(), path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            return False
        with suppress(*BROKEN_ZIP), zipfile.ZipFile(file) as archive:
            return MANIFEST in archive.namelist()
    return False


@contextmanager
def opened(path: Path, ask: AskPassphrase) -> Iterator[ArchiveFile]:
    """The archive in a file, until the block ends; a review file is opened in memory alone.

    Raises:
        Locked: it is a review file, and its passphrase is another one.
        Damaged: it is neither, is not whole, or was altered.
        Obstacle: it cannot be read, or was written by a newer AcuTrack.
    """
    if is_sealed(path):
        with told_as_obstacle():
            if path.stat().st_size > MOST_BYTES:
                raise refusals.too_large()
            content = path.read_bytes()
        with reading(io.BytesIO(open_sealed(content, ask()))) as archive:
            yield archive
        return
    with told_as_obstacle(), path.open("rb") as file, reading(file) as archive:
        yield archive


def arrived(path: Path, ask: AskPassphrase, beside: Path) -> Arrived:
    """Everything in an archive, laid out in a private place in the folder `beside` to be checked.

    What is laid out there is encrypted with a key that nobody keeps. Raises as `opened` does.
    """
    with private_place(beside) as place, opened(path, ask) as archive:
        file, key = place / "casebook.acutrack", new_key()
        lay_out(archive, file, key)
        with open_casebook(file, key) as laid_out:
            return Arrived(whole_of(laid_out.store), archive.manifest)


def lay_out(archive: ArchiveFile, file: Path, key: Key) -> None:
    """Make a new casebook of an archive, encrypted with a key. Raises Damaged or Obstacle."""
    with open_casebook(file, key) as new:
        fill(new.file, archive)


def _read_over(path: Path, go_on: GoOn) -> None:
    """A file that is written wrongly is noticed at once, while what it was made of is there."""
    with path.open("rb") as file, reading(file) as archive:
        for part in archive.manifest.parts:
            go_on()
            for _ in archive.lines(part.name):
                pass


def _sync(file: io.BufferedWriter) -> None:
    file.flush()
    os.fsync(file.fileno())
