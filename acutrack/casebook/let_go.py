"""What was let go of for good: known again when an old copy brings it, and told by nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from acutrack.domain.record import RecordId


def fingerprint(key: RecordId) -> str:
    """Stands for the id of a record that is gone; the id cannot be had from it."""
    return sha256(key.encode()).hexdigest()


@dataclass(frozen=True)
class LetGo:
    """The fingerprints of records that are gone, and when at the latest each was removed."""

    until: Mapping[str, datetime] = field(default_factory=dict)

    def when(self, key: RecordId) -> datetime | None:
        """When at the latest a record was removed that is gone for good; None for any other."""
        return self.until.get(fingerprint(key)) if self.until else None

    def with_other(self, other: LetGo) -> LetGo:
        """What either of two casebooks let go of; where both did, the later moment counts."""
        both = {which: self.until.get(which, until) for which, until in other.until.items()}
        latest = {which: max(until, other.until[which]) for which, until in both.items()}
        return LetGo({**self.until, **latest})


NOTHING_LET_GO = LetGo()
