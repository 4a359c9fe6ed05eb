"""What copies are called: the day, the moment where it matters, and what for. Never whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import count
from pathlib import Path

from acutrack.casebook.copies import Copy, Why

ENDING = ".acutrack"
FOLDER = "backups"

_DAY = re.compile(r"-(\d{4}-\d\d-\d\d)")
_BEFORE = re.compile(r"-(\d{4}-\d\d-\d\d)T(\d{6})-before-([a-z]+)(?:-\d+)?")
#: The copy before an upgrade has no clock at hand: the schema it was made of tells it apart.
_VERSION = re.compile(r"-version-\d+(?:-\d+)?")


def folder_of(casebook: Path) -> Path:
    """Where the copies of a casebook lie."""
    return casebook.parent / FOLDER


def day_name(stem: str, day: date) -> str:
    """The copy of a day; there is one a day."""
    return f"{stem}-{day.isoformat()}{ENDING}"


def before_names(stem: str, why: Why, now: datetime) -> Iterator[str]:
    """Names for a copy made before something, the likeliest first."""
    return _numbered(f"{stem}-{now:%Y-%m-%dT%H%M%S}-before-{why.value}")


def version_names(stem: str, schema: int) -> Iterator[str]:
    """Names for the copy before an upgrade from a schema, the likeliest first."""
    return _numbered(f"{stem}-version-{schema}")


def read_name(path: Path, stem: str) -> Copy | None:
    """The copy that a file is by its name; None for any other file."""
    if path.suffix != ENDING or not path.stem.startswith(stem):
        return None
    rest = path.stem.removeprefix(stem)
    try:
        if found := _DAY.fullmatch(rest):
            return Copy(path, Why.DAY, date.fromisoformat(found[1]))
        if found := _BEFORE.fullmatch(rest):
            at = time(int(found[2][:2]), int(found[2][2:4]), int(found[2][4:]))
            return Copy(path, Why(found[3]), date.fromisoformat(found[1]), at)
        if _VERSION.fullmatch(rest):
            written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            return Copy(path, Why.UPGRADE, written.date(), written.time())
    except (ValueError, OSError):
        return None
    return None


def is_kept_for_ever(copy: Copy) -> bool:
    """Copies before an upgrade named after a schema are few, and their day is not certain."""
    return "-version-" in copy.path.stem


def _numbered(name: str) -> Iterator[str]:
    yield f"{name}{ENDING}"
    for number in count(2):
        yield f"{name}-{number}{ENDING}"
