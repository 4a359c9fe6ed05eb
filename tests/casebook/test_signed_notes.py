"""No edit, no undo and no merge alters a note that is signed, or takes it away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.contents import contents_of
from acutrack.casebook.edits.practitioner_notes import (
    amend_own_note,
    remove_own_note,
    sign_own_note,
    write_own_note,
)
from acutrack.casebook.erasing import bring_person_back, erase_person, erased_lately
from acutrack.casebook.merging import Merge, merge
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.practitioner_note import PractitionerNote, threads
from acutrack.domain.record import EVERYONE, Edit
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import (
    NOW,
    PATIENT,
    a_note,
    a_patient,
    a_practitioner_note,
    a_session,
    a_signed_note,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenCasebook]:
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        yield opened
    assert findings(tmp_path / "casebook.acutrack") == ()


@pytest.fixture
def casebook(book: OpenCasebook) -> Casebook:
    found = Casebook(book.store, lambda: NOW)
    found.record(Edit(say("Begin"), EVERYONE, (put(a_patient()),)))
    return found


def notes(casebook: Casebook) -> tuple[PractitionerNote, ...]:
    return casebook.load(PractitionerNote, PATIENT)


def written_and_signed(casebook: Casebook) -> PractitionerNote:
    note = a_practitioner_note()
    casebook.record(write_own_note(note, NOW))
    changed = replace(note, text="Tender at BL25, right.")
    casebook.record(write_own_note(changed, NOW, note))
    casebook.record(sign_own_note(changed, NOW, changed))
    (found,) = notes(casebook)
    assert found == replace(changed, signed_at=NOW.astimezone(UTC))
    return found


def test_an_unsigned_note_is_written_changed_removed_and_all_of_it_undone(
    casebook: Casebook,
) -> None:
    note = a_practitioner_note()
    changed = replace(note, text="Other words")
    casebook.record(write_own_note(note, NOW))
    casebook.record(write_own_note(changed, NOW, note))
    casebook.record(remove_own_note(changed))
    seen = [notes(casebook)]
    while casebook.undo(PATIENT):
        seen.append(notes(casebook))

    assert seen == [(), (changed,), (note,), ()]


def test_no_edit_alters_or_removes_a_signed_note_and_an_amendment_is_offered(
    casebook: Casebook,
) -> None:
    note = written_and_signed(casebook)
    altered = replace(note, text="Something else")

    for edit in (
        Edit(say("Alter"), PATIENT, (put(altered, note),)),
        Edit(say("Remove"), PATIENT, (remove(note),)),
        Edit(say("Unsign"), PATIENT, (put(replace(note, signed_at=None), note),)),
    ):
        with pytest.raises(InvalidEntry, match="Add an amendment"):
            casebook.record(edit)
        with pytest.raises(InvalidEntry, match="Add an amendment"):
            casebook.record_all([edit])
    with pytest.raises(InvalidEntry, match="Add an amendment"):
        write_own_note(altered, NOW, note)
    with pytest.raises(InvalidEntry, match="Add an amendment"):
        remove_own_note(note)
    assert notes(casebook) == (note,)


def test_undo_and_redo_pass_over_what_led_to_a_signed_note(casebook: Casebook) -> None:
    before, after = a_note("before"), a_note("after")
    casebook.record(Edit(say("Before"), PATIENT, (put(before),)))
    draft = a_practitioner_note()
    casebook.record(write_own_note(draft, NOW))
    casebook.record(write_own_note(replace(draft, text="Undone"), NOW, draft))
    casebook.undo(PATIENT)
    casebook.record(sign_own_note(draft, NOW, draft))
    signed = notes(casebook)
    assert casebook.redo_name(PATIENT) is None
    casebook.record(Edit(say("After"), PATIENT, (put(after),)))

    undone = []
    while edit := casebook.undo(PATIENT):
        undone.append(edit.name.text)

    assert undone == ["After", "Before"]
    assert (notes(casebook), casebook.load(Note, PATIENT)) == (signed, ())
    while casebook.redo(PATIENT):
        pass
    assert set(casebook.load(Note, PATIENT)) == {before, after}
    assert notes(casebook) == signed


def test_undo_ends_at_an_edit_that_did_more_than_write_what_is_signed(casebook: Casebook) -> None:
    draft = a_practitioner_note()
    casebook.record(Edit(say("Earlier"), PATIENT, (put(a_note("earlier")),)))
    casebook.record(Edit(say("Import"), PATIENT, (put(a_note("along")), put(draft))))
    casebook.record(sign_own_note(draft, NOW, draft))

    assert casebook.undo_name(PATIENT) is None
    assert len(casebook.load(Note, PATIENT)) == 2


def test_an_import_of_notes_signed_elsewhere_can_be_taken_back(casebook: Casebook) -> None:
    casebook.record(Edit(say("Import"), PATIENT, (put(a_signed_note()), put(a_note()))))

    casebook.undo(PATIENT)

    assert notes(casebook) == ()


def test_an_amendment_is_a_signed_note_beside_the_one_it_amends(casebook: Casebook) -> None:
    note = written_and_signed(casebook)
    casebook.record(amend_own_note(note, "It was the left.", "Kim Beispiel", NOW))

    (thread,) = threads(notes(casebook))
    assert thread.note == note
    (amendment,) = thread.amendments
    assert amendment.is_signed
    assert amendment.amends == note.id
    with pytest.raises(InvalidEntry):
        amend_own_note(a_practitioner_note(), "More", "Kim Beispiel", NOW)


def test_a_signed_note_is_the_same_after_its_session_is_gone(casebook: Casebook) -> None:
    session = a_session()
    casebook.record(Edit(say("Log"), PATIENT, (put(session),)))
    note = a_practitioner_note(about_session=session.id)
    casebook.record(sign_own_note(note, NOW))
    signed = notes(casebook)

    casebook.record(Edit(say("Remove"), PATIENT, (remove(session),)))

    assert notes(casebook) == signed


def test_erasing_a_person_takes_signed_notes_along_and_brings_them_back(
    casebook: Casebook,
) -> None:
    written_and_signed(casebook)
    signed = notes(casebook)
    (person,) = casebook.patients()

    casebook.record(erase_person(casebook, person))
    assert notes(casebook) == ()
    (erased,) = erased_lately(casebook)
    casebook.record(bring_person_back(casebook, erased))

    assert notes(casebook) == signed


class TestTwoCopies:
    """A note that was begun before the record was copied."""

    @pytest.fixture
    def copies(self, tmp_path: Path) -> Iterator[tuple[OpenCasebook, OpenCasebook]]:
        begun = tmp_path / "begun.acutrack"
        with open_casebook(begun) as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            casebook.record(Edit(say("Begin"), EVERYONE, (put(a_patient()),)))
            casebook.record(write_own_note(self.draft, NOW))
        names = ("here.acutrack", "there.acutrack")
        for name in names:
            shutil.copyfile(begun, tmp_path / name)
        here, there = (open_casebook(tmp_path / name) for name in names)
        with here as one, there as other:
            yield one, other
        assert [findings(tmp_path / name) for name in names] == [(), ()]

    draft = a_practitioner_note()

    def casebook_of(self, copy: OpenCasebook, minutes: int) -> Casebook:
        return Casebook(copy.store, lambda: NOW + timedelta(minutes=minutes))

    def taken_in(self, here: OpenCasebook, there: OpenCasebook) -> Merge:
        merged = merge(
            contents_of(here.store),
            contents_of(there.store),
            here.store.edits_made(),
            there.store.edits_made(),
            removals_too=True,
        )
        self.casebook_of(here, 60).record_all(merged.edits)
        return merged

    def test_what_is_signed_in_one_counts_whatever_was_written_later_in_the_other(
        self, copies: tuple[OpenCasebook, OpenCasebook]
    ) -> None:
        here, there = copies
        self.casebook_of(here, 1).record(sign_own_note(self.draft, NOW, self.draft))
        later = replace(self.draft, text="Later words")
        self.casebook_of(there, 9).record(write_own_note(later, NOW, self.draft))
        signed = here.store.load(PractitionerNote, PATIENT)

        self.taken_in(here, there)
        self.taken_in(there, here)

        for copy in copies:
            assert copy.store.load(PractitionerNote, PATIENT) == signed

    def test_signed_in_both_in_two_forms_each_keeps_its_own_and_gets_the_other_once(
        self, copies: tuple[OpenCasebook, OpenCasebook]
    ) -> None:
        here, there = copies
        other = replace(self.draft, text="Signed there")
        self.casebook_of(there, 1).record(write_own_note(other, NOW, self.draft))
        self.casebook_of(here, 2).record(sign_own_note(self.draft, NOW, self.draft))
        self.casebook_of(there, 3).record(sign_own_note(other, NOW, other))
        (mine,) = here.store.load(PractitionerNote, PATIENT)

        for _ in range(2):
            self.taken_in(here, there)

        found = here.store.load(PractitionerNote, PATIENT)
        assert mine in found
        assert sorted(note.text for note in found) == sorted([mine.text, "Signed there"])

    def test_a_signed_note_that_was_removed_there_as_unsigned_stays(
        self, copies: tuple[OpenCasebook, OpenCasebook]
    ) -> None:
        here, there = copies
        self.casebook_of(here, 1).record(sign_own_note(self.draft, NOW, self.draft))
        self.casebook_of(there, 9).record(remove_own_note(self.draft))
        signed = here.store.load(PractitionerNote, PATIENT)

        self.taken_in(here, there)
        assert here.store.load(PractitionerNote, PATIENT) == signed
        self.taken_in(there, here)
        assert there.store.load(PractitionerNote, PATIENT) == signed

    def test_undo_does_not_take_out_what_came_in_and_was_signed_here(
        self, copies: tuple[OpenCasebook, OpenCasebook]
    ) -> None:
        here, there = copies
        fresh = a_practitioner_note("Begun there")
        self.casebook_of(there, 1).record(write_own_note(fresh, NOW))
        self.casebook_of(there, 2).record(Edit(say("Note"), PATIENT, (put(a_note("along")),)))
        self.taken_in(here, there)
        casebook = self.casebook_of(here, 70)
        casebook.record(sign_own_note(fresh, NOW, fresh))

        while casebook.undo(PATIENT):
            pass

        assert casebook.load(Note, PATIENT) == ()
        assert [note.text for note in notes(casebook) if note.is_signed] == ["Begun there"]
