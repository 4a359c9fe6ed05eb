"""``acutrack import``: takes entries from CSV files; every row is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import add_patient, new_patient_id
from acutrack.cli.choosing import find_patient, spaced, the_patient
from acutrack.cli.desk import Desk
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.domain.record import RecordId
from acutrack.interchange.preview import ImportPreview, RefusedRow
from acutrack.interchange.import_files import preview_import

#: A file that could not be read at all is refused in its header.
_HEADER = 1


def run(
    desk: Desk,
    *,
    files: Sequence[str],
    patient: str,
    create: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Take the rows in, or only say what would be done. Raises InvalidEntry or Obstacle.

    Returns 0 if every file could be read and at least one row is in the casebook now; a refused
    row never blocks the others. A file that is no table of ours stops the whole import, so that a
    mistyped command changes nothing.
    """
    paths = [_named(file) for file in files]
    opening = desk.casebook_or_new(only_try=dry_run) if create else desk.casebook()
    with opening as casebook:
        whose, is_new = _whose(desk, casebook, patient, create=create)
        preview = preview_import(paths, casebook, whose, desk.now())
        complaint = _complaint(preview)
        if complaint is None and not dry_run:
            if is_new:
                casebook.record(add_patient(whose))
            casebook.record(preview.edit)
    if as_json:
        desk.voice.tell_json(_as_json(preview, whose, dry_run=dry_run))
    else:
        for line in _lines(preview, dry_run=dry_run):
            desk.voice.tell(line)
    if complaint is None:
        return 0
    desk.voice.complain(complaint)
    return 2


def _named(file: str) -> Path:
    if not file.strip():
        raise InvalidEntry(say("The name of the file is empty. Name a CSV file."), "FILE")
    return Path(file).expanduser()


def _whose(desk: Desk, casebook: Casebook, name: str, *, create: bool) -> tuple[Patient, bool]:
    """The patient, and whether it is somebody to be added. Raises InvalidEntry."""
    patients = casebook.patients()
    found = find_patient(name, patients)
    if found is not None:
        return found, False
    if not create:
        return the_patient(name, patients), False
    patient_id = new_patient_id()
    patient = Patient(
        id=RecordId(patient_id), patient_id=patient_id, written_at=desk.now(), name=spaced(name)
    )
    return patient, True


def _complaint(preview: ImportPreview) -> Message | None:
    """Why nothing was taken; None if the import can go ahead."""
    for row in preview.refused:
        if row.line == _HEADER:
            return say("{file}: {reason} Nothing was imported.", file=row.file, reason=row.reason)
    if preview.refused and not (preview.added or preview.duplicates):
        first = preview.refused[0]
        return say_count(
            "{file}, line {line}: {reason} Nothing was imported.",
            "None of {count} rows could be taken. The first is {file}, line {line}: {reason}",
            len(preview.refused),
            file=first.file,
            line=first.line,
            reason=first.reason,
        )
    return None


def _lines(preview: ImportPreview, *, dry_run: bool) -> list[Message]:
    added = (
        say("{count} would be added", count=preview.added)
        if dry_run
        else say("{count} added", count=preview.added)
    )
    counts = say(
        "{added}, {duplicates} there already, {refused} refused.",
        added=added,
        duplicates=preview.duplicates,
        refused=len(preview.refused),
    )
    refused = [_refused(row) for row in preview.refused if row.line != _HEADER]
    remarks = [say("{file}: {text}", file=r.file, text=r.text) for r in preview.remarks]
    return [counts, *refused, *remarks]


def _refused(row: RefusedRow) -> Message:
    return say("{file}, line {line}: {reason}", file=row.file, line=row.line, reason=row.reason)
