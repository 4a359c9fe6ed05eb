"""What may be chosen about a report, and what of it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.gui.pages.report.periods import Period


@dataclass(frozen=True)
class Choices:
    """What was chosen; days count only for Period.DATES, None "as far as there are entries"."""

    paper: str = "a4"
    period: Period = Period.START
    first: date | None = None
    last: date | None = None
    plain_words_page: bool = True
    tables: bool = True
    every_entry: bool = True
