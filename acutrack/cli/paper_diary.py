"""``acutrack paper-diary``: a blank page for four weeks away from the computer."""

from __future__ import annotations

from acutrack.cli.dates import read_date
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_new_file
from acutrack.domain.message import say
from acutrack.report.options import Paper


def run(desk: Desk, *, out: str, paper: str | None, first: str | None, overwrite: bool) -> int:
    """Write the page; no casebook is opened. Raises InvalidEntry or Obstacle."""
    size = Paper.named(desk.settings.paper if paper is None else paper)
    start = None if first is None else read_date(first, "--from")
    file = check_new_file(out, overwrite=overwrite)
    # Not before all that was typed is known to be right: the PDF library takes a while.
    from acutrack.report.paper_diary import write_paper_diary
    from acutrack.report.saving import save_report

    number = desk.settings.emergency_number
    data = write_paper_diary(size, start, desk.voice.words, desk.now(), emergency_number=number)
    save_report(file, data, overwrite=overwrite)
    desk.voice.tell(say("{file}", file=file))
    return 0
