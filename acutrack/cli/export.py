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
from acutrack.cli.study import STUDY, write_for_study
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
_MAY_HOLD_OWN_NOTES = (".xlsx", ".csv.zip")
_Write = Callable[[Casebook, Patient], bytes]


def run(
    desk: Desk,
    *,
    patient: str | None,
    out: str | None,
    to: str | None,
    names: str | None,
    with_report: bool,
    no_notes: bool,
    own_notes: bool,
    study: str,
    overwrite: bool,
) -> int:
    """Write a folder of files or one file, and say where. Raises InvalidEntry, Obstacle.

    Nothing is written if any of the names is taken, so that files of two people never mix.
    """
    if (out is None) == (to is None):
        raise InvalidEntry(say("Say where to write: --out DIR or --to FILE, one of them."), "--to")
    if to is not None and to.casefold().endswith(TRAVELLING):
        file = check_new_file(to, overwrite=overwrite, option="--to")
        return hand_out(desk, file, patient, names=names, no_notes=no_notes, own_notes=own_notes)
    if to is not None and to.casefold().endswith(STUDY):
        file = check_new_file(to, overwrite=overwrite, option="--to")
        return write_for_study(desk, file, patient=patient, study=study, overwrite=overwrite)
    of_fhir = to is not None and to.casefold().endswith(FHIR)
    if own_notes and to is not None and not to.casefold().endswith(_MAY_HOLD_OWN_NOTES):
        raise InvalidEntry(
            say(
                "This kind of file has no place for the practitioner’s notes. Leave {option} out.",
                option="--with-practitioner-notes",
            ),
            "--with-practitioner-notes",
        )
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
            written = _folder(casebook, whose, out or "", overwrite=overwrite, own_notes=own_notes)
        elif of_fhir:
            file = check_new_file(to, overwrite=overwrite, option="--to")
            data = _bundle(desk, casebook, whose, names=names, with_report=with_report)
            write_all(file.parent, {file: data})
            written = [file]
        else:
            write = _writer(desk, to, own_notes=own_notes)
            written = [_one_file(casebook, whose, to, write, overwrite=overwrite)]
    for file in written:
        desk.voice.tell(say("{file}", file=file))
    return 0


def _folder(
    casebook: Casebook, whose: Patient, out: str, *, overwrite: bool, own_notes: bool
) -> Sequence[Path]:
    folder = make_folder(out)
    names = [f"{mark}{kind.name}.csv" for kind in KINDS for mark in ("", "SAMPLE_")]
    check_free(folder, names, overwrite=overwrite)
    return export_patient(casebook, whose, folder, overwrite=overwrite, own_notes=own_notes)


def _one_file(
    casebook: Casebook, whose: Patient, to: str, write: _Write, *, overwrite: bool
) -> Path:
    file = check_new_file(to, overwrite=overwrite, option="--to")
    write_all(file.parent, {file: write(casebook, whose)})
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


def _writer(desk: Desk, to: str, *, own_notes: bool) -> _Write:
    """What makes the content; each loads a library of its own. Raises InvalidEntry."""
    ending = next((each for each in EXPORTS if to.casefold().endswith(each)), None)
    if ending is None:
        raise InvalidEntry(
            say(
                "“{file}” has no ending known here: {endings}.", file=to, endings=", ".join(EXPORTS)
            ),
            "--to",
        )
    if ending == ".xlsx":
        from acutrack.interchange.workbook_out import workbook

        return partial(workbook, own_notes=own_notes)
    if ending == ".ics":
        from acutrack.interchange.calendar_out import calendar

        return partial(calendar, today=desk.now().date(), words=desk.voice.words)
    from acutrack.interchange.csv_set import csv_set

    return partial(csv_set, own_notes=own_notes)
