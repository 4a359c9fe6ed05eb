"""Pages of an encrypted casebook, opened one by one: SQLCipher's form, which never changes.

Each page ends in a nonce (16 bytes) and a seal (64 bytes, HMAC-SHA512 over the page and its
number); the file begins with 16 bytes of salt, from which the key of the seals is made. The source
is SQLCipher's own description of its design; a test opens every page of a file that SQLCipher
wrote.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterable, Mapping

from acutrack.storage.key import Key

SALT, NONCE, SEAL = 16, 16, 64
#: Bytes at the end of each page that hold no content.
RESERVED = NONCE + SEAL
_MASK = 0x3A
_MAGIC = b"SQLite format 3\0"
#: How many pages are asked whether a salt is the right one.
_WITNESSES = 8


class Seals:
    """Opens pages; without the salt it can open but not check them."""

    def __init__(self, key: Key, pages: Mapping[int, bytes], other_salts: Iterable[bytes]) -> None:
        self._key = key
        self._seal_key = self._find_seal_key(pages, other_salts)

    @property
    def lost(self) -> bool:
        """Whether the salt is gone, so that no seal can be checked."""
        return self._seal_key is None

    def open(self, page: bytes, number: int) -> bytes | None:
        """The content of a page; None if it is not as it was written."""
        if self._seal_key is not None and not _is_sealed(self._seal_key, page, number):
            return None
        from Crypto.Cipher import AES

        start = SALT if number == 1 else 0
        nonce = page[-RESERVED:-SEAL]
        content = AES.new(self._key, AES.MODE_CBC, nonce).decrypt(page[start:-RESERVED])
        return (_MAGIC if start else b"") + content

    def _find_seal_key(
        self, pages: Mapping[int, bytes], other_salts: Iterable[bytes]
    ) -> bytes | None:
        witnesses = [(n, pages[n]) for n in sorted(pages)[:_WITNESSES]]
        salt = pages.get(1, b"")[:SALT]
        for candidate in (salt, *other_salts, *_one_bit_away(salt)):
            made = self._seal_key_of(candidate)
            if any(_is_sealed(made, page, number) for number, page in witnesses):
                return made
        return None

    def _seal_key_of(self, salt: bytes) -> bytes:
        masked = bytes(byte ^ _MASK for byte in salt)
        return hashlib.pbkdf2_hmac("sha512", self._key, masked, 2, 32)


def _is_sealed(seal_key: bytes, page: bytes, number: int) -> bool:
    sealed = page[SALT if number == 1 else 0 : -SEAL] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(seal_key, sealed, "sha512"), page[-SEAL:])


def _one_bit_away(salt: bytes) -> Iterable[bytes]:
    whole = int.from_bytes(salt, "big")
    return ((whole ^ (1 << bit)).to_bytes(len(salt), "big") for bit in range(8 * len(salt)))
