"""The age format written once more, from its specification alone: an independent judge.

Its passphrases may be quick to try, which neither AcuTrack nor the `age` command allows.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64encode

from Crypto.Cipher import ChaCha20_Poly1305
from Crypto.Hash import SHA256
from Crypto.Protocol.KDF import HKDF

_CHUNK = 64 * 1024


def sealed_by_hand(content: bytes, passphrase: str, log_n: int = 10) -> bytes:
    """Some bytes, encrypted for a passphrase that costs 2 ** log_n to try."""
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    wrap = hashlib.scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**log_n,
        r=8,
        p=1,
        dklen=32,
        maxmem=2**27,
    )
    header = (
        f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {log_n}\n"
        f"{_base64(_encrypted(wrap, bytes(12), file_key))}\n---"
    ).encode()
    seal = hmac.new(_derived(file_key, b"", b"header"), header, "sha256").digest()
    key = _derived(file_key, nonce, b"payload")
    chunks = [content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK)] or [b""]
    body = b"".join(
        _encrypted(key, number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk)
        for number, chunk in enumerate(chunks)
    )
    return header + b" " + _base64(seal).encode() + b"\n" + nonce + body


def _derived(key: bytes, salt: bytes, what_for: bytes) -> bytes:
    made = HKDF(key, 32, salt, SHA256, context=what_for)
    assert isinstance(made, bytes)
    return made


def _encrypted(key: bytes, nonce: bytes, content: bytes) -> bytes:
    text, tag = ChaCha20_Poly1305.new(key=key, nonce=nonce).encrypt_and_digest(content)
    return text + tag


def _base64(content: bytes) -> str:
    return b64encode(content).decode().rstrip("=")
