"""What a person leaves out of a record that is handed over, and how it is put back in afterwards.

Whoever gets the record may add to it and give it back. What was left out on purpose is then taken
for what it is at home, so that no name is lost to its initials and no note counts as removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from acutrack.casebook.contents import KINDS, Contents
from acutrack.casebook.store import EditMade
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.report_made import Names
from acutrack.text.initials import initials


@dataclass(frozen=True)
class LeftOut:
    """What was left out on purpose.

    Attributes:
        names: how the person is named; without a name there is no birth date either.
        notes: whether notes stayed at home: those of a day, and what was noted beside an entry.
        own_notes: whether what a practitioner wrote for themselves stayed with them.
    """

    names: Names = Names.FULL
    notes: bool = False
    own_notes: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything was."""
        return self != NOTHING_LEFT_OUT

    @property
    def within_entries(self) -> bool:
        """Whether something was left out of entries that went along."""
        return self.names is not Names.FULL or self.notes


NOTHING_LEFT_OUT = LeftOut()
#: A practitioner's own notes are no part of the patient's record, unless they are asked for.
OWN_NOTES_KEPT = LeftOut(own_notes=True)


@dataclass(frozen=True)
class PersonsPart:
    """Whose part of a casebook is taken out, and whether a practitioner's own notes go along."""

    patient: PatientId
    own_notes: bool = False


@dataclass(frozen=True)
class HandedOver:
    """What a person hands over: whose record, what it is locked with, what is left out."""

    patient: PatientId
    passphrase: str = field(repr=False)
    left_out: LeftOut = OWN_NOTES_KEPT


def without(record: Record, left_out: LeftOut) -> Record | None:
    """A record as it is handed over; None where it stays at home."""
    if left_out.own_notes and isinstance(record, PractitionerNote):
        return None
    if left_out.notes:
        if isinstance(record, Note):
            return None
        if any(one.name == "note" for one in fields(record)):
            record = _with(record, {"note": ""})
    if isinstance(record, Patient):
        return _named(record, left_out.names)
    return record


def put_back_in(
    there: Contents,
    made_there: Iterable[EditMade],
    left_out: LeftOut,
    here: Contents,
    made_here: Iterable[EditMade],
) -> Contents:
    """What somebody gave back, with what was left out for them taken as it is at home.

    What they did not touch is what an edit that is known at home made of it; of what they changed,
    the fields that were left out are as they are at home now.

    Args:
        there: what was given back.
        made_there: its history.
        left_out: what it was handed over without.
        here: what is at home now.
        made_here: the history at home: an entry may have been corrected in the meantime.
    """
    ours = {record.id: record for record in _all(here)}
    made_of = {
        (each.edit.id, change.record.id): change.after
        for each in made_here
        for change in each.edit.changes
    }
    latest = {
        change.record.id: each.edit.id
        for each in made_there
        if each.holds
        for change in each.edit.changes
    }
    found: dict[RecordId, Record] = {}
    for record in _all(there):
        at_home = made_of.get((latest.get(record.id, RecordId("")), record.id))
        if at_home is None or not _is_without_something(record, at_home):
            at_home = _put_back(record, ours.get(record.id), left_out)
        found[record.id] = at_home
    for record in ours.values():
        if record.id not in found and without(record, left_out) is None:
            found[record.id] = record
    return Contents(
        {
            kind: those
            for kind in KINDS
            if (those := tuple(record for record in found.values() if type(record) is kind))
        }
    )


def _is_without_something(record: Record, at_home: Record) -> bool:
    return any(
        without(at_home, LeftOut(names, notes)) == record
        for names in Names
        for notes in (False, True)
    )


def _put_back(record: Record, own: Record | None, left_out: LeftOut) -> Record:
    """A record that was changed elsewhere, with the fields that were left out as they are here."""
    handed_over = None if own is None else without(own, left_out)
    if own is None or handed_over is None or type(own) is not type(record):
        return record
    kept: dict[str, object] = {}
    for name in (one.name for one in fields(own)):
        at_home, away = getattr(own, name), getattr(handed_over, name)
        if at_home != away and getattr(record, name) == away:
            kept[name] = at_home
    return _with(record, kept)


def _with(record: Record, changed: Mapping[str, object]) -> Record:
    # What is replaced is named by the fields themselves, which no checker of types can follow.
    replaced: Record = replace(record, **changed)  # type: ignore[arg-type]
    return replaced


def _named(person: Patient, names: Names) -> Patient:
    if names is Names.FULL:
        return person
    if names is Names.INITIALS:
        return replace(person, name=initials(person.name))
    return replace(person, name="", birth_date=None)


def _all(contents: Contents) -> Iterator[Record]:
    return (record for kind in contents.records.values() for record in kind)
