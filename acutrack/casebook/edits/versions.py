"""Bringing back an earlier version of a record, or a record that was removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from acutrack.casebook.casebook import put
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.course import Course
from acutrack.domain.message import Message
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Edit, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession

#: Fields that name another record, and its kind.
NAMED: dict[str, type[Record]] = {
    "course_id": Course,
    "practitioner_id": Practitioner,
    "session_id": TreatmentSession,
    "treatment_id": CoTreatment,
}


#: Whether there still is a record.
There = Callable[[type[Record], RecordId], bool]


def bring_back(
    version: Record, now: Record, name: Message, room: PatientId, *, there: There
) -> Edit:
    """Put an earlier version in the place of the record as it is now.

    What it named and was removed since is left out; `there` tells what there still is. `room` is
    the one in which Undo offers it.
    """
    return Edit(name, room, (put(_naming_what_is_there(version, there), now),))


def put_back(removed: Sequence[Record], name: Message, room: PatientId, *, there: There) -> Edit:
    """Put removed records back together; see `bring_back` for what they name."""
    together = {record.id for record in removed}

    def known(kind: type[Record], key: RecordId) -> bool:
        return key in together or there(kind, key)

    return Edit(name, room, tuple(put(_naming_what_is_there(one, known)) for one in removed))


def _naming_what_is_there(record: Record, there: There) -> Record:
    lost = {
        field: None
        for field, kind in NAMED.items()
        if (key := getattr(record, field, None)) is not None and not there(kind, key)
    }
    return replace(record, **lost) if lost else record  # type: ignore[arg-type]
