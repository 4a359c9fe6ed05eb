"""A password from standard input: never from the command line, which other users can see."""

from __future__ import annotations

import sys
from getpass import getpass

from acutrack.domain.message import say
from acutrack.report.password import check_password
from acutrack.text.catalogue import Catalogue


def read_password(words: Catalogue) -> str:
    """The first line of standard input; in a terminal it is typed unseen.

    Raises InvalidEntry if it cannot be a password.
    """
    if sys.stdin.isatty():
        return check_password(getpass(words(say("Password for the PDF:")) + " "))
    return check_password(sys.stdin.readline().rstrip("\r\n"))
