"""What may be chosen about a report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from acutrack.analysis.words.reader import Reader
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_order
from acutrack.domain.message import say
from acutrack.domain.report_made import Audience, Names
from acutrack.report.audience import EVERY_SECTION, PRESETS, Birth, Section


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
        every_entry: whether the table of every pain entry and the notes are there.
        tables: whether the tables (page 3 on) are there.
        emergency_number: printed on the patient's page.
        sections: which tables are there, where tables are there at all.
        names: how the patient is named.
        birth: how much of the birth date is printed.
        reader: in whose words page 1 tells the answer.
        password: what opens the PDF; empty for a PDF that anybody can open.
    """

    paper: Paper = Paper.A4
    first: date | None = None
    last: date | None = None
    plain_words_page: bool = True
    every_entry: bool = True
    tables: bool = True
    emergency_number: str = "112"
    sections: frozenset[Section] = EVERY_SECTION
    names: Names = Names.FULL
    birth: Birth = Birth.DATE
    reader: Reader = Reader.DOCTOR
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse an end before its beginning; raises InvalidEntry."""
        check_order(self.first, self.last, "last", say("The end of the period"))

    def has(self, section: Section) -> bool:
        """Whether a section is printed."""
        if section is Section.PLAIN_WORDS:
            return self.plain_words_page and section in self.sections
        if section in {Section.ENTRIES, Section.NOTES} and not self.every_entry:
            return False
        return self.tables and section in self.sections

    @property
    def has_tables(self) -> bool:
        """Whether anything follows the first pages."""
        return any(self.has(section) for section in Section if section is not Section.PLAIN_WORDS)


def for_audience(audience: Audience, base: ReportOptions | None = None) -> ReportOptions:
    """A report for somebody; paper, days and emergency number are those of `base`."""
    preset = PRESETS[audience]
    return replace(
        base or ReportOptions(),
        plain_words_page=True,
        tables=True,
        every_entry=True,
        sections=preset.sections,
        birth=preset.birth,
        reader=preset.reader,
    )
