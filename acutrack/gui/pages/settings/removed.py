"""What was removed together comes back together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from acutrack.domain.record import Record, RecordId
from acutrack.gui.record_names import SHOWN_KINDS


@dataclass(frozen=True)
class Removed:
    """One line of the list: what was removed, when, and what went along with it."""

    moment: datetime
    record: Record
    along: tuple[Record, ...]


def removed_together(found: Iterable[tuple[datetime, Record]]) -> tuple[Removed, ...]:
    """A session with its side effects and marks, a treatment with its answers; else one by one."""
    entries = tuple(found)
    gone = {(moment, record.id) for moment, record in entries}
    return tuple(
        Removed(moment, record, tuple(_along(entries, moment, record.id)))
        for moment, record in entries
        if isinstance(record, SHOWN_KINDS) and (moment, _belongs_to(record)) not in gone
    )


def _along(
    entries: tuple[tuple[datetime, Record], ...], moment: datetime, owner: RecordId
) -> Iterable[Record]:
    return (record for at, record in entries if at == moment and _belongs_to(record) == owner)


def _belongs_to(record: Record) -> object:
    return getattr(record, "session_id", None) or getattr(record, "treatment_id", None)
