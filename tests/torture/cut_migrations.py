"""Cuts the power while an older casebook is brought up to date, as the program does it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from acutrack.storage.backups.names import FOLDER
from tests.torture.copies import look_over_copies
from tests.torture.journal import Expected, read_journal
from tests.torture.looking import Place
from tests.torture.migrations import (
    MIGRATIONS,
    Migration,
    Rows,
    look_over_migrated,
    older_casebook,
    rows_in,
)
from tests.torture.power_cuts import Figures, after_cuts, count, record_process

#: So many power cuts come out of one recording, so that each schema gets its turn.
_CUTS_A_RECORDING = 40


def cut_migrations(cuts: int, random: Random, *, locked: bool) -> Figures:
    """Cut the power so many times, with files of each released schema in turn. Raises Lost."""
    figures = Figures()
    while figures.cuts < cuts:
        migration = MIGRATIONS[figures.recordings % len(MIGRATIONS)]
        many = min(_CUTS_A_RECORDING, cuts - figures.cuts)
        with TemporaryDirectory() as folder:
            _cut_one(Path(folder), migration, many, random, figures, locked=locked)
    return figures


def _cut_one(
    folder: Path, migration: Migration, cuts: int, random: Random, figures: Figures, *, locked: bool
) -> None:
    told = (str(migration.begin), str(migration.to))
    recording = record_process("tests.torture.recorded_migration", told, folder, locked=locked)
    count(recording, figures)
    before = _rows_before(folder / "before", migration)
    for place, said in after_cuts(recording, cuts, random):
        figures.cuts += 1
        read = read_journal(said, Expected())
        if not read.acknowledged.ready:
            continue  # the older casebook itself was still being laid down
        done = read.steps > 1
        kept = look_over_migrated(place, migration, before, done=done)
        figures.last_step_kept += kept and not done
        figures.copies += look_over_copies(place.folder / FOLDER)


def _rows_before(folder: Path, migration: Migration) -> Rows:
    place = Place(folder)
    older_casebook(place, migration.begin)
    return rows_in(place)
