"""Makes a terminal, a pipe or a file take any text, and lets a reader go away in peace."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's own encoding; what cannot be written is spelt out.

    File names may hold bytes that are no text, and a program that reads the JSON expects UTF-8.
    """
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


def _write_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
