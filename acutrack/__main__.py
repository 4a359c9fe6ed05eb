"""``acutrack``: alone it opens the window; with a command it does without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from acutrack.cli.folder_argument import take_data_dir
from acutrack.places import data_folder

if TYPE_CHECKING:
    from acutrack.domain.message import Message

_BAD_INPUT = 2


def main() -> int:
    """Start AcuTrack; returns the exit code."""
    asked, arguments = take_data_dir(sys.argv[1:])
    if not arguments:
        return _open_window(asked)
    from acutrack.compose.command_line import run_command

    return run_command(arguments, asked)


def _open_window(asked: str | None) -> int:
    if not _can_show_a_window():
        return _refuse_window()
    # Nothing heavy up to here: the window is to be seen at once, and opens the diary afterwards.
    try:
        folder = data_folder(Path(asked).expanduser() if asked else None)
    except OSError as error:
        return _refuse_folder(asked, error)
    from acutrack.compose.log import keep_log
    from acutrack.places import log_file

    keep_log(log_file(folder))
    from acutrack.compose.window import start

    return start(folder)


def _can_show_a_window() -> bool:
    # Without this, Qt ends the process with a core dump where there is no display.
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _refuse_folder(asked: str | None, error: OSError) -> int:
    from acutrack.domain.message import say

    return _refuse(
        say(
            "The folder {folder} cannot be used: {reason}. Choose another with --data-dir.",
            folder=asked or error.filename,
            reason=error.strerror or type(error).__name__,
        )
    )


def _refuse_window() -> int:
    from acutrack.domain.message import say

    return _refuse(
        say(
            "There is no display here. The command “acutrack demo --out DIR” shows what AcuTrack "
            "does without one, and “acutrack --help” lists what else there is."
        )
    )


def _refuse(message: Message) -> int:
    from acutrack.cli.voice import Voice
    from acutrack.text.catalogue import Catalogue

    Voice(Catalogue(), sys.stdout, sys.stderr).complain(message)
    return _BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
