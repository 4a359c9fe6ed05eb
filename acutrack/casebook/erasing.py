"""Everything about one person: taken out at once, and brought back for 30 days, or for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.casebook import Casebook, remove
from acutrack.casebook.contents import KINDS
from acutrack.casebook.edits.versions import NAMED, put_back
from acutrack.casebook.kind_words import count_words
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Edit, Record, RecordId
from acutrack.domain.session_template import SessionTemplate


@dataclass(frozen=True)
class Erased:
    """A person whose record was taken out: when, who, and all that went along."""

    moment: datetime
    patient: Patient
    along: tuple[Record, ...]


@dataclass(frozen=True)
class ErasedForGood:
    """A person of whom nothing is left, as far as it can be told.

    Attributes:
        records: how many there were in the casebook.
        copies: how many copies held something of the person, and do not any more.
        left: copies that could not be opened or written: they may still hold something.
    """

    records: int
    copies: int
    left: tuple[Path, ...] = ()


def what_goes(records: Iterable[Record]) -> tuple[Message, ...]:
    """How much there is of each kind beside the person, in words."""
    found = Counter(type(record) for record in records if not isinstance(record, Patient))
    return tuple(count_words(kind, number) for kind, number in found.items())


def erase_person(casebook: Casebook, patient: Patient) -> Edit:
    """Take out every record of a person. Raises Obstacle.

    It stands in nobody's undo list, as the room that it would stand in goes away with it; the
    practitioners and templates belong to the casebook and stay.
    """
    kinds = (kind for kind in KINDS if kind not in {Patient, Practitioner, SessionTemplate})
    owner = patient.patient_id
    records = [record for kind in kinds for record in casebook.load(kind, owner)]
    changes = tuple(remove(record) for record in (*records, patient))
    return Edit(say("Erase everything about a person"), EVERYONE, changes)


def erased_lately(casebook: Casebook) -> tuple[Erased, ...]:
    """People whose record was taken out in the last 30 days, the latest first. Raises Obstacle."""
    removed = casebook.recently_removed(EVERYONE)
    return tuple(
        Erased(
            moment,
            patient,
            tuple(
                record
                for at, record in removed
                if at == moment
                and record.patient_id == patient.patient_id
                and record.id != patient.id
            ),
        )
        for moment, patient in removed
        if isinstance(patient, Patient)
    )


def bring_person_back(casebook: Casebook, erased: Erased) -> Edit:
    """Put everything about a person back. Raises Obstacle."""
    known = {who.id for who in casebook.practitioners()}

    def there(kind: type[Record], key: RecordId) -> bool:
        return kind is NAMED["practitioner_id"] and key in known

    name = say("Bring back everything about a person")
    return put_back((erased.patient, *erased.along), name, EVERYONE, there=there)
