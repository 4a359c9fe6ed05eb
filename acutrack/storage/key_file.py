"""The wrapped keys of a locked casebook: a small JSON file beside it, and inside each sealed copy.

One random key opens the casebook. It lies here once for each way in (a slot), wrapped each time
with AES-256-GCM: under a key stretched from the passphrase, under one from the recovery key, and
under one that the operating system's keyring keeps. A new passphrase is a new slot: not a byte of
the casebook is written for it. What stands in a slot is part of what is authenticated, so a cost
or a salt that somebody altered opens nothing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from acutrack.domain.errors import Locked
from acutrack.domain.message import say
from acutrack.domain.recovery_key import read_recovery_key
from acutrack.domain.ways_in import Way
from acutrack.places import write_whole
from acutrack.storage.key import KEY_BYTES, Key
from acutrack.storage.passphrase import STANDARD, Cost, new_salt, stretch

FORMAT = "AcuTrack keys 1"
#: A key file has a few hundred bytes; whatever is larger is something else.
LARGEST_BYTES = 64 * 1024
_NONCE_BYTES, _TAG_BYTES = 12, 16

_REFUSED = say("That did not open the record. Nothing was changed. Look at it and try again.")
_NOT_READ = say(
    "The file with the keys of this record cannot be read. The record itself was not touched. "
    "Restore a copy of it, or put the keys file back that lay beside it."
)


@dataclass(frozen=True)
class Slot:
    """The key, wrapped for one way in.

    Attributes:
        cost, salt: how what is typed is stretched; None and empty for the keyring, whose secret is
            as long as a key.
        nonce, wrapped: AES-256-GCM, with the tag behind the key.
    """

    way: Way
    cost: Cost | None
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True)
class KeyFile:
    """Every way into one casebook. `casebook` is a random id, the same for all its copies."""

    casebook: str
    slots: tuple[Slot, ...] = ()

    @staticmethod
    def read(path: Path) -> KeyFile:
        """The key file at a place. Raises Locked if it cannot be read."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_BYTES)
        except OSError as error:
            raise Locked(_NOT_READ) from error
        return KeyFile.from_bytes(content)

    @staticmethod
    def from_bytes(content: bytes) -> KeyFile:
        """The key file with this content. Raises Locked if it is none."""
        try:
            return _decoded(json.loads(content.decode("utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Locked(_NOT_READ) from error

    def to_bytes(self) -> bytes:
        """What is written to the disk; nothing in it tells whose casebook it is."""
        slots = [_facts(slot) | {"wrapped": slot.wrapped.hex()} for slot in self.slots]
        stored = {"format": FORMAT, "casebook": self.casebook, "slots": slots}
        return (json.dumps(stored, indent=1) + "\n").encode("utf-8")

    def write(self, path: Path) -> None:
        """Put it in the place of what was there, whole. Raises OSError."""
        write_whole(path, self.to_bytes().decode("utf-8"), with_folder=False)

    def opens_by(self, way: Way) -> bool:
        """Whether there is a slot for this way in."""
        return any(slot.way is way for slot in self.slots)

    def open_with_passphrase(self, typed: str) -> Key:
        """The key; takes a quarter of a second. Raises Locked if the passphrase is another."""
        return self._open(Way.PASSPHRASE, typed)

    def open_with_recovery_key(self, typed: str) -> Key:
        """The key. Raises InvalidEntry for a slip of the pen, Locked for another casebook's."""
        return self._open(Way.RECOVERY, read_recovery_key(typed))

    def open_with_secret(self, secret: bytes) -> Key:
        """The key, by what the keyring keeps. Raises Locked."""
        for slot in self.slots:
            if slot.way is Way.KEYRING and len(secret) == KEY_BYTES:
                return _unwrapped(self.casebook, slot, secret)
        raise Locked(_REFUSED)

    def with_typed(self, way: Way, typed: str, key: Key, cost: Cost = STANDARD) -> KeyFile:
        """The same with what is typed from now on for a way in."""
        salt = new_salt()
        slot = _wrapped(
            self.casebook, Slot(way, cost, salt, b"", b""), stretch(typed, salt, cost), key
        )
        return self._with(slot)

    def with_secret(self, secret: bytes, key: Key) -> KeyFile:
        """The same with a secret for the keyring."""
        return self._with(
            _wrapped(self.casebook, Slot(Way.KEYRING, None, b"", b"", b""), secret, key)
        )

    def without(self, way: Way) -> KeyFile:
        """The same with one way in less."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.way is not way))

    def _with(self, slot: Slot) -> KeyFile:
        return replace(self, slots=(*self.without(slot.way).slots, slot))

    def _open(self, way: Way, typed: str) -> Key:
        for slot in self.slots:
            if slot.way is way and slot.cost is not None:
                return _unwrapped(self.casebook, slot, stretch(typed, slot.salt, slot.cost))
        raise Locked(_REFUSED)


def new_key_file() -> KeyFile:
    """One without any way in yet."""
    return KeyFile(secrets.token_hex(16))


def _wrapped(casebook: str, empty: Slot, under: bytes, key: Key) -> Slot:
    from Crypto.Cipher import AES

    slot = replace(empty, nonce=secrets.token_bytes(_NONCE_BYTES))
    cipher = AES.new(under, AES.MODE_GCM, nonce=slot.nonce, mac_len=_TAG_BYTES)
    cipher.update(_spoken_for(casebook, slot))
    hidden, tag = cipher.encrypt_and_digest(key)
    return replace(slot, wrapped=hidden + tag)


def _unwrapped(casebook: str, slot: Slot, under: bytes) -> Key:
    from Crypto.Cipher import AES

    cipher = AES.new(under, AES.MODE_GCM, nonce=slot.nonce, mac_len=_TAG_BYTES)
    cipher.update(_spoken_for(casebook, slot))
    try:
        return Key(cipher.decrypt_and_verify(slot.wrapped[:KEY_BYTES], slot.wrapped[KEY_BYTES:]))
    except ValueError as error:
        raise Locked(_REFUSED) from error


def _spoken_for(casebook: str, slot: Slot) -> bytes:
    """What is authenticated beside the key: the slot's own facts, and whose it is."""
    facts = {"format": FORMAT, "casebook": casebook, **_facts(slot)}
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def _facts(slot: Slot) -> dict[str, Any]:
    facts: dict[str, Any] = {"way": slot.way.value, "nonce": slot.nonce.hex()}
    if slot.cost is not None:
        facts |= {
            "kdf": "argon2id",
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
            "salt": slot.salt.hex(),
        }
    return facts


def _decoded(stored: Mapping[str, Any]) -> KeyFile:
    if stored["format"] != FORMAT or not isinstance(stored["casebook"], str):
        raise ValueError("another format")
    return KeyFile(stored["casebook"], tuple(_slot(entry) for entry in stored["slots"]))


def _slot(entry: Mapping[str, Any]) -> Slot:
    way = Way(entry["way"])
    typed = way is not Way.KEYRING
    if typed and entry["kdf"] != "argon2id":
        raise ValueError("another way of stretching")
    cost = Cost(entry["memory_kib"], entry["passes"], entry["lanes"]) if typed else None
    salt = bytes.fromhex(entry["salt"]) if typed else b""
    slot = Slot(way, cost, salt, bytes.fromhex(entry["nonce"]), bytes.fromhex(entry["wrapped"]))
    lengths = (len(slot.nonce), len(slot.wrapped))
    if lengths != (_NONCE_BYTES, KEY_BYTES + _TAG_BYTES) or (typed and len(salt) < 8):
        raise ValueError("a slot of the wrong length")
    return slot
