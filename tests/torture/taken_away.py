"""Takes rights or whole folders away between the opening of a casebook and a deed, and gives back.

Somebody moves the folder, a stick is pulled out, an administrator changes who may write.
"""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from acutrack.storage.backups.names import FOLDER
from tests.torture.deeds import Deed
from tests.torture.looking import Lost, Place
from tests.torture.trials import Child, Outcomes, Trial, judge, trial_of

#: Takes something away from a place, until it is left.
_Taking = Callable[[Place], AbstractContextManager[None]]

_CAPABILITIES_VERSION_3 = 0x20080522


@dataclass
class Figures:
    """What happened."""

    takings: Counter[str] = field(default_factory=Counter)
    outcomes: Outcomes = field(default_factory=Outcomes)

    def line(self) -> str:
        """The summary."""
        kinds = ", ".join(self.takings)
        return f"{self.takings.total()} times taken away ({kinds}): {self.outcomes.line()}"


def take_away(deed: Deed, *, locked: bool) -> Figures:
    """Do a deed with each thing taken away in turn. Raises Lost."""
    figures = Figures()
    with TemporaryDirectory() as folder:
        trial = trial_of(deed, Path(folder), locked=locked)
        for name, taking in _TAKINGS.items():
            if deed.begins and taking is _moved:
                continue
            with trial.fresh():
                _without(trial, name, taking, figures)
    return figures


def can_take_rights() -> bool:
    """Whether a process here can be held to the rights of its files."""
    return sys.platform == "linux"


def _without(trial: Trial, name: str, taking: _Taking, figures: Figures) -> None:
    where = f"{trial.deed.name}, {name}"
    child = Child(trial, _keep_to_rights)
    child.until_ready()
    before = trial.facts()
    with taking(trial.place):
        child.let_go()
        words = child.words()
    figures.takings[name] += 1
    judge(trial, where, words, before, figures.outcomes)


def _keep_to_rights() -> None:
    """Give up what lets root pass over the rights of its files, for this process."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, none) != 0:
        raise OSError(ctypes.get_errno(), "capset")


@contextmanager
def _read_only(place: Place) -> Iterator[None]:
    with _with_rights(0o500, place.folder, *_folders_in(place.folder)):
        yield


@contextmanager
def _out_of_reach(place: Place) -> Iterator[None]:
    with _with_rights(0, place.folder):
        yield


@contextmanager
def _files_read_only(place: Place) -> Iterator[None]:
    files = [path for path in place.folder.rglob("*") if path.is_file()]
    with _with_rights(0o400, *files):
        yield


@contextmanager
def _copies_read_only(place: Place) -> Iterator[None]:
    with _with_rights(0o500, *(each for each in [place.folder / FOLDER] if each.exists())):
        yield


@contextmanager
def _moved(place: Place) -> Iterator[None]:
    away = place.folder.with_name("moved away")
    place.folder.rename(away)
    try:
        yield
    finally:
        if place.folder.exists():
            raise Lost(f"made anew: {sorted(place.folder.iterdir())}")
        away.rename(place.folder)


@contextmanager
def _with_rights(rights: int, *paths: Path) -> Iterator[None]:
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(rights)
    try:
        yield
    finally:
        for path, mode in before.items():
            if path.exists():
                path.chmod(mode)


def _folders_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_dir()]


_TAKINGS: dict[str, _Taking] = {
    "the folder may only be read": _read_only,
    "the folder is out of reach": _out_of_reach,
    "the files may only be read": _files_read_only,
    "the copies may only be read": _copies_read_only,
    "the folder is moved away": _moved,
}
