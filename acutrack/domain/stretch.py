"""Days of one patient, asked for together with those of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.domain.record import PatientId


@dataclass(frozen=True)
class Stretch:
    """A patient's days from `first` to `last`, both included."""

    patient: PatientId
    first: date
    last: date
