"""Runs one command, and turns every obstacle into one plain line and an exit code."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from acutrack.cli.arguments import HANDED_IN, read_arguments
from acutrack.cli.desk import Desk
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say

_log = logging.getLogger("acutrack")

DONE, DEFECT, BAD_INPUT = 0, 1, 2
#: What a shell reports for a program ended by Ctrl+C, and for one whose reader went away.
INTERRUPTED, NOBODY_READS = 130, 141

#: Module of each command; loaded alone, so that listing patients does not wait for the PDF library.
_MODULES = {
    "patients": "patients",
    "audit": "audit",
    "import": "import_files",
    "report": "report",
    "paper-diary": "paper_diary",
    "analyse": "analyse",
    "export": "export",
    "merge": "merge",
    "check": "check",
    "lock-status": "lock_status",
    "backup": "backup",
    "restore": "restore",
    "erase": "erase",
    "demo": "demo",
}


def run(arguments: Sequence[str], desk: Desk) -> int:
    """Do what was asked for; returns the exit code and lets no error out."""
    try:
        code = _do(arguments, desk)
        desk.voice.out.flush()
    except AcuTrackError as error:
        desk.voice.complain(error.in_command)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return NOBODY_READS
    except OSError as error:
        desk.voice.complain(
            say(
                "The computer is in the way: {reason}. What is in the casebook is safe.",
                reason=error.strerror or type(error).__name__,
            )
        )
        return BAD_INPUT
    except Exception as error:  # the program's own fault
        return _own_up(error, desk)
    return code


def _do(arguments: Sequence[str], desk: Desk) -> int:
    try:
        options = vars(read_arguments(arguments, desk.voice.words))
    except SystemExit:  # help or the version, already written
        return DONE
    command = options.pop("command")
    desk = replace(desk, passphrase_stdin=options.pop(HANDED_IN, False))
    _log.info("command %s", command)
    code: int = import_module(f"acutrack.cli.{_MODULES[command]}").run(desk, **options)
    _log.info("command %s ended with %d", command, code)
    return code


def _own_up(error: Exception, desk: Desk) -> int:
    # The log's formatter keeps type and frames; the text may hold what somebody typed.
    _log.error("defect", exc_info=error)
    desk.voice.complain(
        say(
            "Something in AcuTrack went wrong just now ({kind}). What is in the casebook is safe. "
            "Try again; acutrack.log in {folder} says where it was.",
            kind=type(error).__name__,
            folder=desk.folder,
        )
    )
    return DEFECT
