"""Everything recorded about a person, written as one CSV file for each kind of entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.domain.course import Course
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import EVERYONE, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.interchange.csv_rows import write_table
from acutrack.interchange.file_set import refused, write_all
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.table_kind import COPY, WRITTEN_AT, Column, Link, TableKind

#: Record id to the cells that name it, by link.
_Names = dict[str, dict[RecordId, tuple[str, ...]]]


def export_patient(
    casebook: Casebook,
    patient: Patient,
    folder: Path,
    *,
    overwrite: bool = False,
    own_notes: bool = False,
) -> tuple[Path, ...]:
    """Write every record of `patient` into `folder`, one file a kind; kinds without any are left.

    Files of an invented person bear the word SAMPLE. With `overwrite`, a file of an earlier
    export takes the new content whole, also where nothing is left to say. A practitioner's own
    notes are no part of it, unless `own_notes` asks for them.

    Raises:
        Obstacle: a file is there already, or the folder cannot be written to; nothing was changed.
    """
    tables = render_tables(records_of(casebook, patient, own_notes=own_notes))
    paths = {kind: folder / f"{table_name(kind, patient)}.csv" for kind in KINDS}
    wanted = {
        paths[kind]: (tables.get(kind.name) or write_table(kind.core, ())).encode(
            "utf-8", errors="replace"
        )
        for kind in KINDS
        if kind.name in tables or (overwrite and _is_there(paths[kind]))
    }
    there = [path.name for path in wanted if _is_there(path)]
    if there and not overwrite:
        raise Obstacle(
            say(
                "The folder already holds {files}. Nothing was written. "
                "Choose an empty folder, or allow AcuTrack to replace them.",
                files=", ".join(there),
            )
        )
    write_all(folder, wanted)
    return tuple(path for kind, path in paths.items() if kind.name in tables)


def records_of(
    casebook: Casebook, patient: Patient, *, own_notes: bool = False
) -> dict[str, tuple[Record, ...]]:
    """A person's records by kind of file; what is shared only as far as it concerns the person.

    Where the casebook holds nobody else, every practitioner does, and every template. What a
    practitioner wrote for themselves is left out unless it is asked for. Raises Obstacle.
    """
    found: dict[str, tuple[Record, ...]] = {}
    for kind in KINDS:
        if Patient in kind.records:
            found[kind.name] = (patient,)
        elif not kind.shared and (own_notes or PractitionerNote not in kind.records):
            loaded = [casebook.load(each, patient.patient_id) for each in kind.records]
            found[kind.name] = tuple(record for records in loaded for record in records)
    alone = len(casebook.patients()) <= 1
    named = {
        record.practitioner_id
        for records in found.values()
        for record in records
        if isinstance(record, (TreatmentSession, Course, PractitionerNote))
    }
    found["practitioners"] = tuple(
        record for record in casebook.practitioners() if alone or record.id in named
    )
    found["session_templates"] = casebook.load(SessionTemplate, EVERYONE) if alone else ()
    return found


@dataclass(frozen=True)
class Rendered:
    """The table of one kind of file: its header and its rows, as text."""

    kind: TableKind
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_tables(records: Mapping[str, Sequence[Record]]) -> dict[str, str]:
    """The CSV text of each kind of file that has any records.

    Rows are in the order of what they say, so the same records always give the same bytes.
    """
    return {each.kind.name: write_table(each.header, each.rows) for each in rendered(records)}


def rendered(records: Mapping[str, Sequence[Record]]) -> tuple[Rendered, ...]:
    """The table of each kind of file that has any records."""
    names: _Names = {}
    return tuple(
        _render(kind, records[kind.name], names) for kind in KINDS if records.get(kind.name)
    )


def _render(kind: TableKind, records: Sequence[Record], names: _Names) -> Rendered:
    columns = (*kind.core, *kind.more)
    rows: list[tuple[dict[str, str], Record]] = []
    for those in _one_after_the_other(kind, records):
        told = [(_cells(kind, record, names), record) for record in those]
        told.sort(key=lambda row: tuple(row[0].get(name, "") for name in columns))
        rows += told
        _name_records(kind, [record for _, record in rows], names)
    seen: Counter[tuple[str, ...]] = Counter()
    for cells, _ in rows:
        whole = tuple(cells.get(name, "") for name in columns)
        seen[whole] += 1
        cells[COPY] = "" if seen[whole] == 1 else str(seen[whole])
    header = (
        *kind.core,
        *(name for name in kind.more if any(cells.get(name) for cells, _ in rows)),
    )
    return Rendered(
        kind, header, tuple(tuple(cells.get(name, "") for name in header) for cells, _ in rows)
    )


def _one_after_the_other(kind: TableKind, records: Sequence[Record]) -> Iterator[list[Record]]:
    """All at once; but those that name others of their kind come after these."""
    fields = [link.field for link in kind.links if link.target in kind.records]
    waiting = {record.id: record for record in records}
    while waiting:
        those = [
            record
            for record in waiting.values()
            if all(getattr(record, field) not in waiting for field in fields)
        ] or list(waiting.values())  # round in a circle: a file that somebody made
        yield those
        for record in those:
            del waiting[record.id]


def _cells(kind: TableKind, record: Record, names: _Names) -> dict[str, str]:
    values = kind.take(record)
    cells = {}
    for column in kind.columns:
        value = values[column.field]
        said = column.name in kind.core or value != kind.defaults.get(column.field)
        cells[column.name] = "" if value is None or not said else column.cell.write(value)
    for link in kind.links:
        named = names.get(_key(link), {}).get(values[link.field])
        cells.update(zip(link.names, named, strict=True) if named else ())
    cells[WRITTEN_AT] = "" if record.imported else record.written_at.isoformat()
    return cells


def _name_records(kind: TableKind, records: Sequence[Record], names: _Names) -> None:
    """Keep how each record is named in other files: its label, and which one where several fit."""
    for link in (link for other in KINDS for link in other.links if link.target in kind.records):
        by_label: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        for record in records:
            by_label[link.label_of(record)].append(record)
        names[_key(link)] = {
            record.id: (
                *(_label(column, record) for column in link.columns),
                str(place) if len(alike) > 1 else "",
            )
            for alike in by_label.values()
            for place, record in enumerate(alike, 1)
        }


def _label(column: Column, record: Record) -> str:
    # A note that is not signed has no such label; and none amends it.
    value = getattr(record, column.field)
    return "" if value is None else column.cell.write(value)


def _key(link: Link) -> str:
    return link.number


def table_name(kind: TableKind, patient: Patient) -> str:
    """What the table of a kind is called, as a file or a sheet; SAMPLE for an invented person."""
    return f"SAMPLE_{kind.name}" if patient.sample else kind.name


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise refused() from error
