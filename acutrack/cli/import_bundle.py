"""``acutrack import x.fhir.json``: takes entries from a FHIR Bundle; every one is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from acutrack.casebook.kind_words import count_words
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import Record
from acutrack.interchange.fhir.bundle_file import read_bundle
from acutrack.interchange.fhir.bundle_in import BundlePreview, LeftEntry, preview_bundle
from acutrack.interchange.fhir.left_words import left_words
from acutrack.interchange.fhir.whose import Person, whose
from acutrack.text.catalogue import Catalogue


def run(
    desk: Desk, file: Path, *, patient: str | None, create: bool, dry_run: bool, as_json: bool
) -> int:
    """Take the entries in, all in one edit, or only say what would be done.

    Returns 2 if entries were refused and none could be taken, else 0. Raises InvalidEntry where
    the file is no Bundle or does not say for certain whose it is, or Obstacle.
    """
    entries = read_bundle(file)
    opening = (
        desk.casebook_or_new(only_try=dry_run) if create else desk.casebook(to_write=not dry_run)
    )
    with opening as casebook:
        people = casebook.patients()
        chosen = None if patient is None else the_patient(patient, people)
        person = whose(entries, people, chosen, desk.now(), create=create)
        preview = preview_bundle(entries, person, casebook, desk.now())
        if preview.edit.changes and not dry_run:
            if people:  # there is something that could be lost
                desk.services.copies.before_import(desk.file, desk.now(), desk.ask)
            casebook.record(preview.edit)
    if as_json:
        desk.voice.tell_json(_as_json(preview, person, desk.voice.words, dry_run=dry_run))
    else:
        for line in _lines(preview, dry_run=dry_run):
            desk.voice.tell(line)
    nothing = not preview.added and not preview.there
    return 2 if preview.refused and nothing else 0


def _lines(preview: BundlePreview, *, dry_run: bool) -> list[Message]:
    lines = []
    for kind, count in preview.added.items():
        counted = count_words(kind, count)
        lines.append(
            say("{entries} would be added", entries=counted)
            if dry_run
            else say("{entries} added", entries=counted)
        )
    lines += [
        say("{entries} there already", entries=count_words(kind, count))
        for kind, count in preview.there.items()
    ]
    if preview.derived:
        told = say_count(
            "{count} entry not read: AcuTrack makes it anew",
            "{count} entries not read: AcuTrack makes them anew",
            preview.derived,
        )
        lines.append(told)
    return (
        lines
        + left_words(preview.differing)
        + left_words(preview.skipped)
        + left_words(preview.refused)
    )


def _as_json(
    preview: BundlePreview, person: Person, words: Catalogue, *, dry_run: bool
) -> dict[str, object]:
    return {
        "patient": {"id": person.patient.patient_id, "new": not person.is_here},
        "dry_run": dry_run,
        "added": _counts(preview.added),
        "there": _counts(preview.there),
        "derived": preview.derived,
        "differing": _entries(preview.differing, words),
        "skipped": _entries(preview.skipped, words),
        "refused": _entries(preview.refused, words),
    }


def _counts(counted: Counter[type[Record]]) -> dict[str, int]:
    return {kind.__name__: count for kind, count in counted.items()}


def _entries(entries: Sequence[LeftEntry], words: Catalogue) -> list[dict[str, object]]:
    return [
        {"entry": each.number, "resource": each.kind, "reason": words(each.reason)}
        for each in entries
    ]
