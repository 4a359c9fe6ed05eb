"""What may be chosen about a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_order
from acutrack.domain.message import say


class Paper(Enum):
    """Paper sizes; the value is the key used in settings and on the command line."""

    A4 = "a4"
    LETTER = "letter"

    @staticmethod
    def named(key: str) -> Paper:
        """The paper with that key. Raises InvalidEntry."""
        try:
            return Paper(key.lower())
        except ValueError:
            raise InvalidEntry(
                say("{paper} is not a paper size here. Choose a4 or letter.", paper=key), "paper"
            ) from None


@dataclass(frozen=True)
class ReportOptions:
    """Choices for one report.

    Attributes:
        first: first day of the period; None for the first day with an entry.
        last: last day of the period; None for the day the report is made, or for the last day with
            an entry where the diary ended long ago.
        plain_words_page: whether page 2, written for the patient, is there.
        every_entry: whether the table of every pain entry is there.
        tables: whether the tables (page 3 on) are there.
        emergency_number: printed on the patient's page.
    """

    paper: Paper = Paper.A4
    first: date | None = None
    last: date | None = None
    plain_words_page: bool = True
    every_entry: bool = True
    tables: bool = True
    emergency_number: str = "112"

    def __post_init__(self) -> None:
        """Refuse an end before its beginning; raises InvalidEntry."""
        check_order(self.first, self.last, "last", say("The end of the period"))
