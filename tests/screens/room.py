"""Looks at every page and dialog in each language for words that are cut off or overlap."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from acutrack.compose import screens
from acutrack.compose.screens import settle
from acutrack.compose.window import Programme
from acutrack.gui.application import make_application
from tests.accessibility.geometry import cut_off, outside, overlapping, sideways
from tests.rest import at_rest
from tests.screens import copy_scenes, lock_scenes, scenes, shared_record, travel_scenes
from tests.screens.copy_scenes import COPIES
from tests.screens.lock_scenes import LOCK
from tests.screens.looks import LOOKS, Look
from tests.screens.scenes import FRESH, SAMPLE, Scene
from tests.screens.tongues import speak, tongues
from tests.screens.travel_scenes import TRAVEL

#: In these two there is least room for words.
NARROW = tuple(look for look in LOOKS if look.name in {"text-200", "small-window"})
_TAKING_PICTURES = (screens, scenes, lock_scenes, copy_scenes, shared_record, travel_scenes)


def main(arguments: list[str]) -> int:
    """Print what is found; 0 if nothing is."""
    line = argparse.ArgumentParser(prog="tests.screens.room")
    line.add_argument("--language", help=", ".join(tongues()))
    asked = line.parse_args(arguments).language
    application = make_application(sys.argv)
    found = 0
    for tongue in [asked] if asked else tongues():
        for look in NARROW:
            with tempfile.TemporaryDirectory() as folder:
                programme = Programme(application, Path(folder))
                sys.excepthook = sys.__excepthook__
                for what in in_every_scene(programme, tongue, look):
                    sys.stdout.write(f"{tongue} {look.name} {what}\n")
                    sys.stdout.flush()
                    found += 1
                programme.end()
                programme.window.close()
    sys.stdout.write(f"{found} places with too little room\n")
    return 1 if found else 0


def in_every_scene(programme: Programme, tongue: str, look: Look) -> Iterator[str]:
    """What has too little room, scene by scene."""
    programme.theme.choose(look.theme, look.scale)
    programme.window.resize(*look.size)
    programme.show()
    settle(programme)
    speak(programme, tongue)
    yield from _looked_at(programme, FRESH)
    programme.open_sample()
    settle(programme)
    yield from _looked_at(programme, (*SAMPLE, *LOCK, *COPIES, *TRAVEL))


def too_little_room(widget: QWidget) -> list[str]:
    """Everything in a window that is cut off, lies on something else, or outside."""
    return [
        *(f"cut off: {words}" for words in cut_off(widget)),
        *(f"wider than the window: {words}" for words in sideways(widget)),
        *(f"on one another: {one} / {other}" for one, other in overlapping(widget)),
        *(f"outside: {words}" for words in outside(widget)),
    ]


def _looked_at(programme: Programme, shown: Iterable[Scene]) -> Iterator[str]:
    found: list[str] = []
    with _instead_of_pictures(found):
        for scene in shown:
            scene(programme, Path())
            yield from found
            found.clear()


@contextmanager
def _instead_of_pictures(found: list[str]) -> Iterator[None]:
    """Where a scene would save a picture, look for room instead."""

    def look_at(widget: QWidget, path: Path) -> Path:
        at_rest()
        found.extend(f"{path.stem}: {what[:120]}" for what in too_little_room(widget))
        return path

    before = screens.save
    for module in _TAKING_PICTURES:
        setattr(module, "save", look_at)  # noqa: B010 (mypy knows it as a function of its own)
    try:
        yield
    finally:
        for module in _TAKING_PICTURES:
            setattr(module, "save", before)  # noqa: B010


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
