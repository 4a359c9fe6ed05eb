"""Writes several files so that all of them are new, or all are as they were."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import sync_folder

_NEW, _BEFORE = ".new", ".before"


def write_all(folder: Path, contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place first, so that a full disk changes none of them.

    Where one of them then cannot take its place, those that did give theirs back.

    Raises Obstacle.
    """
    try:
        folder.mkdir(exist_ok=True)  # not what is above it: a stick may be gone
        for path, content in contents.items():
            _write(_beside(path, _NEW), content)
        _put_in_place(tuple(contents))
        sync_folder(folder)
    except OSError as error:
        for path in contents:
            _discard(_beside(path, _NEW))
        raise refused() from error


def refused() -> Obstacle:
    """What is said where files cannot be written or looked for."""
    return Obstacle(
        say(
            "AcuTrack could not write the files. Your record is safe. Free some disk space, "
            "or choose a folder that you can write to."
        )
    )


def _put_in_place(paths: tuple[Path, ...]) -> None:
    old = [path for path in paths if path.exists()]
    try:
        for path in old:
            _write(_beside(path, _BEFORE), path.read_bytes())
        for path in paths:
            _beside(path, _NEW).replace(path)
    except OSError:
        for path in paths:
            _take_back(path, was_there=path in old)
        raise
    finally:
        for path in old:
            _discard(_beside(path, _BEFORE))


def _take_back(path: Path, *, was_there: bool) -> None:
    if _beside(path, _NEW).exists():
        return  # it did not get that far
    with suppress(OSError):
        if was_there:
            _beside(path, _BEFORE).replace(path)
        else:
            path.unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    with suppress(OSError):  # nothing more can be done in a folder that refuses
        path.unlink(missing_ok=True)
