"""The whole write model: a record, a change, an edit, and each one's undoing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType
from uuid import uuid4

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say

PatientId = NewType("PatientId", str)
RecordId = NewType("RecordId", str)

#: Owner of what belongs to the casebook as a whole, such as practitioners.
EVERYONE = PatientId("everyone")


def new_id() -> RecordId:
    """An id made before storing, so that redo and import bring back the same record."""
    return RecordId(uuid4().hex)


@dataclass(frozen=True, kw_only=True)
class Record:
    """One fact in the diary; never altered, only replaced by a record with the same id.

    Attributes:
        patient_id: whose diary it is in (`EVERYONE` for what the casebook shares).
        written_at: when it was written down, with its offset; for an imported record, when it
            was imported.
        imported: true if it came from a file that does not say when it was written, so nothing
            is known about whether it was filled in later.
        id: stays the same through every replacement.
    """

    patient_id: PatientId
    written_at: datetime
    imported: bool = False
    id: RecordId = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse a time without a zone: it could not be compared with any other."""
        if self.written_at.tzinfo is None:
            raise InvalidEntry(
                say("The time of writing needs a time zone. Add one, such as +00:00."), "written_at"
            )


@dataclass(frozen=True)
class Change:
    """A record before and after; None stands for "not there"."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record this is about, in its latest form."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is about some record")
        return found

    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True)
class Edit:
    """Changes that stand or fall together, under the name that Undo shows.

    `patient_id` says in whose room Undo offers it.
    """

    name: Message
    patient_id: PatientId
    changes: tuple[Change, ...]
    id: RecordId = field(default_factory=new_id)

    def undone(self) -> Edit:
        """The same edit, taken back: last change first."""
        backwards = tuple(change.undone() for change in reversed(self.changes))
        return Edit(self.name, self.patient_id, backwards, self.id)
