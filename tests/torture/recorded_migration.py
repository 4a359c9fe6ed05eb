"""The process that is traced: a folder, a key, a journal, a schema, the one it is brought up to."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from acutrack.places import sync_folder
from acutrack.storage.key import Key
from tests.torture.journal import Journal
from tests.torture.looking import Place
from tests.torture.migrations import (
    Migration,
    bring_up_to_date,
    older_casebook,
    open_by_the_program,
    scripts_for,
)


def main(arguments: list[str]) -> None:
    """Lay an older casebook down for good, and bring it up to date."""
    folder, key, journal, begin, to = arguments
    place = Place(Path(folder), Key(bytes.fromhex(key)) if key else None)
    # A trace shows the bytes of what is read and written, not of what the system copies by itself.
    shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]
    told = Journal(os.open(journal, os.O_WRONLY | os.O_CREAT, 0o600))
    migration = Migration(int(begin), int(to))
    _lay_down(place, migration.begin, told)
    if migration.is_released:
        open_by_the_program(place, told)
    else:
        with TemporaryDirectory() as scripts:
            bring_up_to_date(place, told, migration, scripts_for(migration, Path(scripts)))


def _lay_down(place: Place, schema: int, journal: Journal) -> None:
    journal.begin("open")
    older_casebook(place, schema)
    place.lay_keys()
    for file in place.folder.iterdir():
        with file.open("rb") as written:
            os.fsync(written.fileno())
    sync_folder(place.folder)
    sync_folder(place.folder.parent)
    journal.done()


if __name__ == "__main__":
    main(sys.argv[1:])
