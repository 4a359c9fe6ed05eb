"""Makes a terminal, a pipe or a file take any text, and lets a reader go away in peace."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's own encoding; what cannot be written is spelt out.

    File names may hold bytes that are no text, and a program that reads the JSON expects UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def drop_output() -> None:
    """After the reader went away: let nothing more be tried, not even at the program's end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
