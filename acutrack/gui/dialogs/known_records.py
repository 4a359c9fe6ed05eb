"""What a casebook holds of one person, read at once, so that another thread can look at it."""

from __future__ import annotations

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.store import R
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import PatientId, Record
from acutrack.interchange.kinds import KINDS, owner_of


class KnownRecords:
    """Answers as the casebook would have when it was made; touches no file.

    Raises Obstacle while it is made, if the casebook cannot be read.
    """

    def __init__(self, casebook: Casebook, patient: PatientId) -> None:
        self._practitioners = casebook.practitioners()
        kinds = {record for kind in KINDS for record in kind.records}
        self._records: dict[type[Record], tuple[Record, ...]] = {
            kind: casebook.load(kind, owner_of(kind, patient))
            for kind in kinds - {Patient, Practitioner}
        }

    def load(self, kind: type[R], _patient: PatientId) -> tuple[R, ...]:
        """All records of one kind."""
        found = self._records.get(kind, ())
        return tuple(record for record in found if isinstance(record, kind))

    def practitioners(self) -> tuple[Practitioner, ...]:
        """Every practitioner known to the casebook."""
        return self._practitioners
