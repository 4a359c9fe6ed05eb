"""The address of a server, and the rule that whatever leaves this computer is encrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qsl, unquote, urlsplit

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

EXAMPLE = "postgresql+psycopg://kim@clinic.example/acutrack"
_SCHEMES = ("postgresql+psycopg", "postgresql")
#: Nothing else may be asked for: libpq also knows ways to send a connection elsewhere.
_ASKED = ("host", "sslmode", "sslrootcert", "sslcert", "sslkey")
#: Encrypted, and with the one who is meant: without looking at the certificate, anybody on the way
#: could pass for the server.
_PRIVATE = ("verify-ca", "verify-full")
_NO_ADDRESS = say(
    "This is not the address of a server. Nothing was changed. It looks like this: {example}",
    example=EXAMPLE,
)
_NOT_PRIVATE = say(
    "Somebody on the way could read what goes to this server, so nothing was sent. "
    "Put sslmode=verify-full into the address."
)


@dataclass(frozen=True)
class Address:
    """Where a casebook lies on a server.

    Attributes:
        host: a name, a number, or the folder of a local socket.
        asked: what to hand to libpq besides, all of it said, so that no variable fills it in.
    """

    host: str
    port: int
    database: str
    user: str = ""
    password: str = field(default="", repr=False)
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def on_this_computer(self) -> bool:
        """Whether what is sent stays on this computer."""
        if self.host.startswith("/") or self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def shown(self) -> str:
        """The address without the password."""
        who = f"{self.user}@" if self.user else ""
        return f"{who}{self.host}:{self.port}/{self.database}"


def read_address(text: str) -> Address:
    """The address that somebody typed.

    Raises:
        InvalidEntry: it is none, or what is sent there could be read on the way.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port or 5432
    except ValueError as error:
        raise InvalidEntry(_NO_ADDRESS, "server") from error
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = asked.pop("host", "") or parts.hostname or ""
    database = unquote(parts.path.removeprefix("/"))
    known = parts.scheme in _SCHEMES and all(name in _ASKED for name in asked)
    if not known or not host or not database or "/" in database or "," in host:
        raise InvalidEntry(_NO_ADDRESS, "server")
    found = Address(
        host, port, database, unquote(parts.username or ""), unquote(parts.password or "")
    )
    mode = asked.pop("sslmode", "prefer" if found.on_this_computer else "verify-full")
    if not found.on_this_computer:
        if mode not in _PRIVATE:
            raise InvalidEntry(_NOT_PRIVATE, "server")
        asked.setdefault("sslrootcert", "system")
    said = (("sslmode", mode), *sorted(asked.items()))
    return Address(host, port, database, found.user, found.password, said)
