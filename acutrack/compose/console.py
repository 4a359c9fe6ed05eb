"""Makes a terminal, a pipe or a file take any text, and lets a reader go away in peace."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's own encoding; what cannot be written is spelt out.

    File names may hold bytes that are no text, and a program that reads the JSON expects UTF-8.
    Where a stream was closed before the start (`>&-`, or a start without a console), nobody reads.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up_on_closed_streams() -> None:
    """Where the reader went away or the disk is full, try nothing more at the program's end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _write_nowhere(stream)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _write_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
