"""What is typed but not yet saved; it survives a crash and is no part of the undo list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from acutrack.domain.record import PatientId


@dataclass(frozen=True)
class Draft:
    """An unfinished form.

    Attributes:
        form: which form, such as "session"; one draft for each form and patient.
        values: field name to what was typed, as JSON can hold it (text, numbers, lists).
        focus: name of the field that had the keyboard.
        kept_at: when it was last kept, with its offset.
    """

    form: str
    patient_id: PatientId
    values: Mapping[str, object]
    focus: str
    kept_at: datetime


class DraftStore(Protocol):
    """Keeps drafts; each call is on disk when it returns. All raise Obstacle."""

    def keep(self, draft: Draft) -> None:
        """Keep a draft in place of an earlier one of the same form and patient."""
        ...

    def find(self, form: str, patient: PatientId) -> Draft | None:
        """The draft of a form, if there is one."""
        ...

    def all_of(self, patient: PatientId) -> tuple[Draft, ...]:
        """Every draft of a patient, newest first."""
        ...

    def discard(self, form: str, patient: PatientId) -> None:
        """Forget a draft; none there is no error."""
        ...
