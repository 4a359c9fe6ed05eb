"""``acutrack``: alone it opens the window; with a command it does without one."""

from __future__ import annotations

import os
import sys

from acutrack.cli.folder_argument import records_folder, take_data_dir
from acutrack.compose.last_words import keep_quiet
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import Message, say

_BAD_INPUT, _INTERRUPTED = 2, 130


def main() -> int:
    """Start AcuTrack; returns the exit code."""
    keep_quiet()
    asked, arguments = take_data_dir(sys.argv[1:])
    try:
        if not arguments:
            return _open_window(asked)
        from acutrack.compose.command_line import run_command

        return run_command(arguments, records_folder(asked, make=False))
    except AcuTrackError as error:
        return _refuse(error.message)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _open_window(asked: str | None) -> int:
    # Nothing heavy up to here: the window is to be seen at once, and opens the diary afterwards.
    _expect_display()
    folder = records_folder(asked, make=True)
    from acutrack.compose.log import keep_log
    from acutrack.places import log_file

    keep_log(log_file(folder))
    from acutrack.compose.qt_libraries import expect_qt

    expect_qt()
    from acutrack.compose.window import start

    return start(folder)


def _expect_display() -> None:
    """Raise Obstacle where Qt would end the process with a core dump."""
    if not sys.platform.startswith("linux"):
        return
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not any(os.environ.get(name) for name in ways):
        raise Obstacle(
            say(
                "There is no display here. The command “acutrack demo --out DIR” shows what "
                "AcuTrack does without one, and “acutrack --help” lists what else there is."
            )
        )


def _refuse(message: Message) -> int:
    from acutrack.cli.voice import Voice
    from acutrack.text.catalogue import Catalogue

    Voice(Catalogue(), sys.stdout, sys.stderr).complain(message)
    return _BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
