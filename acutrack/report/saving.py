"""Putting a report on disk: whole or not at all, and never over something else in silence."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say
from acutrack.places import sync_folder

_FORBIDDEN_IN_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 60


def suggested_file_name(day: date, patient_name: str | None = None) -> str:
    """Such as "2025-10-28 pain profile.pdf"; the name stands in it only if it is given."""
    name = _as_file_name(patient_name or "")
    return f"{day.isoformat()} pain profile {name}".strip() + ".pdf"


def save_report(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write the report so that `path` holds either all of it or what was there before.

    Raises:
        Obstacle: there is already a file and `overwrite` is false, or the computer is in the way.
    """
    try:
        if path.is_dir():
            raise Obstacle(say("{name} is a folder. Choose a file name.", name=path.name))
        if path.exists() and not overwrite:
            raise Obstacle(_already_there(path))
        _write_whole(path, data, overwrite=overwrite)
    except FileExistsError:
        raise Obstacle(_already_there(path)) from None
    except OSError as error:
        raise Obstacle(_in_words(error, path)) from error


def _write_whole(path: Path, data: bytes, *, overwrite: bool) -> None:
    # In the same folder, so that taking its place is one step and cannot be half done.
    handle, made = tempfile.mkstemp(prefix=".acutrack-", suffix=".part", dir=path.parent)
    beside = Path(made)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        _take_place(beside, path, overwrite=overwrite)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _take_place(beside: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        beside.replace(path)
        return
    try:
        # A link refuses a name taken in the meantime; a rename would write over it.
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # this disk knows no links
        if path.exists():
            raise FileExistsError(path) from None
        beside.rename(path)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _already_there(path: Path) -> Message:
    return say(
        "There is already a file named {name}. It was left as it is. "
        "Choose another name, or say that it may be replaced.",
        name=path.name,
    )


def _in_words(error: OSError, path: Path) -> Message:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return say(
            "AcuTrack could not save the report: the disk is full. Your diary is safe. "
            "Free some space, then save again."
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return say(
            "AcuTrack may not write {name} in this folder, or another program has it open. "
            "Your diary is safe. Close it there, or choose another folder.",
            name=path.name,
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return say(
            "The folder for {name} is not there. Your diary is safe. Choose another folder.",
            name=path.name,
        )
    if error.errno == errno.ENAMETOOLONG:
        return say("The file name is too long. Your diary is safe. Choose a shorter name.")
    return say(
        "AcuTrack could not save the report: {reason}. Your diary is safe. Choose another folder.",
        reason=error.strerror or type(error).__name__,
    )


def _as_file_name(text: str) -> str:
    kept = "".join(" " if c in _FORBIDDEN_IN_NAMES or not c.isprintable() else c for c in text)
    # ".." leads out of a folder, and Windows drops a dot at the end.
    return " ".join(kept.replace("..", " ").split())[:_LONGEST_NAME].strip(". ")
