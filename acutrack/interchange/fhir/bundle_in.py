"""A Bundle read into one edit that is not yet recorded; every entry is accounted for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from acutrack.casebook.casebook import put
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.note import Appointment
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Change, Edit, Record, RecordId
from acutrack.domain.report_made import Names
from acutrack.interchange.fhir.bundle_file import resource_of
from acutrack.interchange.fhir.bundle_out import DERIVED
from acutrack.interchange.fhir.kinds import MAPPED
from acutrack.interchange.fhir.kinds.people import is_hidden, shown_name
from acutrack.interchange.fhir.mapping import Incoming, Kind, target_of
from acutrack.interchange.fhir.models import as_model, is_known
from acutrack.interchange.fhir.own import SPACE
from acutrack.interchange.fhir.own_fields import own_cells, values_of
from acutrack.interchange.fhir.parts import Json
from acutrack.interchange.fhir.whose import Person
from acutrack.interchange.import_files import Loader
from acutrack.interchange.merging import completed_practitioner
from acutrack.interchange.table_kind import plain_label

#: Elements that say whose a resource is.
_SUBJECTS = ("subject", "patient")


@dataclass(frozen=True)
class LeftEntry:
    """An entry that was not taken: which one from 1, what it is, and why not."""

    number: int
    kind: str
    reason: Message


@dataclass(frozen=True)
class BundlePreview:
    """What a Bundle would add.

    Attributes:
        edit: not yet recorded; without changes where there is nothing to add.
        added, there: how many of each kind are new, and how many are there already.
        differing: entries that are there in another form; they are left as they are.
        derived: entries that AcuTrack works out itself, and so does not read.
        skipped: entries of a kind that is not known here.
        refused: entries that are broken, or about somebody else.
    """

    edit: Edit
    added: Counter[type[Record]]
    there: Counter[type[Record]]
    differing: tuple[LeftEntry, ...]
    derived: int
    skipped: tuple[LeftEntry, ...]
    refused: tuple[LeftEntry, ...]


def preview_bundle(
    entries: Sequence[object], person: Person, casebook: Loader, now: datetime
) -> BundlePreview:
    """What taking the entries into the record of `person` would do. Raises Obstacle."""
    run = _Import(person, casebook, now)
    run.open(entries)
    for kind in MAPPED:
        for item in run.items:
            if item.kind is kind:
                run.take(item, kind)
    count = run.added.total()
    name = say_count("Import {count} entry", "Import {count} entries", count)
    return BundlePreview(
        Edit(name, person.patient.patient_id, tuple(run.changes)),
        run.added,
        run.there,
        _in_order(run.differing),
        run.derived,
        _in_order(run.skipped),
        _in_order(run.refused),
    )


def _in_order(entries: list[LeftEntry]) -> tuple[LeftEntry, ...]:
    return tuple(sorted(entries, key=lambda each: each.number))


@dataclass(frozen=True)
class _Item:
    number: int
    url: str
    resource: Json
    kind: Kind
    key: RecordId

    def left(self, reason: Message) -> LeftEntry:
        return LeftEntry(self.number, self.resource["resourceType"], reason)


class _Import:
    """One import under way."""

    def __init__(self, person: Person, casebook: Loader, now: datetime) -> None:
        self._person, self._casebook, self._now = person, casebook, now
        self._known: dict[type[Record], dict[RecordId, Record]] = {}
        self._into: dict[str, RecordId] = {}
        self._seen: Counter[str] = Counter()
        self.items: list[_Item] = []
        self.changes: list[Change] = []
        self.added: Counter[type[Record]] = Counter()
        self.there: Counter[type[Record]] = Counter()
        self.differing: list[LeftEntry] = []
        self.skipped: list[LeftEntry] = []
        self.refused: list[LeftEntry] = []
        self.derived = 0

    def open(self, entries: Sequence[object]) -> None:
        """Look at every entry: what it is, and which record it stands for."""
        for number, entry in enumerate(entries, 1):
            try:
                url, resource = resource_of(entry)
            except InvalidEntry as error:
                self.refused.append(LeftEntry(number, "-", error.message))
                continue
            self._open(number, url, resource)

    def _open(self, number: int, url: str, resource: Json) -> None:
        type_name = resource["resourceType"]
        left = LeftEntry(number, type_name[:60], say("AcuTrack has no place for it."))
        if not is_known(type_name):
            self.skipped.append(left)
            return
        try:
            as_model(resource)
        except InvalidEntry as error:
            self.refused.append(replace(left, reason=error.message))
            return
        if _is_derived(resource):
            self.derived += 1
            return
        kind = next((k for k in MAPPED if k.resource == type_name and k.claims(resource)), None)
        if kind is None:
            self.skipped.append(left)
            return
        item = _Item(number, url, resource, kind, self._key_of(url, resource, kind))
        self.items.append(item)
        for name in (url, f"{type_name}/{resource.get('id')}"):
            if name and not name.endswith("/None"):
                self._into[name] = item.key

    def take(self, item: _Item, kind: Kind) -> None:
        """Take or refuse one entry; others are not held up by a bad one."""
        try:
            if not self._is_ours(item):
                self.refused.append(item.left(say("It is about somebody else.")))
                return
            self._settle(item, self._record_of(item, kind))
        except InvalidEntry as error:
            self.refused.append(item.left(error.message))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            # Whatever other software writes that the models allow and no reader here foresaw.
            self.refused.append(item.left(say("It cannot be understood here.")))

    def _is_ours(self, item: _Item) -> bool:
        if item.kind.record is Practitioner:
            return True
        if item.kind.record is Patient:
            return self._person.is_entry(item.number)
        named = [target_of(item.resource.get(name)) for name in _SUBJECTS]
        if item.resource["resourceType"] == "Appointment":
            named = [target_of(p.get("actor")) for p in item.resource.get("participant") or ()]
        return any(name in self._person.addresses for name in named)

    def _key_of(self, url: str, resource: Json, kind: Kind) -> RecordId:
        if kind.record is Patient:
            return RecordId(self._person.patient.patient_id)
        own = own_cells(resource).get("id")
        if own and self._person.own:
            return RecordId(own)
        said = json.dumps(resource, sort_keys=True)
        self._seen[said] += 1
        again = self._seen[said]
        whose = "" if kind.record is Practitioner else self._person.patient.patient_id
        return RecordId(uuid5(SPACE, f"{whose}|{url}|{said}|{again}").hex)

    def _record_of(self, item: _Item, kind: Kind) -> Record:
        cells = own_cells(item.resource)
        values: dict[str, Any] = values_of(kind.table, cells, self._now.date())
        values |= kind.read(item.resource, Incoming(self._into))
        values.pop("id", None)
        values.setdefault("written_at", self._now)
        values.setdefault("imported", not cells)
        if values["written_at"] > self._now + timedelta(days=1):
            raise InvalidEntry(
                say(
                    "The moment of writing is {moment}, still to come. Empty the cell.",
                    moment=values["written_at"],
                )
            )
        shared = kind.record is Practitioner
        values["patient_id"] = EVERYONE if shared else self._person.patient.patient_id
        record = replace(kind.table.make(values), id=item.key)
        kind.table.check_past(record, self._now.date())
        return record

    def _settle(self, item: _Item, told: Record) -> None:
        known = self._known_of(type(told))
        there = known.get(told.id)
        if isinstance(told, Practitioner):
            there, told = self._practitioner(item, told, there)
        elif isinstance(told, Patient):
            there, told = self._patient(item, told, there)
        if there is None:
            self.changes.append(put(told))
            self.added[type(told)] += 1
            known[told.id] = told
            return
        same = _alike(there, told)
        self.there[type(told)] += 1
        if not same:
            self.differing.append(item.left(say("It is here in another form, which was left.")))

    def _patient(
        self, item: _Item, told: Patient, there: Record | None
    ) -> tuple[Record | None, Patient]:
        if isinstance(there, Patient) and (is_hidden(item.resource) or not self._person.own):
            return there, there
        return there, told

    def _practitioner(
        self, item: _Item, told: Practitioner, there: Record | None
    ) -> tuple[Record | None, Practitioner]:
        """Of somebody whose name was left out, only who it is counts; a namesake is the same."""
        if isinstance(there, Practitioner):
            return there, there if is_hidden(item.resource) else told
        if self._person.own:
            return None, told
        for existing in self._casebook.practitioners():
            alike = plain_label(existing.name) == plain_label(told.name)
            if alike and completed_practitioner(existing, told) == existing:
                for name, key in self._into.items():
                    if key == told.id:
                        self._into[name] = existing.id
                return existing, existing
        return None, told

    def _known_of(self, kind: type[Record]) -> dict[RecordId, Record]:
        if kind not in self._known:
            found: Sequence[Record] = (self._person.patient,) if self._person.is_here else ()
            if kind is Practitioner:
                found = self._casebook.practitioners()
            elif kind is not Patient:
                found = self._casebook.load(kind, self._person.patient.patient_id)
            self._known[kind] = {record.id: record for record in found}
        return self._known[kind]


def _alike(here: Record, told: Record) -> bool:
    """The same but for when it was written down, where a file of others does not say that."""
    if isinstance(told, Appointment) and isinstance(here, Appointment):
        shown = {shown_name(here.with_whom, names) for names in Names}
        told = replace(told, with_whom=here.with_whom) if told.with_whom in shown else told
    return replace(told, written_at=here.written_at, imported=here.imported) == here


def _is_derived(resource: Json) -> bool:
    tags = (resource.get("meta") or {}).get("tag") or ()
    return DERIVED in tags or resource["resourceType"] in {"DocumentReference", "Questionnaire"}
