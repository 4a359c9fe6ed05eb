"""The only clock of the running program; everything else is handed `now`."""

from __future__ import annotations

from datetime import datetime


def local_now() -> datetime:
    """The moment, with the offset of this computer's time zone."""
    return datetime.now().astimezone()
