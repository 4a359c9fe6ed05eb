"""Two people changed the same record: what each of them made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import Message
from acutrack.domain.record import Record


@dataclass(frozen=True)
class Conflict:
    """One record that is not any more what an edit was made from; None stands for "not there".

    Attributes:
        was: what the edit was made from.
        ours: what the edit would have made of it.
        theirs: what somebody else made of it; this is what the casebook holds.
    """

    was: Record | None
    ours: Record | None
    theirs: Record | None


class Conflicting(StaleEdit):
    """Somebody else was first; both versions are at hand, and nothing was written."""

    def __init__(self, message: Message, conflicts: Iterable[Conflict]) -> None:
        super().__init__(message)
        self.conflicts = tuple(conflicts)
