"""``acutrack export``: a patient's records as CSV files."""

from __future__ import annotations

from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_free, make_folder
from acutrack.domain.message import say
from acutrack.interchange.export_files import export_patient
from acutrack.interchange.kinds import KINDS


def run(desk: Desk, *, patient: str, out: str, overwrite: bool) -> int:
    """Write one file for each kind of record and say where each is. Raises InvalidEntry, Obstacle.

    Nothing is written if any of the names is taken, so that files of two people never mix.
    """
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        folder = make_folder(out)
        names = [f"{mark}{kind.name}.csv" for kind in KINDS for mark in ("", "SAMPLE_")]
        check_free(folder, names, overwrite=overwrite)
        written = export_patient(casebook, whose, folder, overwrite=overwrite)
    for file in written:
        desk.voice.tell(say("{file}", file=file))
    return 0
