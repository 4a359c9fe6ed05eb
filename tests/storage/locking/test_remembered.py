"""“Remember on this computer”, with a keyring that is there, one that is not, and an unsafe one."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError
from typing_extensions import override

from acutrack.domain import errors
from acutrack.domain.ways_in import Way
from acutrack.storage.connection import keys_beside
from acutrack.storage.key_file import KeyFile
from acutrack.storage.remembered import SERVICE, forget, key_by_keyring, offered, remember
from acutrack.storage.unlocking import unlock
from tests.storage.locking.conftest import PASSPHRASE, Locked


class Ring(KeyringBackend):
    """A keyring like those of the systems, for as long as the test runs."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


class Unsafe(Ring):
    """One that keeps secrets readable, as keyrings.alt does; its author gives it less than 1."""

    priority = 0.5


class Refusing(Ring):
    """One that its owner does not unlock."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("closed")

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("closed")


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_what_is_remembered_opens_it_and_is_not_the_key(locked: Locked, ring: Ring) -> None:
    keys = remember(keys_beside(locked.file), locked.keys, locked.key)
    assert key_by_keyring(keys) == locked.key
    assert unlock(locked.file, Way.KEYRING) == locked.key
    assert locked.key.hex() not in ring.kept.values()
    assert PASSPHRASE not in ring.kept.values()


def test_forgotten_again_only_the_other_ways_are_left(locked: Locked, ring: Ring) -> None:
    keys = remember(keys_beside(locked.file), locked.keys, locked.key)
    forget(keys_beside(locked.file), keys)
    assert ring.kept == {}
    assert not KeyFile.read(keys_beside(locked.file)).opens_by(Way.KEYRING)
    with pytest.raises(errors.Locked):
        unlock(locked.file, Way.KEYRING)
    assert unlock(locked.file, Way.PASSPHRASE, PASSPHRASE) == locked.key


def test_a_secret_that_belongs_to_another_file_opens_nothing(locked: Locked, ring: Ring) -> None:
    keys = remember(keys_beside(locked.file), locked.keys, locked.key)
    ring.kept[SERVICE, keys.casebook] = "00" * 32
    assert key_by_keyring(keys) is None
    ring.kept[SERVICE, keys.casebook] = "not hexadecimal"
    assert key_by_keyring(keys) is None


@pytest.mark.usefixtures("ring")
@pytest.mark.parametrize("backend", [NoKeyring, Unsafe, Refusing])
def test_without_a_safe_keyring_nothing_is_remembered_and_it_says_so(
    locked: Locked, backend: type[KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(errors.Obstacle) as caught:
        remember(keys_beside(locked.file), locked.keys, locked.key)
    assert "opens the record as before" in caught.value.message.text
    assert KeyFile.read(keys_beside(locked.file)) == locked.keys


@pytest.mark.usefixtures("ring")
def test_it_is_offered_only_where_secrets_are_safe() -> None:
    assert offered()
    keyring.set_keyring(Unsafe())
    assert not offered()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert not offered()
