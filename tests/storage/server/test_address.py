from __future__ import annotations

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.storage.server.address import EXAMPLE, read_address


def test_a_server_elsewhere_has_to_show_who_it_is() -> None:
    address = read_address("postgresql+psycopg://kim:se%40cret@clinic.example/acutrack")
    assert dict(address.asked) == {"sslmode": "verify-full", "sslrootcert": "system"}
    assert (address.host, address.port, address.database) == ("clinic.example", 5432, "acutrack")
    assert (address.user, address.password) == ("kim", "se@cret")


def test_the_clinics_own_certificate_may_be_named() -> None:
    address = read_address(f"{EXAMPLE}?sslmode=verify-ca&sslrootcert=/etc/clinic.pem")
    assert dict(address.asked) == {"sslmode": "verify-ca", "sslrootcert": "/etc/clinic.pem"}


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", ""])
def test_what_could_be_read_on_the_way_is_not_sent(mode: str) -> None:
    with pytest.raises(InvalidEntry, match="sslmode=verify-full"):
        read_address(f"{EXAMPLE}?sslmode={mode}")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", ""])
def test_what_stays_on_this_computer_needs_no_certificate(host: str) -> None:
    address = read_address(f"postgresql://{host}:5433/acutrack?host=" + ("" if host else "/run/pg"))
    assert address.on_this_computer
    assert dict(address.asked) == {"sslmode": "prefer"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "clinic.example",
        "mysql://clinic.example/acutrack",
        "postgresql://clinic.example",
        "postgresql://clinic.example/",
        "postgresql:///acutrack",
        "postgresql://clinic.example:port/acutrack",
        "postgresql://clinic.example/a/b",
        "postgresql://one,two/acutrack",
        "postgresql://localhost/acutrack?hostaddr=203.0.113.5",
        "postgresql://localhost/acutrack?service=elsewhere",
    ],
)
def test_what_is_no_address_or_asks_for_more_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry, match="looks like this"):
        read_address(text)


def test_a_password_is_shown_nowhere() -> None:
    address = read_address("postgresql://kim:secret@clinic.example/acutrack")
    assert address.shown == "kim@clinic.example:5432/acutrack"
    assert "secret" not in repr(address)
