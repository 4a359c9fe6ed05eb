"""What a practitioner writes for themselves: kept apart from the patient's own record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import SHORT_TEXT, check_day, check_given, check_text
from acutrack.domain.message import say
from acutrack.domain.record import Record, RecordId

#: Several pages: a first visit is long to tell.
NOTE_TEXT = 10_000

_NO_ZONE = say("The time of signing needs a time zone. Add one, such as +00:00.")
_NOT_UTC = say("The time of signing is kept in world time. Write it with +00:00.")
_AMENDS_ITSELF = say("A note cannot amend itself. Add a new note that names this one.")
_UNSIGNED_AMENDMENT = say(
    "An amendment is signed as it is added. Sign it, or write it as a note of its own."
)
_STAYS = say(
    "A signed note stays as it is, so nothing was changed. To correct it or to add to it, choose "
    "“Add an amendment”."
)


@dataclass(frozen=True, kw_only=True)
class PractitionerNote(Record):
    """A note of whoever gives the treatment; once signed it is amended, never altered.

    Attributes:
        day: the day it is about.
        text: what was written.
        author: who wrote it, as they sign; may stay empty until then.
        practitioner_id: the practitioner of the casebook who wrote it; None if not said.
        about_session: the session it is about. Nothing holds that in place: a session that is
            removed takes no signed note along, and alters none.
        signed_at: when it was signed, in UTC; None as long as it may still be changed.
        amends: the signed note that this one corrects or adds to.
    """

    day: date
    text: str = ""
    author: str = ""
    practitioner_id: RecordId | None = None
    about_session: RecordId | None = None
    signed_at: datetime | None = None
    amends: RecordId | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date"))
        check_given(self.text, "text", say("The note"))
        check_text(self.text, NOTE_TEXT, "text", say("The note"))
        check_text(self.author, SHORT_TEXT, "author", say("The name under the note"))
        if self.amends is not None and self.signed_at is None:
            raise InvalidEntry(_UNSIGNED_AMENDMENT, "amends")
        if self.amends == self.id:
            raise InvalidEntry(_AMENDS_ITSELF, "amends")
        if self.signed_at is not None:
            self._check_signature(self.signed_at)

    def _check_signature(self, signed_at: datetime) -> None:
        check_given(self.author, "author", say("The name under the note"))
        if signed_at.tzinfo is None:
            raise InvalidEntry(_NO_ZONE, "signed_at")
        if signed_at.utcoffset() != timedelta():
            raise InvalidEntry(_NOT_UTC, "signed_at")

    @property
    def is_signed(self) -> bool:
        """Whether it can no longer be changed."""
        return self.signed_at is not None


@dataclass(frozen=True)
class NoteThread:
    """A note, and what was added to it since, in order of signing."""

    note: PractitionerNote
    amendments: tuple[PractitionerNote, ...] = ()


def threads(notes: Iterable[PractitionerNote]) -> tuple[NoteThread, ...]:
    """Every note with its amendments, the latest day first.

    An amendment of an amendment stands with the note that both go back to. One whose note is not
    there, such as after damage, stands for itself.
    """
    known = {note.id: note for note in notes}
    of: dict[RecordId, list[PractitionerNote]] = {}
    for note in known.values():
        of.setdefault(_first_of(note, known), []).append(note)
    found = [
        NoteThread(
            known[first],
            tuple(sorted((each for each in its if each.id != first), key=_signed_in_order)),
        )
        for first, its in of.items()
    ]
    return tuple(sorted(found, key=lambda thread: _in_order(thread.note), reverse=True))


def expect_unsigned(note: PractitionerNote) -> None:
    """Refuse to change a note that is signed. Raises InvalidEntry."""
    if note.is_signed:
        raise InvalidEntry(_STAYS, "text")


def is_signed(record: Record | None) -> bool:
    """Whether a record is a note that is signed."""
    return isinstance(record, PractitionerNote) and record.is_signed


def signed(note: PractitionerNote, at: datetime) -> PractitionerNote:
    """The note under its author's name. Raises InvalidEntry if it is signed or has no author."""
    expect_unsigned(note)
    return replace(note, signed_at=at)


def _first_of(note: PractitionerNote, known: dict[RecordId, PractitionerNote]) -> RecordId:
    passed = {note.id}
    # A file that somebody made could lead round in a circle.
    while note.amends in known and note.amends not in passed:
        note = known[note.amends]
        passed.add(note.id)
    return note.id


def _in_order(note: PractitionerNote) -> tuple[date, datetime, str]:
    return note.day, note.written_at, note.id


def _signed_in_order(note: PractitionerNote) -> tuple[datetime, str]:
    return note.signed_at or note.written_at, note.id
