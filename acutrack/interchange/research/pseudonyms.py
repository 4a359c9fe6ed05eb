"""What stands for a person in a study: a random-looking id, and a shift of every date.

Both come from a secret that is kept with the record and never goes out, by HMAC-SHA256 (RFC 2104).
So a second export for the same study fits the first, two studies cannot be joined, and nobody
without the secret can tell which person an id stands for.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta

#: A shift is this many weeks at most. Whole weeks, so that a Monday stays one; back in time, so
#: that nothing lies in the future.
MOST_WEEKS = 52
_ID_LENGTH = 16
#: Ages from here on are one band (45 CFR 164.514(b)(2)(i)(C)).
OLDEST_BAND = 90
_ADULT = 18


@dataclass(frozen=True)
class Pseudonyms:
    """Names things for one study.

    Attributes:
        secret: kept with the record; at least 16 bytes.
        study: what the study is called by whoever exports; another name gives other ids.
    """

    secret: bytes
    study: str

    def id_of(self, what: str, key: str) -> str:
        """16 hexadecimal digits that stand for a record; `what` keeps kinds apart."""
        return self._digest(what, key).hex()[:_ID_LENGTH]

    def shift(self, person: str) -> timedelta:
        """How far every date of a person is moved: 1 to 52 whole weeks back."""
        number = int.from_bytes(self._digest("shift", person)[:8], "big")
        return timedelta(weeks=-(1 + number % MOST_WEEKS))

    def _digest(self, what: str, key: str) -> bytes:
        # Lengths in front, so that no two pairs read alike.
        parts = (self.study.strip().casefold(), what, key)
        said = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
        return hmac.digest(self.secret, said, "sha256")


def age_band(age: int | None) -> str:
    """Ten years wide, such as "40-49"; "0-17" for children, "90+", empty where it is not known."""
    if age is None or age < 0:
        return ""
    if age < _ADULT:
        return f"0-{_ADULT - 1}"
    if age >= OLDEST_BAND:
        return f"{OLDEST_BAND}+"
    first = max(_ADULT, age // 10 * 10)
    return f"{first}-{age // 10 * 10 + 9}"
