"""The recovery key: what is printed for the day the passphrase is forgotten.

26 characters carry 130 random bits, two more tell a slip of the pen: seven groups of four, in
Crockford's base 32, which has no I, L, O and U (https://www.crockford.com/base32.html).
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM, CHECK, GROUP = 26, 2, 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_recovery_key() -> str:
    """A key that nobody has had before, in groups, as it is printed."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return in_groups(drawn + _check(drawn))


def in_groups(characters: str) -> str:
    """The same with a hyphen after every four characters."""
    parts = (characters[at : at + GROUP] for at in range(0, len(characters), GROUP))
    return "-".join(parts)


def read_recovery_key(typed: str) -> str:
    """What was typed, brought into the form that is printed.

    Case, spaces and hyphens do not count, and a letter O is read as a zero.

    Raises:
        InvalidEntry: characters are missing or mistyped.
    """
    characters = "".join(letter for letter in typed.upper().translate(_READ_AS) if letter.isalnum())
    if len(characters) != RANDOM + CHECK:
        raise InvalidEntry(
            say(
                "A recovery key has {wanted} letters and digits. Here are {count}. "
                "Compare them with the paper, group by group.",
                wanted=RANDOM + CHECK,
                count=len(characters),
            ),
            "recovery_key",
        )
    if _check(characters[:RANDOM]) != characters[RANDOM:]:
        raise InvalidEntry(
            say("One of the characters is not right. Compare them with the paper, group by group."),
            "recovery_key",
        )
    return in_groups(characters)


def _check(drawn: str) -> str:
    number = int.from_bytes(sha256(drawn.encode()).digest()[:2], "big")
    return ALPHABET[number >> 5 & 31] + ALPHABET[number & 31]
