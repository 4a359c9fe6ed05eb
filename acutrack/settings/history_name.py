"""Whose name the history keeps with an edit."""

from __future__ import annotations

import getpass

from acutrack.settings.settings import LONGEST_NAME, Settings


def account_name() -> str:
    """The name of the account on this computer; empty where the system does not say."""
    try:
        return getpass.getuser().strip()[:LONGEST_NAME]
    except (OSError, KeyError, ImportError):
        # Whichever it is depends on the version of Python and on the system.
        return ""


def name_in_history(settings: Settings) -> str:
    """The chosen name, or that of the account."""
    return settings.history_name or account_name()
