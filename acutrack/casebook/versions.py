"""The forms that a record has had, as the history keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from acutrack.domain.message import Message
from acutrack.domain.record import Record


@dataclass(frozen=True)
class Version:
    """What one edit made of a record.

    Attributes:
        moment: when.
        made_by: the name of whoever did; empty where it was not kept.
        name: what the edit is called.
        record: the form it gave to the record; None where it took it out.
        taken_back: it was undone, so that the record has no longer this form from it.
    """

    moment: datetime
    made_by: str
    name: Message
    record: Record | None
    taken_back: bool
