"""``acutrack export``: a patient's records as CSV files, or as one file of another kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.cli.arguments import EXPORTS
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_free, check_new_file, make_folder
from acutrack.cli.travelling import TRAVELLING, WHOSE, hand_out
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.report_made import Names
from acutrack.interchange.export_files import export_patient
from acutrack.interchange.file_set import write_all
from acutrack.interchange.kinds import KINDS

#: Ending of a FHIR Bundle.
FHIR = ".fhir.json"


def run(
    desk: Desk,
    *,
    patient: str | None,
    out: str | None,
    to: str | None,
    names: str | None,
    with_report: bool,
    no_notes: bool,
    overwrite: bool,
) -> int:
    """Write a folder of files or one file, and say where. Raises InvalidEntry, Obstacle.

    Nothing is written if any of the names is taken, so that files of two people never mix.
    """
    if (out is None) == (to is None):
        raise InvalidEntry(say("Say where to write: --out DIR or --to FILE, one of them."), "--to")
    if to is not None and to.casefold().endswith(TRAVELLING):
        file = check_new_file(to, overwrite=overwrite, option="--to")
        return hand_out(desk, file, patient, names=names, no_notes=no_notes)
    of_fhir = to is not None and to.casefold().endswith(FHIR)
    if (names is not None or with_report) and not of_fhir:
        raise InvalidEntry(
            say("--names and --with-report are for a file that ends in {ending}.", ending=FHIR),
            "--names",
        )
    if patient is None:
        raise InvalidEntry(WHOSE, "--patient")
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        written: Sequence[Path]
        if to is None:
            written = _folder(casebook, whose, out or "", overwrite=overwrite)
        elif of_fhir:
            file = check_new_file(to, overwrite=overwrite, option="--to")
            data = _bundle(desk, casebook, whose, names=names, with_report=with_report)
            write_all(file.parent, {file: data})
            written = [file]
        else:
            written = [_one_file(desk, casebook, whose, to, overwrite=overwrite)]
    for file in written:
        desk.voice.tell(say("{file}", file=file))
    return 0


def _folder(casebook: Casebook, whose: Patient, out: str, *, overwrite: bool) -> Sequence[Path]:
    folder = make_folder(out)
    names = [f"{mark}{kind.name}.csv" for kind in KINDS for mark in ("", "SAMPLE_")]
    check_free(folder, names, overwrite=overwrite)
    return export_patient(casebook, whose, folder, overwrite=overwrite)


def _one_file(desk: Desk, casebook: Casebook, whose: Patient, to: str, *, overwrite: bool) -> Path:
    ending = next((each for each in EXPORTS if to.casefold().endswith(each)), None)
    if ending is None:
        raise InvalidEntry(
            say(
                "“{file}” has no ending known here: {endings}.", file=to, endings=", ".join(EXPORTS)
            ),
            "--to",
        )
    file = check_new_file(to, overwrite=overwrite, option="--to")
    write_all(file.parent, {file: _writer(desk, ending)(casebook, whose)})
    return file


def _bundle(
    desk: Desk, casebook: Casebook, whose: Patient, *, names: str | None, with_report: bool
) -> bytes:
    """The FHIR Bundle, with the PDF where that is wanted. Raises InvalidEntry, Obstacle."""
    from acutrack.interchange.fhir.bundle_out import bundle
    from acutrack.report.audience import names_named

    named = Names.FULL if names is None else names_named(names)
    report = _report(desk, casebook, whose, named) if with_report else None
    return bundle(casebook, whose, desk.now(), names=named, report=report)


def _report(desk: Desk, casebook: Casebook, whose: Patient, names: Names) -> bytes:
    """The PDF with everything, the person named as in the Bundle. Raises Obstacle."""
    from acutrack.report.audience import Birth
    from acutrack.report.content import gather
    from acutrack.report.options import Paper, ReportOptions
    from acutrack.report.report import write_content

    options = ReportOptions(
        paper=Paper.named(desk.settings.paper),
        names=names,
        birth=Birth.DATE if names is Names.FULL else Birth.YEAR,
        emergency_number=desk.settings.emergency_number,
    )
    content = gather(casebook, whose, options, desk.now())
    return write_content(content, options, desk.voice.words)


def _writer(desk: Desk, ending: str) -> Callable[[Casebook, Patient], bytes]:
    """What makes the content; each loads a library of its own."""
    if ending == ".xlsx":
        from acutrack.interchange.workbook_out import workbook

        return workbook
    if ending == ".ics":
        from acutrack.interchange.calendar_out import calendar

        return partial(calendar, today=desk.now().date(), words=desk.voice.words)
    from acutrack.interchange.csv_set import csv_set

    return csv_set
