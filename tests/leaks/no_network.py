"""Watches a Python process: whoever wants the network meets an exception there and then.

Python tells of each use of its own network modules (PEP 578), whoever uses them: this program, a
library, or a library of a library. Sockets of this computer alone (AF_UNIX) are none: by them a
keyring asks the desktop. What libraries in C do is seen by the system's own trace, see `tracing`.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from typing import Any

#: Events of `sys.audit` by what they begin with.
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.")
#: Asks nobody else but the computer for its own name, which a library does to name its lock files.
_HARMLESS = {"socket.gethostname"}
_LOCAL = getattr(socket, "AF_UNIX", None)


class NetworkUsedError(RuntimeError):
    """Somebody wanted the network."""


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook that lets everything happen but the network."""
    if event.startswith(NETWORK) and event not in _HARMLESS and not _is_local(event, arguments):
        raise NetworkUsedError(f"{event} {arguments!r}")


def _is_local(event: str, arguments: tuple[Any, ...]) -> bool:
    if _LOCAL is None or not event.startswith("socket."):
        return False
    if event == "socket.__new__":
        return bool(arguments[1] == _LOCAL)
    return bool(arguments) and getattr(arguments[0], "family", None) == _LOCAL


def watch(told: Callable[[str], object] | None = None) -> None:
    """From now on until the process ends; each refusal is told as well, should it be swallowed."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        try:
            refuse(event, arguments)
        except NetworkUsedError as error:
            if told is not None:
                told(str(error))
            raise

    sys.addaudithook(hook)
