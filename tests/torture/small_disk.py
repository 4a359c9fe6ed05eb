"""A small disk of one's own, filled to the last block; only root may make one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

BLOCK = 4096
_BALLAST = "ballast"


def can_make_disks() -> bool:
    """Whether this account may mount, tried once."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    with TemporaryDirectory() as folder:
        made = _mount(Path(folder), "64k")
        if made:
            pull_out(Path(folder))
    return made


@contextmanager
def small_disk(folder: Path, size: str = "16m") -> Iterator[Path]:
    """The folder is a disk of its own until the block ends, or until it is pulled out."""
    folder.mkdir(exist_ok=True)
    if not _mount(folder, size):
        raise PermissionError("making a small disk is root's to do")
    try:
        yield folder
    finally:
        if folder.is_mount():
            pull_out(folder)


def pull_out(folder: Path) -> None:
    """Take the disk away, whoever is writing on it, as one pulls out a stick."""
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, left: int) -> None:
    """Fill a disk until only so many bytes are left, in whole blocks."""
    room = os.statvfs(disk)
    handle = os.open(disk / _BALLAST, os.O_CREAT | os.O_WRONLY)
    with suppress(OSError):
        os.posix_fallocate(handle, 0, room.f_bavail * room.f_frsize - left)
    os.close(handle)


def make_room(disk: Path) -> None:
    """Take the filling away."""
    (disk / _BALLAST).unlink(missing_ok=True)


def _mount(folder: Path, size: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
