"""Reads and writes the settings; a damaged file costs the choices, never the start."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import write_whole
from acutrack.settings.settings import Settings


class SettingsFile:
    """The settings of this computer, and who wants to hear of a change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._listeners: list[Callable[[Settings], None]] = []
        self._has_folder = path.parent.is_dir()
        self.current = read(path)

    def change(self, settings: Settings) -> None:
        """Use `settings` from now on, here and at the next start.

        Raises Obstacle if they could not be kept; they hold until the program ends all the same.
        """
        self.current = settings.checked()
        for listener in tuple(self._listeners):
            listener(self.current)
        write(self.path, self.current, with_folder=not self._has_folder)
        self._has_folder = True

    def listen(self, listener: Callable[[Settings], None]) -> None:
        """Call `listener` after each change."""
        self._listeners.append(listener)


def read(path: Path) -> Settings:
    """The settings in `path`; defaults where it is missing, damaged or holds unknown words."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # brackets in brackets, a thousand deep
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = {
        field.name: found[field.name]
        for field in fields(Settings)
        if isinstance(found.get(field.name), type(field.default))
    }
    return Settings(**known).checked()


def write(path: Path, settings: Settings, *, with_folder: bool = True) -> None:
    """Keep the settings: a new file takes the old one's place whole. Raises Obstacle.

    Its folder is made too, unless it was there before and so has been moved.
    """
    try:
        write_whole(path, json.dumps(asdict(settings), indent=1), with_folder=with_folder)
    except OSError as error:
        raise Obstacle(
            say(
                "AcuTrack could not keep your settings. They hold until you close it. "
                "Free some disk space, or check that the folder can be written to."
            )
        ) from error
