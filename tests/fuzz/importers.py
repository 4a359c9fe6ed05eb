"""CSV files of every kind, read, recorded in a real file, exported, imported back and undone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.interchange.export_files import records_of, render_tables
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.preview import ImportPreview
from acutrack.interchange.table_kind import TableKind
from acutrack.interchange.tables import open_table
from acutrack.sample.margaret import record_sample
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.table_names import TABLE_NAMED
from tests.builders import NOW, PATIENT, a_patient, one_of_each
from tests.fuzz.target import said
from tests.interchange.memory_store import MemoryStore, casebook_with
from tests.interchange.round_trip import FRESH, brought_over
from tests.storage.conftest import adding

#: After so many recorded imports the casebook starts anew: its history only ever grows.
_IMPORTS_A_FILE = 200
_MOST_LINES = 12


class Imports:
    """Takes files of the given kinds into Ann's record, which holds one of each."""

    def __init__(self, folder: Path, kinds: Sequence[str]) -> None:
        self.seeds = seeds_of(kinds)
        self._folder = folder
        self._file = folder / "table.csv"
        self._fresh = folder / "fresh.acutrack"
        with open_casebook(self._fresh) as begun:
            Casebook(begun.store, lambda: NOW).record(adding(*one_of_each()))
        self._open: OpenCasebook | None = None
        self._count = 0

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        casebook, store = self._casebook()
        before = store.rows_written()
        preview = preview_import([self._file], a_patient(), casebook, NOW)
        _look_at(preview, open_table(self._file).kind)
        assert store.rows_written() == before, "a preview wrote something"
        if not preview.edit.changes:
            return
        rows = _all(casebook)
        try:
            casebook.record(preview.edit)
        except AcuTrackError as error:
            said(error.message)
            assert _all(casebook) == rows, "something of a refused edit was kept"
            return
        self._count += 1
        self._look_at_recorded(casebook, preview, rows)

    def _look_at_recorded(
        self, casebook: Casebook, preview: ImportPreview, rows: dict[str, Record]
    ) -> None:
        after = {change.record.id: change.after for change in preview.edit.changes}
        found = _all(casebook)
        assert found == rows | after, "the file does not hold what was previewed"
        again = preview_import([self._file], _ann(casebook), casebook, NOW)
        assert again.added == 0, "a second import of the same file adds something"
        out = self._folder / "round"
        shutil.rmtree(out, ignore_errors=True)
        brought_over(casebook, Casebook(_with(FRESH), lambda: NOW), out)
        casebook.undo(PATIENT)
        assert _all(casebook) == rows, "undo does not lead back"

    def _casebook(self) -> tuple[Casebook, _Counting]:
        if self._open is None or self._count >= _IMPORTS_A_FILE:
            if self._open is not None:
                self._open.close()
            self._count = 0
            target = self._folder / "casebook.acutrack"
            for end in ("-wal", "-shm"):
                target.with_name(target.name + end).unlink(missing_ok=True)
            shutil.copyfile(self._fresh, target)
            self._open = open_casebook(target)
        return Casebook(self._open.store, lambda: NOW), _Counting(self._open.file)


class _Counting:
    """How many rows the open file has taken, changed or lost so far."""

    def __init__(self, file: Connections) -> None:
        self._writer = file._writer

    def rows_written(self) -> int:
        assert self._writer is not None
        return self._writer.total_changes


def _look_at(preview: ImportPreview, kind: TableKind | None) -> None:
    for row in preview.refused:
        said(row.reason)
        assert row.line >= 1
    for remark in preview.remarks:
        said(remark.text)
    said(preview.edit.name)
    if kind is None:
        assert preview.refused, "a file that is no table is not refused"
        assert not preview.edit.changes, "something comes of a refused file"
    assert bool(preview.added) == bool(preview.edit.changes)


def _ann(casebook: Casebook) -> Patient:
    return next(each for each in casebook.patients() if each.patient_id == PATIENT)


def _with(*records: Record) -> MemoryStore:
    store = MemoryStore()
    casebook = Casebook(store, lambda: NOW)
    casebook.record(adding(*records))
    return store


def _all(casebook: Casebook) -> dict[str, Record]:
    found: dict[str, Record] = {each.id: each for each in casebook.practitioners()}
    for kind in TABLE_NAMED:
        found |= {each.id: each for each in casebook.load(kind, PATIENT)}
    return found


def seeds_of(kinds: Sequence[str]) -> tuple[bytes, ...]:
    """The exports of one of each and of the sample, and a header of everything, for some kinds."""
    invented = casebook_with(one_of_each())
    sample = Casebook(MemoryStore(), lambda: NOW)
    record_sample(sample, NOW)
    found = []
    for casebook in (invented, sample):
        tables = render_tables(records_of(casebook, casebook.patients()[0]))
        found += [
            "".join(tables[name].splitlines(keepends=True)[:_MOST_LINES]).encode()
            for name in kinds
            if name in tables
        ]
    found += [_every_column(kind) for kind in KINDS if kind.name in kinds]
    return tuple(found)


def _every_column(kind: TableKind) -> bytes:
    """A header of everything the kind knows, so that a change of one cell reaches any of them."""
    names = [*kind.core, *kind.more]
    return (",".join(names) + "\n" + ",".join([""] * len(names)) + "\n").encode()
