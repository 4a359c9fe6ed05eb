"""Takes the pictures into build/screens/, in English or another language."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

if sys.platform.startswith("linux") and os.environ.get("QT_QPA_PLATFORM") in {None, "offscreen"}:
    # Qt's own is 800 px wide, which no dialog in large letters ever has to live with.
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parent / 'screen.json'}"

from acutrack.compose.screens import settle
from acutrack.compose.window import Programme
from acutrack.gui.application import make_application
from tests.screens.copy_scenes import COPIES
from tests.screens.lock_scenes import LOCK
from tests.screens.looks import LOOKS, Look
from tests.screens.pdf_pages import take_pdf_pages
from tests.screens.scenes import FRESH, SAMPLE
from tests.screens.tongues import speak, tongues
from tests.screens.travel_scenes import TRAVEL

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = tuple(scene.__name__ for scene in (*FRESH, *SAMPLE, *LOCK, *COPIES, *TRAVEL))


def main(arguments: list[str]) -> int:
    """Take every picture and print where it lies."""
    line = argparse.ArgumentParser(prog="tests.screens")
    line.add_argument("--out", type=Path, default=_ROOT / "build" / "screens")
    line.add_argument("--language", default="en", help=", ".join(tongues()))
    line.add_argument("--look", help=", ".join(look.name for look in LOOKS))
    line.add_argument("--scene", help="only these, with commas between: " + ", ".join(_NAMES))
    asked = line.parse_args(arguments)
    wanted = frozenset(asked.scene.split(",")) if asked.scene else frozenset(_NAMES)
    out = asked.out if asked.language == "en" else asked.out / asked.language
    application = make_application(sys.argv)
    for look in [look for look in LOOKS if asked.look in {None, look.name}]:
        with tempfile.TemporaryDirectory() as folder:
            programme = Programme(application, Path(folder))
            sys.excepthook = sys.__excepthook__
            _take(programme, look, out, asked.language, wanted)
            programme.end()
            programme.window.close()
    for path in take_pdf_pages(out / "pdf", programme.words) if not asked.scene else ():
        sys.stdout.write(f"{path}\n")
    return 0


def _take(programme: Programme, look: Look, out: Path, tongue: str, wanted: frozenset[str]) -> None:
    programme.theme.choose(look.theme, look.scale)
    programme.window.resize(*look.size)
    programme.show()
    settle(programme)
    speak(programme, tongue)
    for scene in FRESH:
        if scene.__name__ in wanted:
            sys.stdout.write(f"{scene(programme, out / look.name)}\n")
    programme.open_sample()
    settle(programme)
    for scene in (*SAMPLE, *LOCK, *COPIES, *TRAVEL):
        if scene.__name__ in wanted:
            sys.stdout.write(f"{scene(programme, out / look.name)}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
