"""A practitioner's own notes leave only where that was asked for, and come back whole."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path

from acutrack.domain.practitioner_note import PractitionerNote, threads
from acutrack.interchange.csv_set import csv_set
from acutrack.interchange.export_files import export_patient
from acutrack.interchange.fhir.bundle_out import bundle
from acutrack.interchange.workbook_out import workbook
from tests.builders import (
    NOW,
    PATIENT,
    a_patient,
    a_practitioner,
    a_practitioner_note,
    a_session,
    a_signed_note,
    a_template,
)
from tests.interchange.importing import preview
from tests.interchange.memory_store import casebook_with
from tests.interchange.round_trip import FRESH, brought_over

CANARY = "canary in a coal mine"


def test_they_are_in_no_file_unless_they_are_asked_for(tmp_path: Path) -> None:
    source = casebook_with([a_patient(), a_practitioner_note(CANARY), a_signed_note(CANARY)])
    person = source.patients()[0]

    files = export_patient(source, person, tmp_path / "without")
    asked = export_patient(source, person, tmp_path / "with", own_notes=True)

    assert not any(CANARY in file.read_text() for file in files)
    assert [file.name for file in asked if CANARY in file.read_text()] == ["practitioner_notes.csv"]
    assert CANARY.encode() not in bundle(source, person, NOW)
    assert len(csv_set(source, person)) < len(csv_set(source, person, own_notes=True))
    assert len(workbook(source, person)) < len(workbook(source, person, own_notes=True))


def test_a_file_of_an_earlier_export_does_not_go_on_holding_them(tmp_path: Path) -> None:
    source = casebook_with([a_patient(), a_signed_note(CANARY)])
    person = source.patients()[0]
    export_patient(source, person, tmp_path, own_notes=True)

    export_patient(source, person, tmp_path, overwrite=True)

    assert not any(CANARY in file.read_text() for file in tmp_path.iterdir())


def test_amendments_find_their_note_again_also_where_two_were_signed_at_once(
    tmp_path: Path,
) -> None:
    session = a_session()
    twin, first = a_signed_note("A twin"), a_signed_note("Z first", about_session=session.id)
    later = NOW.astimezone(UTC) + timedelta(minutes=1)
    second = a_signed_note("B second", amends=first.id, signed_at=later)
    third = a_signed_note("C third", amends=second.id, signed_at=later + timedelta(minutes=1))
    source = casebook_with([a_patient(), a_practitioner(), session, twin, first, second, third])
    target = casebook_with([FRESH])

    brought_over(source, target, tmp_path)

    found = threads(target.load(PractitionerNote, PATIENT))
    told = {each.note.text: [note.text for note in each.amendments] for each in found}
    assert told == {"A twin": [], "Z first": ["B second", "C third"]}


def test_a_signature_of_another_zone_is_read_as_the_moment_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text(
        "date,own_note,author,signed_at\n2025-10-20,Tender.,Kim,2025-10-20T10:00:00+02:00\n"
    )

    (change,) = preview([file], casebook_with([FRESH])).edit.changes

    assert isinstance(change.after, PractitionerNote)
    assert str(change.after.signed_at) == "2025-10-20 08:00:00+00:00"


def test_templates_go_along_where_nobody_else_is_in_the_record(tmp_path: Path) -> None:
    brought_over(casebook_with([a_patient(), a_template()]), casebook_with([FRESH]), tmp_path)
