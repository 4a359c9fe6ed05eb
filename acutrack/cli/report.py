"""``acutrack report``: the PDF for a physician."""

from __future__ import annotations

from acutrack.cli.choosing import the_patient
from acutrack.cli.dates import read_span
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_new_file
from acutrack.domain.message import say
from acutrack.report.options import Paper, ReportOptions


def run(
    desk: Desk,
    *,
    patient: str,
    out: str,
    paper: str | None,
    first: str | None,
    last: str | None,
    overwrite: bool,
) -> int:
    """Write the report and say where it is. Raises InvalidEntry or Obstacle."""
    start, end = read_span(first, last, desk.now().date())
    options = ReportOptions(
        paper=Paper.named(desk.settings.paper if paper is None else paper),
        first=start,
        last=end,
        emergency_number=desk.settings.emergency_number,
    )
    file = check_new_file(out, overwrite=overwrite)
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        # Not before all that was typed is known to be right: the PDF library takes a while.
        from acutrack.report.report import write_report
        from acutrack.report.saving import save_report

        data = write_report(casebook, whose, options, desk.voice.words, desk.now())
    save_report(file, data, overwrite=overwrite)
    desk.voice.tell(say("{file}", file=file))
    return 0
