"""Files read into one edit that is not yet recorded; every row is accounted for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from acutrack.casebook.casebook import put
from acutrack.casebook.store import R
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.domain.point_codes import is_listed
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Change, Edit, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.interchange.dates import Reading
from acutrack.interchange.kinds import KINDS, owner_of
from acutrack.interchange.merging import (
    ONE_OF_A_PLACE,
    completed_patient,
    completed_practitioner,
    refuse_a_second,
)
from acutrack.interchange.preview import ImportPreview, RefusedRow, Remark
from acutrack.interchange.row_reading import ReadRow, read_row
from acutrack.interchange.table_kind import Link, TableKind
from acutrack.interchange.tables import Known, Table, open_tables

_Label = tuple[object, ...]


class Loader(Protocol):
    """The part of the casebook that an import reads."""

    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        """All records of one kind and patient."""
        ...

    def practitioners(self) -> tuple[Practitioner, ...]:
        """Every practitioner known to the casebook."""
        ...


def preview_import(
    files: Sequence[Path],
    patient: Patient,
    casebook: Loader,
    now: datetime,
    known: Known | None = None,
) -> ImportPreview:
    """What importing `files` into the record of `patient` would do; nothing is recorded yet.

    Files may come in any order: those that others refer to are read first. `now` decides what
    lies in the future, and is the time of writing where a file does not tell one. `known` says
    what the columns of a file hold whose names are none of ours. `patient` has
    to be in the casebook by the time the edit is recorded. Raises Obstacle if the casebook cannot
    be read; whatever is wrong with a file is told in the preview.
    """
    tables = [table for file in files for table in open_tables(Path(file), known)]
    run = _Import(patient, casebook, now)
    for kind in KINDS:
        for table in tables:
            if table.kind is kind:
                run.take_table(table, kind)
    refused = [*run.refused, *(row for table in tables for row in table.refused)]
    order = {table.file: place for place, table in reversed(list(enumerate(tables)))}
    refused.sort(key=lambda row: (order[row.file], row.line))
    name = say_count("Import {count} entry", "Import {count} entries", run.added)
    return ImportPreview(
        edit=Edit(name, patient.patient_id, tuple(run.changes)),
        added=run.added,
        duplicates=run.duplicates,
        refused=tuple(refused),
        remarks=(*(remark for table in tables for remark in table.remarks), *run.remarks),
        unknown=next((table.unknown for table in tables if table.unknown is not None), None),
        headers_said=tuple(table.said for table in tables if table.said),
    )


class _Import:
    """One import under way: what is known, what was added, what the rows stand for."""

    def __init__(self, patient: Patient, casebook: Loader, now: datetime) -> None:
        self._patient = patient
        self._casebook = casebook
        self._now = now
        self._known: dict[type[Record], dict[RecordId, Record]] = {}
        #: What the rows of this import stand for, in their order: the first place to look in.
        self._named: dict[type[Record], list[Record]] = defaultdict(list)
        self._labels: dict[str, dict[_Label, list[Record]]] = {}
        self._fresh: dict[RecordId, Practitioner] = {}
        self._unfound: list[Message] = []
        self.changes: list[Change] = []
        self.added = 0
        self.duplicates = 0
        self.refused: list[RefusedRow] = []
        self.remarks: list[Remark] = []

    def take_table(self, table: Table, kind: TableKind) -> None:
        """Take or refuse every row; other rows are not held up by a bad one."""
        present = _present_fields(kind, table.header)
        alike = self._by_content(kind, present)
        seen: set[object] = set()
        reading = Reading(self._now.date(), table.order)
        taken: list[Record] = []
        for row in table.rows:
            self._unfound = []
            try:
                read = read_row(
                    kind,
                    row,
                    reading,
                    patient=self._patient.patient_id,
                    now=self._now,
                    find=self._find,
                )
                content = _content(kind, read.record, present)
                mark = (content, read.written_at, read.copy)
                if mark in seen:
                    self.duplicates += 1
                    continue
                seen.add(mark)
                record = self._take_row(kind, read, alike.get(content, ()))
            except InvalidEntry as error:
                self.refused.append(RefusedRow(table.file, row.line, error.message))
                continue
            taken.append(record)
            if kind.names_itself:
                self._settle(kind, taken[-1:])
            self.remarks += [
                Remark(table.file, say("Line {line}: {remark}", line=row.line, remark=remark))
                for remark in self._unfound
            ]
        if not kind.names_itself:
            self._settle(kind, taken)
        self._remark_on_points(table.file, taken)

    def _take_row(self, kind: TableKind, read: ReadRow, alike: Sequence[Record]) -> Record:
        """The record a row stands for: one that is there already, or one that is added."""
        matching = [record for record in alike if _same_writing(record, read)]
        matching.sort(key=lambda record: record.imported != (read.written_at is None))
        if len(matching) >= read.copy:
            self.duplicates += 1
            return matching[read.copy - 1]
        before, record = self._in_place_of(read.record, kind)
        if record == before:
            self.duplicates += 1
            return record
        self._add_fresh(record)
        self.changes.append(put(record, before))
        self.added += 1
        return record

    def _in_place_of(self, told: Record, kind: TableKind) -> tuple[Record | None, Record]:
        """What is there already and what a row makes of it; mostly nothing, and a new record."""
        if isinstance(told, Patient):
            before, self._patient = self._patient, completed_patient(self._patient, told, kind)
            return before, self._patient
        if isinstance(told, Practitioner):
            return self._completed(told)
        if isinstance(told, ONE_OF_A_PLACE):
            added = [change.record for change in self.changes]
            refuse_a_second(told, [*self._known_of(type(told)).values(), *added])
        return None, told

    def _completed(self, told: Practitioner) -> tuple[Practitioner | None, Practitioner]:
        """A practitioner of that name whom nothing contradicts, completed; else a new one."""
        changed = {change.record.id for change in self.changes}
        for existing in self._casebook.practitioners():
            link = _LINKS[Practitioner]
            if link.label_of(existing) == link.label_of(told) and existing.id not in changed:
                completed = completed_practitioner(existing, told)
                if completed is not None:
                    return existing, completed
        return None, told

    def _add_fresh(self, record: Record) -> None:
        """A practitioner known by name only is added with the first entry that names them."""
        practitioner = self._fresh.pop(getattr(record, "practitioner_id", RecordId("")), None)
        if practitioner is not None:
            self.changes.append(put(practitioner))

    def _find(self, link: Link, said: tuple[object, ...], number: int) -> RecordId | None:
        alike = self._labelled(link).get(link.label_from(said), [])
        if alike:
            return alike[min(max(number, 1), len(alike)) - 1].id
        if link.target is Practitioner:
            return self._new_practitioner(link, str(said[0]))
        self._unfound.append(
            say(
                "{name} was not found. The entry was taken without it.",
                name=" / ".join(str(getattr(part, "value", part)) for part in said),
            )
        )
        return None

    def _new_practitioner(self, link: Link, name: str) -> RecordId:
        practitioner = Practitioner(
            patient_id=EVERYONE, written_at=self._now, imported=True, name=name
        )
        self._fresh[practitioner.id] = practitioner
        self._labelled(link)[link.label_of(practitioner)] = [practitioner]
        return practitioner.id

    def _labelled(self, link: Link) -> dict[_Label, list[Record]]:
        if link.number not in self._labels:
            found: dict[_Label, list[Record]] = defaultdict(list)
            for record in self._named[link.target]:
                found[link.label_of(record)].append(record)
            for record in self._known_of(link.target).values():
                label = link.label_of(record)
                if not any(record.id == other.id for other in found[label]):
                    found[label].append(record)
            self._labels[link.number] = dict(found)
        return self._labels[link.number]

    def _settle(self, kind: TableKind, taken: Sequence[Record]) -> None:
        """What this file's rows stand for is known to the files after it."""
        for record in taken:
            self._named[type(record)].append(record)
            self._known_of(type(record))[record.id] = record
        for link in (link for other in KINDS for link in other.links):
            if link.target in kind.records:
                self._labels.pop(link.number, None)

    def _known_of(self, kind: type[Record]) -> dict[RecordId, Record]:
        if kind not in self._known:
            found: Sequence[Record] = (self._patient,)
            if kind is Practitioner:
                found = self._casebook.practitioners()
            elif kind is not Patient:
                found = self._casebook.load(kind, owner_of(kind, self._patient.patient_id))
            self._known[kind] = {record.id: record for record in found}
        return self._known[kind]

    def _by_content(self, kind: TableKind, present: frozenset[str]) -> dict[object, list[Record]]:
        found: dict[object, list[Record]] = defaultdict(list)
        for each in kind.records:
            for record in self._known_of(each).values():
                found[_content(kind, record, present)].append(record)
        return found

    def _remark_on_points(self, file: Path, taken: Sequence[Record]) -> None:
        unlisted = {
            point.code
            for record in taken
            if isinstance(record, TreatmentSession)
            for point in record.points
            if not is_listed(point.code)
        }
        if unlisted:
            kept = say(
                "Points not in the list, kept as they stand: {codes}.",
                codes=", ".join(sorted(unlisted)),
            )
            self.remarks.append(Remark(file, kept))


_LINKS = {link.target: link for kind in KINDS for link in kind.links}


def _present_fields(kind: TableKind, header: frozenset[str]) -> frozenset[str]:
    """Fields a file says something about; only in these can one of its rows be a duplicate."""
    own = {column.field for column in kind.columns if column.name in header}
    linked = {link.field for link in kind.links if link.columns[0].name in header}
    return frozenset(own | linked)


def _content(kind: TableKind, record: Record, present: frozenset[str]) -> object:
    values = kind.take(record)
    return (type(record), *(values[field] for field in sorted(present)))


def _same_writing(record: Record, read: ReadRow) -> bool:
    """Whether the time of writing tells two entries of the same content apart."""
    return read.written_at is None or record.imported or record.written_at == read.written_at
