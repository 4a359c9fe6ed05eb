"""``acutrack export``: a patient's records as CSV files, or as one file of another kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.cli.arguments import EXPORTS
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_free, check_new_file, make_folder
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.interchange.export_files import export_patient, write_all
from acutrack.interchange.kinds import KINDS


def run(desk: Desk, *, patient: str, out: str | None, to: str | None, overwrite: bool) -> int:
    """Write a folder of files or one file, and say where. Raises InvalidEntry, Obstacle.

    Nothing is written if any of the names is taken, so that files of two people never mix.
    """
    if (out is None) == (to is None):
        raise InvalidEntry(say("Say where to write: --out DIR or --to FILE, one of them."), "--to")
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        written = (
            [_one_file(casebook, whose, to, overwrite=overwrite)]
            if to is not None
            else _folder(casebook, whose, out or "", overwrite=overwrite)
        )
    for file in written:
        desk.voice.tell(say("{file}", file=file))
    return 0


def _folder(casebook: Casebook, whose: Patient, out: str, *, overwrite: bool) -> Sequence[Path]:
    folder = make_folder(out)
    names = [f"{mark}{kind.name}.csv" for kind in KINDS for mark in ("", "SAMPLE_")]
    check_free(folder, names, overwrite=overwrite)
    return export_patient(casebook, whose, folder, overwrite=overwrite)


def _one_file(casebook: Casebook, whose: Patient, to: str, *, overwrite: bool) -> Path:
    ending = next((each for each in EXPORTS if to.casefold().endswith(each)), None)
    if ending is None:
        raise InvalidEntry(
            say(
                "“{file}” has no ending known here: {endings}.", file=to, endings=", ".join(EXPORTS)
            ),
            "--to",
        )
    file = check_new_file(to, overwrite=overwrite, option="--to")
    write_all(file.parent, {file: _writer(ending)(casebook, whose)})
    return file


def _writer(ending: str) -> Callable[[Casebook, Patient], bytes]:
    """What makes the content; each loads a library of its own."""
    if ending == ".xlsx":
        from acutrack.interchange.workbook_out import workbook

        return workbook
    from acutrack.interchange.csv_set import csv_set

    return csv_set
