"""A practitioner's own notes: written, changed, signed, amended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.practitioner_note import PractitionerNote, expect_unsigned, signed
from acutrack.domain.record import EVERYONE, Edit, new_id


def write_own_note(
    note: PractitionerNote, now: datetime, before: PractitionerNote | None = None
) -> Edit:
    """Keep a note that is not signed yet, or change it. Raises InvalidEntry."""
    if before is not None:
        expect_unsigned(before)
    expect_unsigned(note)
    check_not_future(note.day, now.date(), "day", say("The date"))
    name = say("Write a note of the practitioner")
    return Edit(name, note.patient_id, (put(note, before),))


def sign_own_note(
    note: PractitionerNote, now: datetime, before: PractitionerNote | None = None
) -> Edit:
    """Sign a note as it stands, also one that was not kept before. Raises InvalidEntry.

    It stands in nobody's undo list: Ctrl+Z does not take a signature back.
    """
    if before is not None:
        expect_unsigned(before)
    check_not_future(note.day, now.date(), "day", say("The date"))
    done = signed(note, now.astimezone(UTC))
    return Edit(say("Sign a note of the practitioner"), EVERYONE, (put(done, before),))


def amend_own_note(note: PractitionerNote, text: str, author: str, now: datetime) -> Edit:
    """Add a signed amendment to a signed note, which stays as it is. Raises InvalidEntry."""
    if not note.is_signed:
        raise InvalidEntry(
            say("This note is not signed yet, so it can be changed itself."), "amends"
        )
    amendment = replace(
        note,
        id=new_id(),
        written_at=now,
        imported=False,
        day=now.date(),
        text=text,
        author=author,
        signed_at=now.astimezone(UTC),
        amends=note.id,
    )
    return Edit(say("Add an amendment to a note"), EVERYONE, (put(amendment),))


def remove_own_note(note: PractitionerNote) -> Edit:
    """Take out a note that is not signed. Raises InvalidEntry."""
    expect_unsigned(note)
    return Edit(say("Remove a note of the practitioner"), note.patient_id, (remove(note),))
