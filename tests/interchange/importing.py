"""Writes a file as somebody might, and imports it into Ann's record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from acutrack.casebook.casebook import Casebook
from acutrack.domain.record import Record
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.preview import ImportPreview
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, a_patient
from tests.interchange.memory_store import casebook_with

R = TypeVar("R", bound=Record)
WORDS = Catalogue()


def imported(folder: Path, *texts: str | bytes, casebook: Casebook | None = None) -> ImportPreview:
    """What importing one file for each of `texts` would do."""
    files = []
    for number, text in enumerate(texts):
        file = folder / f"file{number}.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        files.append(file)
    return preview(files, casebook or casebook_with([a_patient()]))


def preview(files: Sequence[Path], casebook: Casebook) -> ImportPreview:
    """What importing `files` into the record of the casebook's only patient would do."""
    return preview_import(files, casebook.patients()[0], casebook, NOW)


def added(preview: ImportPreview, kind: type[R]) -> list[R]:
    """The records of one kind that an import would add."""
    return [change.after for change in preview.edit.changes if isinstance(change.after, kind)]


def reasons(preview: ImportPreview) -> list[tuple[int, str]]:
    """Line and reason of each refused row, in words."""
    return [(row.line, WORDS(row.reason)) for row in preview.refused]


def remarks(preview: ImportPreview) -> list[str]:
    """Every remark, in words."""
    return [WORDS(remark.text) for remark in preview.remarks]
