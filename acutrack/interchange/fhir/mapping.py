"""How one kind of record and its resource become one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from acutrack.domain.patient import Patient
from acutrack.domain.record import Record, RecordId
from acutrack.domain.report_made import Names
from acutrack.interchange.fhir.own import full_url
from acutrack.interchange.fhir.parts import Json
from acutrack.interchange.table_kind import TableKind


@dataclass(frozen=True)
class Outgoing:
    """What the writer of one resource may need to know of the others.

    Attributes:
        types: of every record that gets a resource, the type of that.
        names: how people are named.
    """

    patient: Patient
    types: Mapping[RecordId, str]
    names: Names

    @property
    def subject(self) -> Json:
        """Whose record it is."""
        return {"reference": full_url("Patient", self.patient.patient_id)}

    def reference(self, key: RecordId | None) -> Json | None:
        """To the resource of a record, if it has one."""
        kind = self.types.get(key) if key else None
        return {"reference": full_url(kind, key)} if kind and key else None


@dataclass(frozen=True)
class Incoming:
    """What the reader of one resource may ask about the others.

    Attributes:
        records: of every resource that stands for a record, by address and by type and id, the
            record's id.
    """

    records: Mapping[str, RecordId] = field(default_factory=dict)

    def record(self, reference: object) -> RecordId | None:
        """The record that a Reference names, None if it is not in the Bundle."""
        return self.records.get(target_of(reference))


def target_of(reference: object) -> str:
    """What a Reference points at; empty where it says nothing."""
    return str(reference.get("reference") or "") if isinstance(reference, Mapping) else ""


@dataclass(frozen=True)
class Written:
    """A resource without what all have, and the fields of the record that it tells."""

    resource: Json
    told: frozenset[str]


@dataclass(frozen=True)
class Kind:
    """One kind of record as one type of resource.

    Attributes:
        record: kind of record.
        resource: type of resource.
        table: its columns.
        fits: which records of the kind are told this way.
        write: the resource of a record.
        claims: whether a resource of the type, perhaps from other software, is one of these.
        read: the fields that its elements tell; raises InvalidEntry.
    """

    record: type[Record]
    resource: str
    table: TableKind
    write: Callable[[Any, Outgoing], Written]
    claims: Callable[[Json], bool]
    read: Callable[[Json, Incoming], dict[str, Any]]
    fits: Callable[[Any], bool] = lambda _record: True
