"""What was exported comes back as it was: the whole way out and in again, for any records."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TypeGuard

from acutrack.casebook.casebook import Casebook
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.interchange.export_files import export_patient, records_of
from tests.builders import NOW, PATIENT
from tests.interchange.importing import preview

FRESH = Patient(patient_id=PATIENT, written_at=NOW, name="Ann Muster")


def brought_over(source: Casebook, target: Casebook, folder: Path) -> None:
    """Export from one, import into the other, and export again: nothing may have changed."""
    folder.mkdir(exist_ok=True)
    files = export_patient(source, source.patients()[0], folder / "out", own_notes=True)
    first = preview(files, target)
    assert first.refused == ()
    target.record(first.edit)
    again = export_patient(target, target.patients()[0], folder / "again", own_notes=True)
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]
    assert facts(target) == facts(source)
    second = preview(files, target)
    assert (second.added, second.refused, second.edit.changes) == (0, (), ())
    assert second.duplicates == first.added + first.duplicates


def facts(casebook: Casebook) -> list[str]:
    """Every record without its id, links told by what they point at; times where they are known."""
    person = casebook.patients()[0]
    rows_of = records_of(casebook, person, own_notes=True)
    found = [record for rows in rows_of.values() for record in rows]
    named: dict[str, Record] = {record.id: record for record in found}

    def fact(record: Record) -> str:
        said = []
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name == "id" or (field.name == "written_at" and record.imported):
                continue
            if isinstance(value, str) and value in named and field.name != "id":
                value = fact(named[value])
            if isinstance(value, tuple):
                value = tuple(_number(part) if _is_number(part) else part for part in value)
            said.append(f"{field.name}={_number(value) if _is_number(value) else value!r}")
        return f"{type(record).__name__}({', '.join(said)})"

    return sorted(fact(record) for record in found)


def _number(value: float) -> float:
    """The same as any other that equals it: 3 is 3.0, and minus nothing is nothing."""
    return float(value) + 0.0


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
