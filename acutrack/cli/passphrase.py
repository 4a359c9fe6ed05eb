"""A passphrase from the terminal or from standard input: never from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue


def asking(words: Catalogue, *, from_stdin: bool) -> Callable[[Message], str]:
    """What asks for a passphrase or a recovery key, once for each thing that is locked.

    From standard input it takes one line each time; in a terminal it is typed unseen. What it
    gives raises InvalidEntry where there is neither.
    """

    def ask(what_for: Message) -> str:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if sys.stdin is None or not sys.stdin.isatty():
            raise InvalidEntry(
                say(
                    "This is locked, and nobody is there to type the passphrase. "
                    "Add --passphrase-stdin and hand it in on standard input."
                ),
                "--passphrase-stdin",
            )
        return getpass(words(what_for) + " ")

    return ask
