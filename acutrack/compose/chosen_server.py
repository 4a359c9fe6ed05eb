"""Whether the casebook lies on a server, and on which: said by the system, or in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acutrack.places import server_said

if TYPE_CHECKING:
    from acutrack.settings.settings import Settings
    from acutrack.storage.server.address import Address


def chosen_server(settings: Settings) -> Address | None:
    """The server; None where the casebook is the file on this computer.

    Raises:
        InvalidEntry: what was said is no address, or could be read on the way.
    """
    said = server_said() or settings.database
    if not said:
        return None
    from acutrack.storage.server.address import read_address

    return read_address(said)
