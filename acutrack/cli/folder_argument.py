"""Finds ``--data-dir`` wherever it stands, without loading argparse.

The window starts through here, so this module imports nothing that takes time.
"""

from __future__ import annotations

from collections.abc import Sequence

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
