"""Every setting, its default and its range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from acutrack.domain.message import Message, say

TEXT_SIZES = (100, 125, 150, 200)
THEMES = ("system", "light", "dark", "contrast", "contrast light")
PAPERS = ("a4", "letter")
#: Which days a report is about: since the start, since the last session, this course, typed days.
REPORT_PERIODS = ("start", "visit", "course", "dates")
#: The keys of the command line: for whom, how the person is named, how much of the birth date.
REPORT_FOR = ("physician", "acupuncturist", "insurer", "myself")
REPORT_NAMES = ("full", "initials", "none")
REPORT_BIRTH = ("", "date", "year", "none")
#: After how many minutes without a key or a movement a locked record locks itself; 0 for never.
IDLE_MINUTES = (0, 2, 5, 10, 30)
#: Emergency number by country or region, as clinical/safety names them; any other can be typed.
EMERGENCY_NUMBERS: tuple[tuple[Message, str], ...] = (
    (say("Europe"), "112"),
    (say("United Kingdom"), "999"),
    (say("United States"), "911"),
)
#: The same by the code of the country, where it is not the default.
EMERGENCY_NUMBER_OF = {"GB": "999", "US": "911"}


_CLOCK = re.compile(r"([0-9]{1,2})(?:\s*[:.h]\s*([0-9]{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_HALF_DAY = 12


@dataclass(frozen=True)
class Settings:
    """A person's choices.

    Attributes:
        theme: one of THEMES.
        text_size: percent, one of TEXT_SIZES, on top of the system's own size.
        language: code of the language spoken; empty for that of the system.
        paper: one of PAPERS.
        emergency_number: shown on warning cards.
        advice_line: number for advice that is not an emergency; empty hides it.
        treats_patients: shows the Patients page.
        last_patient: id of the room that was open; empty for none.
        second_folder: where copies go too, such as on a USB stick; empty for nowhere.
        name_in_file: put the person's name into the file name of a report.
        report_period: one of REPORT_PERIODS.
        report_for: one of REPORT_FOR.
        report_names: one of REPORT_NAMES.
        report_birth: one of REPORT_BIRTH; empty for what suits the reader.
        lock_after_minutes: one of IDLE_MINUTES; counts only where there is a passphrase.
        report_sections: keys of the parts of a report with commas between; empty for those that
            suit the reader, "none" for the first page alone.
        history_name: as an older AcuTrack kept it; it goes into the record, where it can be locked.
        reminder: show one reminder a day while AcuTrack is open.
        reminder_at: when, as HH:MM.
        database: the address of the server that the record lies on, without a password; empty for
            the file on this computer.
        reminded_on: the day of the last one, as YYYY-MM-DD; empty before the first.
    """

    theme: str = "system"
    text_size: int = 100
    language: str = ""
    paper: str = "a4"
    emergency_number: str = "112"
    advice_line: str = ""
    treats_patients: bool = False
    last_patient: str = ""
    second_folder: str = ""
    name_in_file: bool = False
    report_period: str = "start"
    report_for: str = "physician"
    report_names: str = "full"
    report_birth: str = ""
    report_sections: str = ""
    history_name: str = ""
    lock_after_minutes: int = 10
    reminder: bool = False
    reminder_at: str = "20:00"
    database: str = ""
    reminded_on: str = ""

    def checked(self) -> Settings:
        """The same with every value that is out of its range put back to the default."""
        plain = Settings()
        return Settings(
            theme=self.theme if self.theme in THEMES else plain.theme,
            text_size=self.text_size if self.text_size in TEXT_SIZES else plain.text_size,
            language=self.language.strip(),
            paper=self.paper if self.paper in PAPERS else plain.paper,
            emergency_number=self.emergency_number.strip() or plain.emergency_number,
            advice_line=self.advice_line.strip(),
            treats_patients=bool(self.treats_patients),
            last_patient=self.last_patient,
            second_folder=self.second_folder,
            name_in_file=bool(self.name_in_file),
            report_period=_one_of(self.report_period, REPORT_PERIODS, plain.report_period),
            report_for=_one_of(self.report_for, REPORT_FOR, plain.report_for),
            report_names=_one_of(self.report_names, REPORT_NAMES, plain.report_names),
            report_birth=_one_of(self.report_birth, REPORT_BIRTH, plain.report_birth),
            report_sections=self.report_sections,
            history_name=self.history_name.strip(),
            lock_after_minutes=(
                self.lock_after_minutes
                if self.lock_after_minutes in IDLE_MINUTES
                else plain.lock_after_minutes
            ),
            reminder=bool(self.reminder),
            reminder_at=self.reminder_at if clock_time(self.reminder_at) else plain.reminder_at,
            database=self.database.strip(),
            reminded_on=self.reminded_on if _is_day(self.reminded_on) else "",
        )


def clock_time(text: str) -> time | None:
    """A time of day as people type it, such as 20:00, 8.30 or 8 pm; None where it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    return time(hour, minute) if hour < 2 * _HALF_DAY and minute < 60 else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _one_of(value: str, known: tuple[str, ...], default: str) -> str:
    return value if value in known else default
