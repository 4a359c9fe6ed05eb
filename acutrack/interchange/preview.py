"""What an import would do, before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acutrack.domain.message import Message
from acutrack.domain.record import Edit
from acutrack.interchange.csv_rows import RawTable


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken; where a whole file is refused, `line` is 1."""

    file: Path
    line: int
    reason: Message


@dataclass(frozen=True)
class Remark:
    """Something worth knowing about a file, although its rows were taken."""

    file: Path
    text: Message


@dataclass(frozen=True)
class ImportPreview:
    """What would be added, and every row accounted for.

    Attributes:
        edit: not yet recorded; without changes where there is nothing to add.
        added: rows whose entries the edit adds or completes.
        duplicates: rows that the casebook, or the same import, already holds.
        refused: rows that were not taken, in order of file and line.
        remarks: what was read differently from how it stood, or left out.
        unknown: the first table whose header is none of ours: a person may say what it holds.
        headers_said: of the tables that were read as a person had said.
    """

    edit: Edit
    added: int
    duplicates: int
    refused: tuple[RefusedRow, ...]
    remarks: tuple[Remark, ...]
    unknown: RawTable | None = None
    headers_said: tuple[tuple[str, ...], ...] = ()
