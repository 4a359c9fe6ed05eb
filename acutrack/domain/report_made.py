"""A report that left the program: when, for whom, and the figures it carried; not the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import (
    LONG_TEXT,
    SHORT_TEXT,
    check_day,
    check_given,
    check_number,
    check_order,
    check_text,
)
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record

#: No diary reaches it: 270 years of days.
_MOST = 100_000


class Audience(Enum):
    """For whom a report is made; the value is typed."""

    PHYSICIAN = "physician"
    ACUPUNCTURIST = "acupuncturist"
    INSURER = "insurer"
    MYSELF = "myself"


class Names(Enum):
    """How the patient is named; the value is typed."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


class ReportWay(Enum):
    """How a report left the program; the value is the key used in files."""

    SAVED = "saved"
    PRINTED = "printed"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True, kw_only=True)
class ReportMade(Record):
    """One report as it was handed out; never made again from later entries.

    Attributes:
        made_at: when it was made, as its foot says.
        code: the code of the record that its foot prints, such as "3F7A-19C2".
        as_text: it is the text version, not the PDF.
        audience: None where the parts were chosen without a preset.
        names: how the person is named in it.
        first, last: the days it is about.
        site: the place its first page is about; empty for pain as a whole.
        measure: the rating its averages are of.
        mean_before, mean_now: averages as printed; None where none is.
        days_before, days_now: recorded days that the averages rest on.
        difference: now minus before, in points, as printed.
        low, high: its 95 % interval in points.
        sessions: how many sessions of the period.
        side_effects: how many of the period; None where nobody asked.
        review_day: the day of the review whose verdict leads; None before the first one.
        headline: the words that lead its first page.
    """

    made_at: datetime
    code: str
    way: ReportWay
    as_text: bool = False
    audience: Audience | None = None
    names: Names = Names.FULL
    first: date
    last: date
    site: str = ""
    measure: PainMeasure = PainMeasure.AVERAGE_24H
    mean_before: float | None = None
    mean_now: float | None = None
    days_before: int | None = None
    days_now: int | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    sessions: int = 0
    side_effects: int | None = None
    review_day: date | None = None
    headline: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        if self.made_at.tzinfo is None:
            raise InvalidEntry(
                say("The time of the report needs a time zone. Add one, such as +00:00."), "made_at"
            )
        check_given(self.code, "code", say("The code of the record"))
        check_text(self.code, SHORT_TEXT, "code", say("The code of the record"))
        check_day(self.first, "first", say("The first day"))
        check_order(self.first, self.last, "last", say("The last day"))
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_text(self.headline, LONG_TEXT, "headline", say("The answer"))
        self._check_figures()

    def _check_figures(self) -> None:
        for value, field, words in (
            (self.mean_before, "mean_before", say("The average before")),
            (self.mean_now, "mean_now", say("The average now")),
        ):
            check_number(value, 0, 10, field, words)
        self._check_signed(self.difference, "difference", say("The difference"))
        self._check_signed(self.low, "low", say("The lower end"))
        self._check_signed(self.high, "high", say("The upper end"))
        for count, field, words in (
            (self.days_before, "days_before", say("The days before")),
            (self.days_now, "days_now", say("The days now")),
            (self.sessions, "sessions", say("The number of sessions")),
            (self.side_effects, "side_effects", say("The number of side effects")),
        ):
            check_number(count, 0, _MOST, field, words)

    @staticmethod
    def _check_signed(value: float | None, field: str, words: Message) -> None:
        # An interval may reach beyond the scale; this only refuses what is no number at all.
        check_number(value, -_MOST, _MOST, field, words)
