"""A practitioner's note is signed once; afterwards only amendments are added to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.practitioner_note import NoteThread, signed, threads
from acutrack.domain.record import RecordId
from tests.builders import NOW, ZONE, a_practitioner_note, a_signed_note, day

_SIGNED = NOW.astimezone(UTC)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"author": "", "signed_at": _SIGNED}, "author"),
        ({"signed_at": NOW}, "signed_at"),
        ({"signed_at": datetime(2025, 10, 21, 8)}, "signed_at"),  # noqa: DTZ001
        ({"amends": RecordId("another")}, "amends"),
    ],
)
def test_what_cannot_be_a_note_is_told_with_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        a_practitioner_note(**fields)

    assert caught.value.field == field


def test_signing_needs_a_name_and_happens_once() -> None:
    with pytest.raises(InvalidEntry):
        signed(a_practitioner_note(author=""), _SIGNED)
    note = signed(a_practitioner_note(), _SIGNED)
    assert note.is_signed
    with pytest.raises(InvalidEntry) as caught:
        signed(note, _SIGNED)

    assert "Add an amendment" in caught.value.message.text


def test_amendments_stand_with_the_note_that_they_go_back_to_in_order_of_signing() -> None:
    first, other = a_signed_note("First"), a_practitioner_note("Other", day=day(-3))
    later = _SIGNED + timedelta(hours=1)
    third = a_signed_note("Third", amends=first.id, signed_at=later + timedelta(hours=1))
    second = a_signed_note("Second", amends=first.id, signed_at=later)
    deeper = a_signed_note("Deeper", amends=second.id, signed_at=later + timedelta(days=2))

    assert threads([other, third, deeper, second, first]) == (
        NoteThread(first, (second, third, deeper)),
        NoteThread(other),
    )


def test_an_amendment_whose_note_is_lost_stands_for_itself_and_a_circle_ends() -> None:
    alone = a_signed_note(amends=RecordId("lost"))
    one = a_signed_note(id=RecordId("one"), amends=RecordId("two"))
    two = a_signed_note(id=RecordId("two"), amends=RecordId("one"))

    assert threads([alone]) == (NoteThread(alone),)
    shown = [note for each in threads([one, two]) for note in (each.note, *each.amendments)]
    assert {note.id for note in shown} == {"one", "two"}


def test_a_note_may_be_signed_anywhere_on_earth() -> None:
    at = datetime(2025, 10, 21, 8, tzinfo=ZONE)
    assert a_signed_note(signed_at=at.astimezone(UTC)).is_signed
