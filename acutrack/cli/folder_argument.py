"""Where the records lie: finds ``--data-dir`` wherever it stands, without loading argparse.

The window starts through here, so this module imports nothing that takes time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from acutrack.domain.errors import InvalidEntry, Obstacle
from acutrack.domain.message import say
from acutrack.places import data_folder, keep_private

DATA_DIR = "--data-dir"


def take_data_dir(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Split the arguments into the folder asked for (the last one counts) and all the others.

    A ``--data-dir`` with no folder after it stays among the others, where the parser explains it.
    """
    folder: str | None = None
    others: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return folder, [*others, argument, *waiting]
        if argument.startswith(DATA_DIR + "="):
            folder = argument.removeprefix(DATA_DIR + "=")
        elif argument == DATA_DIR and waiting:
            folder = waiting.pop(0)
        else:
            others.append(argument)
    return folder, others


def records_folder(asked: str | None, *, make: bool) -> Path:
    """The folder of the records; one that somebody named is made only with `make`.

    Args:
        asked: what was typed after ``--data-dir``; None if nothing was.
        make: whether to make it now. Whoever only reads may have mistyped it.

    Raises:
        InvalidEntry: the name is empty, or that of a file.
        Obstacle: the folder cannot be made.
    """
    if asked is not None and not asked.strip():
        # Perhaps an unset variable in a script: better refused than taken for the usual folder.
        raise InvalidEntry(say("--data-dir is empty. Name a folder after it."), DATA_DIR)
    named = asked or os.environ.get("ACUTRACK_DATA_DIR")
    folder = Path(named).expanduser() if named else None
    if folder is not None and folder.exists() and not folder.is_dir():
        raise InvalidEntry(
            say("{folder} is a file. Name a folder with --data-dir.", folder=folder), DATA_DIR
        )
    if folder is not None and not make:
        keep_private(folder)
        return folder
    try:
        return data_folder(folder)
    except OSError as error:
        raise Obstacle(
            say(
                "The folder {folder} cannot be made: {reason}. Choose another with --data-dir.",
                folder=folder or error.filename,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
