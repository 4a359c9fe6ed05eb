"""Whether the casebook lies on a server, and on which: said by the system, or in the settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acutrack.settings.settings import Settings
    from acutrack.storage.server.address import Address

#: An environment variable is not in the list of what runs, as an argument is.
VARIABLE = "ACUTRACK_DATABASE"


def is_chosen(settings: Settings) -> bool:
    """Whether it lies on a server; what was said may still be no address."""
    return bool(_said(settings))


def chosen_server(settings: Settings) -> Address | None:
    """The server; None where the casebook is the file on this computer.

    Raises:
        InvalidEntry: what was said is no address, or could be read on the way.
    """
    said = _said(settings)
    if not said:
        return None
    from acutrack.storage.server.address import read_address

    return read_address(said)


def _said(settings: Settings) -> str:
    return os.environ.get(VARIABLE, "").strip() or settings.database
