"""What an import would do, whatever kind of file it reads: counts, refusals, and the edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.kind_words import count_words
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit
from acutrack.gui.dialogs.import_words import at_most, count_lines, refusals, remarks
from acutrack.gui.dialogs.known_records import KnownRecords
from acutrack.interchange.csv_rows import RawTable
from acutrack.interchange.fhir.bundle_file import read_bundle
from acutrack.interchange.fhir.bundle_in import BundlePreview, preview_bundle
from acutrack.interchange.fhir.left_words import left_words
from acutrack.interchange.fhir.whose import whose
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.preview import ImportPreview
from acutrack.interchange.tables import Known

#: What a file for health programs ends in.
BUNDLE = ".json"


@dataclass(frozen=True)
class ImportTold:
    """What a person is told before anything is written.

    Attributes:
        edit: not yet recorded; without changes where there is nothing to add.
        added: how many entries it adds or completes.
        counts: how many are new, there already, or refused.
        refused: which ones are not taken, and why.
        worth_knowing: what was read differently from how it stood, or left out.
        again: whether what was refused can be corrected in the file.
        unknown: a table whose columns a person may still say something of.
        headers_said: of the tables that were read as a person had said.
    """

    edit: Edit
    added: int
    counts: tuple[Message, ...]
    refused: list[Message]
    worth_knowing: list[Message]
    again: bool
    unknown: RawTable | None = None
    headers_said: tuple[tuple[str, ...], ...] = ()


def read_files(
    files: Sequence[Path],
    person: Patient,
    known: KnownRecords,
    now: datetime,
    columns: Known | None = None,
) -> ImportTold:
    """What importing these into somebody's record would do. Raises InvalidEntry or Obstacle.

    `columns` says what the columns of somebody's own tables hold.
    """
    if not any(file.name.casefold().endswith(BUNDLE) for file in files):
        return _of_tables(preview_import(files, person, known, now, columns))
    if len(files) > 1:
        raise InvalidEntry(say("A FHIR file is imported alone. Name one file."))
    entries = read_bundle(files[0])
    about = whose(entries, [person], person, now, create=False)
    return _of_bundle(preview_bundle(entries, about, known, now))


def _of_tables(preview: ImportPreview) -> ImportTold:
    return ImportTold(
        preview.edit,
        preview.added,
        count_lines(preview.added, preview.duplicates, len(preview.refused)),
        refusals(preview),
        remarks(preview),
        again=bool(preview.refused and preview.added),
        unknown=preview.unknown,
        headers_said=preview.headers_said,
    )


def _of_bundle(preview: BundlePreview) -> ImportTold:
    added = preview.added.total()
    counts = count_lines(added, preview.there.total(), len(preview.refused))
    kinds = [
        say("{entries} would be added", entries=count_words(kind, count))
        for kind, count in preview.added.items()
    ]
    left = [*left_words(preview.differing), *left_words(preview.skipped)]
    if preview.derived:
        left.append(
            say_count(
                "{count} entry not read: AcuTrack makes it anew",
                "{count} entries not read: AcuTrack makes them anew",
                preview.derived,
            )
        )
    refused = at_most(left_words(preview.refused))
    return ImportTold(preview.edit, added, (*counts, *kinds), refused, at_most(left), again=False)
