"""The person whose diary it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_number, check_text
from acutrack.domain.message import say
from acutrack.domain.precaution import Precaution
from acutrack.domain.record import Record
from acutrack.domain.research_consent import ResearchConsent


@dataclass(frozen=True, kw_only=True)
class Patient(Record):
    """A person and what the diary needs to know of them; its id is its own `patient_id`.

    Attributes:
        name: as it is to be printed; may be empty in somebody's own diary.
        birth_date: None if not said.
        complaint: in the person's own words, such as "low back and left knee pain".
        complaint_since: in their own words, such as "2021".
        main_site: where it usually hurts; the daily question is about this place.
        started_on: day of the first session, if that was before the diary began.
        usual_pain: "on a usual day in the last 3 months", 0 to 10, asked once before the first
            session (used by the above_usual caution).
        precautions: what the practitioner is to be told.
        sample: an invented person; the word SAMPLE then stands on every export.
        research: whether the entries may be used for research; None if nobody asked.
    """

    name: str = ""
    birth_date: date | None = None
    complaint: str = ""
    complaint_since: str = ""
    main_site: str = ""
    started_on: date | None = None
    usual_pain: float | None = None
    precautions: tuple[Precaution, ...] = ()
    note: str = ""
    sample: bool = False
    research: ResearchConsent | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_text(self.name, SHORT_TEXT, "name", say("The name"))
        check_text(self.complaint, SHORT_TEXT, "complaint", say("The complaint"))
        check_text(self.main_site, SHORT_TEXT, "main_site", say("The place that hurts"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        check_number(self.usual_pain, 0, 10, "usual_pain", say("Usual pain"))
        if self.birth_date is not None:
            check_day(self.birth_date, "birth_date", say("The birth date"))

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; None if the birth date is not said."""
        if self.birth_date is None:
            return None
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday
