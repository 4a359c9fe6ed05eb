"""Signed notes of a practitioner: no edit alters one, or takes one away from a person who stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from acutrack.casebook.contents import Contents
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner_note import PractitionerNote, expect_unsigned
from acutrack.domain.record import Edit, Record, RecordId


def expect_signed_kept(edits: Iterable[Edit]) -> None:
    """Refuse edits, made together, that would alter a signed note. Raises InvalidEntry.

    Where everything about a person goes, what was signed about them goes too.
    """
    changes = [change for edit in edits for change in edit.changes]
    leaving = {
        change.before.patient_id
        for change in changes
        if isinstance(change.before, Patient) and change.after is None
    }
    for change in changes:
        note = change.before
        if not isinstance(note, PractitionerNote) or change.after == note:
            continue
        if change.after is not None or note.patient_id not in leaving:
            expect_unsigned(note)


def with_both_signed(here: Contents, there: Contents) -> Contents:
    """What another casebook holds, where a note was signed in both in different forms.

    Neither may be altered: the form from there comes in as a note of its own, always with the same
    id, and the one here counts as there too.
    """
    ours = {note.id: note for note in here.of(PractitionerNote) if note.is_signed}
    both = {
        note.id: note
        for note in there.of(PractitionerNote)
        if note.is_signed and ours.get(note.id) not in (None, note)
    }
    if not both:
        return there
    notes: list[Record] = [
        ours[note.id] if note.id in both else note for note in there.of(PractitionerNote)
    ]
    notes += [replace(note, id=_id_of_its_own(note)) for note in both.values()]
    return Contents({**there.records, PractitionerNote: tuple(notes)})


def _id_of_its_own(note: PractitionerNote) -> RecordId:
    return RecordId(sha256(repr(note).encode()).hexdigest()[:32])
