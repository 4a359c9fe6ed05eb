"""Whether the casebook lies on a server, and on which: said by the system, or in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.places import server_said

if TYPE_CHECKING:
    from acutrack.settings.settings import Settings
    from acutrack.storage.server.address import Address

_PASSWORD = say(
    "Leave the password out of the address: the settings can be read by whoever has the disk. Put "
    "it into your password file. Nothing was changed."
)


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


def try_server(typed: str) -> None:
    """See whether a server answers and lets this person in; nothing is made there.

    Raises:
        InvalidEntry: it is no address, could be read on the way, or holds a password.
        Obstacle: nobody answers, or it does not let this person in.
    """
    from acutrack.storage.server.address import read_address
    from acutrack.storage.server.open_server import reach

    address = read_address(typed)
    if address.password:
        raise InvalidEntry(_PASSWORD, "server")
    reach(address).close()
