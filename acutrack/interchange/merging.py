"""What there can be one of: what a file adds to it, or contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import TypeVar

from acutrack.domain.complaint import Complaint
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import say
from acutrack.domain.pain import same_place
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Record
from acutrack.interchange.table_kind import TableKind, plain_label

P = TypeVar("P", Patient, Practitioner)

#: Kinds of which a place has one, or one for each measure.
ONE_OF_A_PLACE = (Complaint, FrozenBaseline)
_OF_EVERY_RECORD = frozenset(field.name for field in fields(Record))


def completed_patient(existing: Patient, told: Patient, kind: TableKind) -> Patient:
    """The record with what the file adds; equal to `existing` where that is nothing.

    A record of which only the name is known takes the file's details as they are, with the time
    at which they were written. Raises InvalidEntry where the two contradict each other: it could
    be somebody else's file.
    """
    if plain_label(existing.name) != plain_label(told.name) and existing.name and told.name:
        raise InvalidEntry(
            say(
                "The file is about {theirs}, and this is the record of {ours}. "
                "Choose the right record, or change the name.",
                theirs=told.name,
                ours=existing.name,
            ),
            "name",
        )
    if _bare(existing):
        return replace(told, id=existing.id, name=told.name or existing.name)
    differing = _contradictions(existing, told)
    if differing:
        columns = [column.name for column in kind.columns if _field_of(column.field) in differing]
        raise InvalidEntry(
            say(
                "The record already says something else for: {columns}. "
                "Change it there if the file is right.",
                columns=", ".join(columns),
            ),
            differing[0],
        )
    return _filled(existing, told)


def _field_of(field: str) -> str:
    """The record's own field that a column's field is a part of."""
    return field.partition(".")[0]


def completed_practitioner(existing: Practitioner, told: Practitioner) -> Practitioner | None:
    """The practitioner with what the file adds; None where it must be a namesake."""
    return None if _contradictions(existing, told) else _filled(existing, told)


def refuse_a_second(told: Record, known: Iterable[Record]) -> None:
    """A place has one complaint, and one start for each measure. Raises InvalidEntry."""
    for each in known:
        if _about_the_same(told, each):
            raise InvalidEntry(
                say(
                    "The record already says something else about this place. "
                    "Change it there if the file is right."
                ),
                "site",
            )


def _about_the_same(told: Record, known: Record) -> bool:
    if isinstance(told, Complaint) and isinstance(known, Complaint):
        return same_place(told.site, known.site)
    if isinstance(told, FrozenBaseline) and isinstance(known, FrozenBaseline):
        return same_place(told.site, known.site) and told.measure is known.measure
    return False


def _bare(patient: Patient) -> bool:
    return all(getattr(patient, name) == default for name, default in _own(patient, but="name"))


def _contradictions(existing: P, told: P) -> list[str]:
    return [
        name
        for name, default in _own(existing, but="name")
        if getattr(told, name) != default
        and getattr(existing, name) not in {default, getattr(told, name)}
    ] + (["sample"] if getattr(told, "sample", False) != getattr(existing, "sample", False) else [])


def _filled(existing: P, told: P) -> P:
    added = {
        name: getattr(told, name)
        for name, default in _own(existing, but="")
        if getattr(existing, name) == default and getattr(told, name) != default
    }
    return replace(existing, **added) if added else existing


def _own(record: Record, *, but: str) -> list[tuple[str, object]]:
    """The fields of this kind alone, with what they hold where nothing is said."""
    return [
        (field.name, field.default)
        for field in fields(record)
        if field.name not in {*_OF_EVERY_RECORD, but} and field.default is not MISSING
    ]
