"""What a practitioner wrote for themselves leaves in an archive only where that was asked for."""

from __future__ import annotations

import io

import pytest

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.handed_over import HandedOver, put_back_in
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import EVERYONE, Edit
from acutrack.storage.archive.filling import fill
from acutrack.storage.archive.reading import reading
from acutrack.storage.archive.writing import write_archive, write_excerpt
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.other_copy import whole_of
from tests.builders import (
    NOW,
    PATIENT,
    a_note,
    a_patient,
    a_practitioner,
    a_practitioner_note,
    a_signed_note,
)
from tests.storage.archive.conftest import archived, members
from tests.storage.conftest import adding


def begin(casebook: Casebook) -> None:
    who = a_practitioner(name="Named in a note alone")
    casebook.record(Edit(say("Begin"), EVERYONE, (put(a_patient()), put(who))))
    casebook.record(adding(a_note("Kept"), a_practitioner_note("Canary one")))
    casebook.record(adding(a_signed_note("Canary two", practitioner_id=who.id)))


@pytest.mark.parametrize("own_notes", [False, True])
def test_one_person_s_archive_holds_them_only_where_they_are_asked_for(
    book: OpenCasebook, casebook: Casebook, empty: OpenCasebook, own_notes: bool
) -> None:
    begin(casebook)
    target = io.BytesIO()
    write_archive(book.file, target, NOW, PATIENT, own_notes=own_notes)
    with reading(target) as archive:
        fill(empty.file, archive)
    found = whole_of(empty.store)
    everything = b"".join(members(archived(empty)).values())

    assert (b"Canary" in everything) is own_notes
    assert (b"Named in a note alone" in everything) is own_notes
    assert len(found.contents.of(PractitionerNote)) == (2 if own_notes else 0)
    assert [note.text for note in found.contents.of(Note)] == ["Kept"]


def test_a_whole_archive_holds_them(book: OpenCasebook, casebook: Casebook) -> None:
    begin(casebook)
    assert b"Canary two" in b"".join(members(archived(book)).values())


def test_a_review_file_leaves_them_at_home_and_they_are_there_when_it_comes_back(
    book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
) -> None:
    begin(casebook)
    target = io.BytesIO()
    out = HandedOver(PATIENT, "passphrase").left_out
    write_excerpt(book.file, target, NOW, PATIENT, out)
    with reading(target) as archive:
        left_out = archive.manifest.left_out
        fill(empty.file, archive)
    given, here = whole_of(empty.store), whole_of(book.store)

    assert b"Canary" not in b"".join(members(archived(empty)).values())
    back = put_back_in(given.contents, given.made, left_out, here.contents, here.made)
    assert back.of(PractitionerNote) == here.contents.of(PractitionerNote)
