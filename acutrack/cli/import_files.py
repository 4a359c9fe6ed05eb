"""``acutrack import``: takes entries from CSV files, row by row, or all of an archive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import add_patient, new_patient_id
from acutrack.cli.arriving import take_in
from acutrack.cli.choosing import find_patient, spaced
from acutrack.cli.columns import columns_said
from acutrack.cli.desk import Desk
from acutrack.cli.travelling import TRAVELLING, WHOSE
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.domain.record import RecordId
from acutrack.interchange.column_mapping import ColumnMapping
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.preview import ImportPreview, RefusedRow
from acutrack.interchange.remembered_columns import remember, remembered, said_of
from acutrack.text.catalogue import Catalogue

#: A file that cannot be read at all is refused in its first line, where the header is.
_HEADER = 1


def run(
    desk: Desk,
    *,
    files: Sequence[str],
    patient: str | None,
    holds: Sequence[str],
    every: Sequence[str],
    kind: str,
    out_of: str,
    create: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Take the rows in, or only say what would be done. Raises InvalidEntry or Obstacle.

    Neither a refused row nor a file that cannot be read blocks the others. Returns 2 if a file
    cannot be read or no row at all could be taken, else 0.
    """
    paths = [_named(file) for file in files]
    said = columns_said(holds, every, kind, out_of) if holds else None
    if any(path.name.endswith(TRAVELLING) for path in paths):
        return _archive(desk, paths, dry_run=dry_run, as_json=as_json)
    if any(path.suffix.casefold() == ".json" for path in paths):
        return _bundle(
            desk, paths, patient=patient, create=create, dry_run=dry_run, as_json=as_json
        )
    if patient is None:
        raise InvalidEntry(WHOSE, "--patient")
    preview, whose = _taken(desk, paths, patient, said, create=create, dry_run=dry_run)
    if as_json:
        desk.voice.tell_json(_as_json(preview, whose, desk.voice.words, dry_run=dry_run))
    else:
        for line in _lines(preview, dry_run=dry_run):
            desk.voice.tell(line)
    complaint = _complaint(preview)
    if complaint is None:
        return 0
    desk.voice.complain(complaint)
    return 2


def _taken(
    desk: Desk,
    paths: Sequence[Path],
    patient: str,
    said: ColumnMapping | None,
    *,
    create: bool,
    dry_run: bool,
) -> tuple[ImportPreview, Patient]:
    """What the rows come to, recorded unless it is only a trial. Raises InvalidEntry, Obstacle."""
    opening = (
        desk.casebook_or_new(only_try=dry_run) if create else desk.casebook(to_write=not dry_run)
    )
    with opening as casebook:
        whose, is_new = _whose(desk, casebook, patient, create=create)
        earlier = remembered(casebook.columns_said())
        known = earlier if said is None else said_of(said, earlier)
        preview = preview_import(paths, whose, casebook, desk.now(), known)
        if preview.edit.changes and not dry_run:
            if casebook.patients():  # there is something that could be lost
                desk.services.copies.before_import(desk.file, desk.now(), desk.ask)
            if is_new:
                casebook.record(add_patient(whose))
            casebook.record(preview.edit)
            if said is not None:
                for header in preview.headers_said:
                    remember(casebook, header, said)
    return preview, whose


def _archive(desk: Desk, paths: Sequence[Path], *, dry_run: bool, as_json: bool) -> int:
    if len(paths) > 1:
        raise InvalidEntry(say("Name one archive at a time, and nothing beside it."), "FILE")
    return take_in(
        desk, paths[0], known=False, removals_too=False, dry_run=dry_run, as_json=as_json
    )


def _bundle(
    desk: Desk,
    paths: Sequence[Path],
    *,
    patient: str | None,
    create: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    if len(paths) > 1:
        raise InvalidEntry(say("A FHIR file is imported alone. Name one file."), "FILE")
    from acutrack.cli import import_bundle

    return import_bundle.run(
        desk, paths[0], patient=patient, create=create, dry_run=dry_run, as_json=as_json
    )


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
        raise InvalidEntry(
            say(
                "There is no patient called “{name}” here. Add --create to begin with somebody "
                "new; the command “acutrack patients” lists who is there.",
                name=name,
            ),
            "name",
        )
    patient_id = new_patient_id()
    patient = Patient(
        id=RecordId(patient_id), patient_id=patient_id, written_at=desk.now(), name=spaced(name)
    )
    return patient, True


def _complaint(preview: ImportPreview) -> Message | None:
    """What stood in the way of a whole file, or of every row; None if nothing did."""
    nothing_taken = not (preview.added or preview.duplicates)
    unread = [row for row in preview.refused if row.line == _HEADER]
    if unread:
        first = unread[0]
        others = (
            say("There is nothing else to take.")
            if nothing_taken
            else say("The other files can be read.")
        )
        return say("{file}: {reason} {others}", file=first.file, reason=first.reason, others=others)
    if preview.unknown is not None and nothing_taken:
        return _unknown(preview.refused[0], preview.unknown.header)
    if preview.refused and nothing_taken:
        first = preview.refused[0]
        return say_count(
            "The one row was refused. {file}, line {line}: {reason}",
            "All {count} rows were refused. The first is {file}, line {line}: {reason}",
            len(preview.refused),
            file=first.file,
            line=first.line,
            reason=first.reason,
        )
    return None


def _unknown(row: RefusedRow, header: Sequence[str]) -> Message:
    return say(
        "{file}: {reason} Or say what its columns hold, such as --holds {column}=date. They are: "
        "{columns}.",
        file=row.file,
        reason=row.reason,
        column=next(filter(None, header), "COLUMN"),
        columns=", ".join(filter(None, header)),
    )


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
    return [counts, *_refusals(preview), *_remarks(preview)]


def _refusals(preview: ImportPreview) -> list[Message]:
    """Refused rows, those that follow one another for the same reason in one line."""
    rows = (row for row in preview.refused if row.line != _HEADER)
    return [
        _alike(file, reason, [row.line for row in alike])
        for (file, reason), alike in groupby(rows, key=lambda row: (row.file, row.reason))
    ]


def _alike(file: Path, reason: Message, lines: list[int]) -> Message:
    if len(lines) == 1:
        return say("{file}, line {line}: {reason}", file=file, line=lines[0], reason=reason)
    return say(
        "{file}, lines {first} to {last}: {reason}",
        file=file,
        first=lines[0],
        last=lines[-1],
        reason=reason,
    )


def _remarks(preview: ImportPreview) -> list[Message]:
    return [say("{file}: {remark}", file=r.file, remark=r.text) for r in preview.remarks]


def _as_json(
    preview: ImportPreview, patient: Patient, words: Catalogue, *, dry_run: bool
) -> dict[str, object]:
    return {
        "patient": {"id": patient.patient_id, "name": patient.name},
        "dry_run": dry_run,
        "added": preview.added,
        "duplicates": preview.duplicates,
        "refused": len(preview.refused),
        "refused_rows": [
            {"file": str(row.file), "line": row.line, "reason": words(row.reason)}
            for row in preview.refused
        ],
        "remarks": [
            {"file": str(remark.file), "text": words(remark.text)} for remark in preview.remarks
        ],
    }
