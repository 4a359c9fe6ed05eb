"""What is to be taken out of the record: what for, and how; the words for each. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from threading import Event

from acutrack.domain.message import Message, say
from acutrack.domain.report_made import Names


class Purpose(Enum):
    """What a file is for; the value is the ending of its name."""

    SPREADSHEET = ".xlsx"
    TABLES = ".csv.zip"
    HEALTH_PROGRAM = ".fhir.json"
    COMPUTER = ".acutrack"
    PRACTITIONER = ".acutrack-review"
    CALENDAR = ".ics"
    STUDY = ".parquet"


#: What the help calls all of this.
EXPORTING = say("Taking your record along as a file")

PURPOSE_WORDS: dict[Purpose, Message] = {
    Purpose.SPREADSHEET: say("A spreadsheet"),
    Purpose.TABLES: say("Plain tables (CSV)"),
    Purpose.HEALTH_PROGRAM: say("Another health program"),
    Purpose.COMPUTER: say("Another computer of mine"),
    Purpose.PRACTITIONER: say("My practitioner"),
    Purpose.CALENDAR: say("My calendar"),
    Purpose.STUDY: say("A study"),
}

ABOUT: dict[Purpose, Message] = {
    Purpose.SPREADSHEET: say(
        "One Excel file, with a sheet for each kind of entry. Whoever has the file can read it."
    ),
    Purpose.TABLES: say(
        "A CSV file for each kind of entry, which any program can read. Whoever has the files can "
        "read them."
    ),
    Purpose.HEALTH_PROGRAM: say(
        "One file in the form that other health programs read (FHIR R4). Whoever has the file can "
        "read it."
    ),
    Purpose.COMPUTER: say(
        "One file with the whole record of everybody in it, and all changes made. On a new "
        "computer choose “Open a backup” at the start; where there is a record already, choose "
        "“Import from files”. Whoever has the file can read it."
    ),
    Purpose.PRACTITIONER: say(
        "One file that opens with a passphrase. Your practitioner looks at it in AcuTrack, adds to "
        "it, and gives it back to you. Tell them the passphrase by phone or in person, not beside "
        "the file."
    ),
    Purpose.CALENDAR: say(
        "Planned sessions, visits and review days from today on. Each is called “Appointment”: "
        "your calendar gets no name, and nothing about your health."
    ),
    Purpose.STUDY: say(
        "One table (Parquet) of everybody here who agreed to research, and a list of its columns. "
        "Names and free words are left out, dates are moved, ages are bands. Who knows somebody "
        "well may still know them again by what is left: give it to nobody outside the study."
    ),
}

_KINDS: dict[Purpose, Message] = {
    Purpose.SPREADSHEET: say("Excel workbook (*.xlsx)"),
    Purpose.TABLES: say("ZIP file with tables (*.csv.zip)"),
    Purpose.HEALTH_PROGRAM: say("FHIR file (*.fhir.json)"),
    Purpose.COMPUTER: say("AcuTrack record (*.acutrack)"),
    Purpose.PRACTITIONER: say("Review file (*.acutrack-review)"),
    Purpose.CALENDAR: say("Calendar file (*.ics)"),
    Purpose.STUDY: say("Table for a study (*.parquet)"),
}


@dataclass(frozen=True)
class ExportWish:
    """What somebody chose.

    Attributes:
        as_folder: for tables: several files in a folder, not one ZIP.
        names: how the person is named, where that can be chosen.
        with_report: the PDF goes along in the file for a health program.
        no_notes: notes stay at home.
        own_notes: what a practitioner wrote for themselves goes along.
        passphrase: opens the file for a practitioner.
        study: what a study is called: another name gives people other ids.
    """

    purpose: Purpose
    as_folder: bool = False
    names: Names = Names.FULL
    with_report: bool = False
    no_notes: bool = False
    own_notes: bool = False
    passphrase: str = field(default="", repr=False)
    study: str = ""

    @property
    def in_folder(self) -> bool:
        """Whether a folder is asked for, not a file."""
        return self.purpose is Purpose.TABLES and self.as_folder

    @property
    def kind(self) -> Message:
        """The kind of file, with its pattern, for a file dialog."""
        return _KINDS[self.purpose]


@dataclass(frozen=True)
class Written:
    """Where it is now; `count` says how many files where it is a folder."""

    place: Path
    count: int = 0


#: Writes what is wished to a place, on the worker; None if the event stopped it, and then nothing
#: is there. Raises Obstacle.
Write = Callable[[ExportWish, Path, Event], Written | None]


def suggested_name(purpose: Purpose, today: date, *, sample: bool) -> str:
    """A name for the file, which never holds a person's."""
    stem = "Appointments" if purpose is Purpose.CALENDAR else "AcuTrack"
    invented = "SAMPLE " if sample else ""
    return f"{invented}{stem} {today.isoformat()}{purpose.value}"


def with_ending(chosen: Path, purpose: Purpose) -> Path:
    """The place that was chosen, with the ending that says what the file is."""
    if chosen.name.casefold().endswith(purpose.value):
        return chosen
    return chosen.with_name(chosen.name + purpose.value)
