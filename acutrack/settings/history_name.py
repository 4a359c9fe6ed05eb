"""Whose name the history keeps with an edit where no other is chosen."""

from __future__ import annotations

import getpass

_LONGEST = 120


def account_name() -> str:
    """The name of the account on this computer; empty where the system does not say."""
    try:
        return getpass.getuser().strip()[:_LONGEST]
    except (OSError, KeyError, ImportError):
        # Whichever it is depends on the version of Python and on the system.
        return ""
