"""The ways into a locked casebook, and what may be a passphrase."""

from __future__ import annotations

from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

#: Four words, or eight characters nobody would guess; less is found by trying.
SHORTEST = 8
LONGEST = 1000
#: "aaaaaaaa" and "12121212" are tried first.
FEWEST_DIFFERENT = 5


class Way(Enum):
    """What a person has in hand."""

    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a way in)
    RECOVERY = "recovery"
    KEYRING = "keyring"


def check_new_passphrase(typed: str, again: str) -> None:
    """Look a new passphrase over.

    Raises:
        InvalidEntry: it is too short or too long (field `passphrase`), or was not typed the same
            twice (field `again`).
    """
    if len(typed.strip()) < SHORTEST or len(set(typed)) < FEWEST_DIFFERENT:
        raise InvalidEntry(
            say(
                "Somebody could find this by trying. "
                "Take {count} characters or more, such as four words that do not belong together.",
                count=SHORTEST,
            ),
            "passphrase",
        )
    if len(typed) > LONGEST:
        raise InvalidEntry(
            say("This is longer than {count} characters. Take a shorter one.", count=LONGEST),
            "passphrase",
        )
    if typed != again:
        raise InvalidEntry(say("The two are not the same. Type the second one again."), "again")
