"""Everything recorded about a person in one ZIP: a CSV file a kind, and what the columns mean."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.interchange.csv_rows import write_table
from acutrack.interchange.export_files import records_of, rendered, table_name
from acutrack.interchange.text_file import MOST_BYTES
from acutrack.places import resource

#: What a set says about itself; its text is the help page on files.
EXPLAINED = "files.md"
#: There are fewer kinds than this; a set put together by somebody may have a few files of each.
MOST_FILES = 200
#: ZIP keeps no earlier year; the same records give the same bytes.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def csv_set(casebook: Casebook, patient: Patient, *, own_notes: bool = False) -> bytes:
    """The set of a person's tables; see `export_patient` for `own_notes`. Raises Obstacle."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for table in rendered(records_of(casebook, patient, own_notes=own_notes)):
            text = write_table(table.header, table.rows)
            _put(archive, f"{table_name(table.kind, patient)}.csv", text)
        _put(archive, EXPLAINED, resource("help", EXPLAINED).read_text(encoding="utf-8"))
    return out.getvalue()


def files_in(file: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each table in a set. Raises InvalidEntry."""
    try:
        with ZipFile(file) as archive:
            members = [each for each in archive.infolist() if _is_table(each.filename)]
            if not members:
                raise InvalidEntry(
                    say("There is no table in this ZIP file. Choose one with .csv files inside.")
                )
            if len(members) > MOST_FILES or sum(m.file_size for m in members) > 2 * MOST_BYTES:
                raise InvalidEntry(
                    say("There is too much in this ZIP file. Unpack it, and import its parts.")
                )
            for member in members:
                yield member.filename, archive.read(member)
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        # RuntimeError: a password; ValueError: names and numbers that cannot be.
        raise InvalidEntry(
            say("The ZIP file is damaged, or locked with a password. Unpack it, then try again.")
        ) from error


def _is_table(name: str) -> bool:
    own = not name.startswith("__MACOSX/")  # what macOS packs along
    return own and name.casefold().endswith((".csv", ".tsv", ".txt"))


def _put(archive: ZipFile, name: str, text: str) -> None:
    member = ZipInfo(name, _NO_MOMENT)
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    archive.writestr(member, text.encode("utf-8", errors="replace"))
