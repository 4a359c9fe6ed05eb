"""Keeping which reports were made: what the program notes, not what a person typed."""

from __future__ import annotations

from acutrack.casebook.casebook import put
from acutrack.domain.message import say
from acutrack.domain.record import EVERYONE, Edit
from acutrack.domain.report_made import ReportMade


def note_report(made: ReportMade) -> Edit:
    """Keep that a report was made.

    It stands in nobody's undo list: Ctrl+Z does not call back what was handed out.
    """
    return Edit(say("Report made"), EVERYONE, (put(made),))
