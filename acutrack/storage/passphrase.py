"""From what a person types to the 256 bits that wrap a key: slow on purpose, as guessing has to be.

Argon2id with the parameters that RFC 9106 (section 4) recommends where memory is limited: 64 MiB,
three passes, four lanes. On a laptop that takes a quarter of a second; a machine built for guessing
needs 64 MiB for each guess it makes at a time.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

SALT_BYTES = 16


@dataclass(frozen=True)
class Cost:
    """How much work one try is.

    Attributes:
        memory_kib: memory that has to be filled, in KiB.
        passes: how often it is gone over.
        lanes: how much of it may be done at a time.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what no AcuTrack wrote; a forged file is not to fill this computer's memory.

        Nor is it to keep it busy: the most is five times the work of `STANDARD`.
        """
        numbers = (self.memory_kib, self.passes, self.lanes)
        if any(type(number) is not int for number in numbers):
            raise TypeError("the cost is no whole number")
        sound = 8 * self.lanes <= self.memory_kib <= 256 * 1024
        sound = sound and self.memory_kib * self.passes <= 1024 * 1024
        if not (sound and 1 <= self.passes <= 20 and 1 <= self.lanes <= 16):
            raise ValueError("the cost is out of range")


STANDARD = Cost()


def new_salt() -> bytes:
    """Makes two equal passphrases give different results."""
    return secrets.token_bytes(SALT_BYTES)


def stretch(typed: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes made of what was typed; takes a quarter of a second at the standard cost."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        _in_one_form(typed).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _in_one_form(typed: str) -> str:
    # One keyboard sends an accented letter as one character, another as two.
    return unicodedata.normalize("NFC", typed)
