"""Puts records into a terminal's casebook, as one edit."""

from __future__ import annotations

from acutrack.casebook.casebook import put
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, Record
from tests.builders import PATIENT
from tests.cli.conftest import Terminal


def write(terminal: Terminal, *records: Record) -> None:
    """Record them all at once."""
    owner = next((r.patient_id for r in records if isinstance(r, Patient)), PATIENT)
    with terminal.casebook() as casebook:
        casebook.record(Edit(say("Write down"), owner, tuple(put(record) for record in records)))
