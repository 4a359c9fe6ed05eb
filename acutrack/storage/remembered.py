"""“Remember on this computer”: a secret of its own in the operating system's keyring.

The keyring keeps a random secret that unwraps the casebook's key, not the key and not the
passphrase: forgetting it here takes nothing from the other ways in. Only keyrings that keep
secrets encrypted for the account are used; where there is none, it is not offered.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from acutrack.domain.errors import Locked, Obstacle
from acutrack.domain.message import say
from acutrack.domain.ways_in import Way
from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.key import KEY_BYTES, Key
from acutrack.storage.key_file import KeyFile

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "AcuTrack"
#: The keyrings of a system, as module and class of the library.
_RINGS = {"darwin": ("macOS:Keyring",), "win32": ("Windows:WinVaultKeyring",)}
_OTHER_RINGS = ("SecretService:Keyring", "libsecret:Keyring", "kwallet:DBusKeyring")

_NO_KEYRING = say(
    "This computer has no keyring that AcuTrack can use, so nothing was remembered. "
    "The passphrase opens the record as before."
)


def offered() -> bool:
    """Whether this computer has a keyring that keeps secrets safe. May take a moment."""
    try:
        import keyring
        from keyring.core import recommended

        _look_at_this_system()
        return bool(recommended(keyring.get_keyring()))
    except Exception:
        return False


def remember(path: Path, keys: KeyFile, key: Key) -> KeyFile:
    """Let this computer open the casebook whose keys file is at `path`.

    Raises:
        Obstacle: there is no keyring, it refused, or the keys file cannot be written.
    """
    secret = secrets.token_bytes(KEY_BYTES)
    if not offered() or not _put(keys.casebook, secret):
        raise Obstacle(_NO_KEYRING)
    changed = keys.with_secret(secret, key)
    with told_as_obstacle():
        changed.write(path)
    return changed


def forget(path: Path, keys: KeyFile) -> KeyFile:
    """Take this computer's own way in away. Raises Obstacle if the keys file cannot be written."""
    changed = keys.without(Way.KEYRING)
    with told_as_obstacle():
        changed.write(path)
    _drop(keys.casebook)
    return changed


def forget_secret(keys: KeyFile) -> None:
    """Take the secret out of the keyring where the keys file itself is gone."""
    _drop(keys.casebook)


def key_by_keyring(keys: KeyFile) -> Key | None:
    """The key, if this computer remembers it; may ask the person to unlock the keyring."""
    if not keys.opens_by(Way.KEYRING):
        return None
    kept = _get(keys.casebook)
    try:
        return keys.open_with_secret(bytes.fromhex(kept)) if kept else None
    except (Locked, ValueError):
        return None


def _look_at_this_system() -> None:
    """Choose among the keyrings of this system alone, the best one where there are several.

    Left to itself the library looks at those of every system, and to do so starts other programs
    (a compiler, to find a library of macOS's). It also takes one that a file in the home names.
    """
    from keyring import core
    from keyring.backends.fail import Keyring as NoKeyring

    if getattr(core, "_keyring_backend", None) is not None:  # to ask for it would choose one
        return
    found = [ring for name in _RINGS.get(sys.platform, _OTHER_RINGS) for ring in _usable(name)]
    none = NoKeyring()  # type: ignore[no-untyped-call]
    core.set_keyring(max(found, key=lambda ring: float(ring.priority), default=none))


def _usable(name: str) -> Iterator[KeyringBackend]:
    """The keyring of that name, if this computer has it."""
    module, _, kind = name.partition(":")
    with suppress(Exception):
        ring = getattr(import_module(f"keyring.backends.{module}"), kind)
        if ring.viable:
            yield ring()


def _put(account: str, secret: bytes) -> bool:
    try:
        import keyring

        _look_at_this_system()
        keyring.set_password(SERVICE, account, secret.hex())
    except Exception:
        return False
    return _get(account) == secret.hex()


def _get(account: str) -> str | None:
    try:
        import keyring

        _look_at_this_system()
        return keyring.get_password(SERVICE, account)
    except Exception:
        return None


def _drop(account: str) -> None:
    try:
        import keyring

        _look_at_this_system()
        keyring.delete_password(SERVICE, account)
    except Exception:  # noqa: S110 (without its slot the secret opens nothing)
        pass
