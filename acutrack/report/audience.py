"""For whom a report is made: which sections it has, how it names the patient, in whose words.

Page 1 is always there and always the same page, so that it has to be learned only once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from acutrack.analysis.words.reader import Reader
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.report_made import Audience, Names


class Section(Enum):
    """What can be left out of a report, in the order of its pages; the value is typed."""

    PLAIN_WORDS = "plain-words"
    REVIEWS = "reviews"
    WEEKS = "weeks"
    COMPLAINTS = "complaints"
    COURSES = "courses"
    RELIEF = "relief"
    QUESTIONNAIRES = "questionnaires"
    PLACES = "places"
    SESSIONS = "sessions"
    RATES = "rates"
    SIDE_EFFECTS = "side-effects"
    TREATMENTS = "treatments"
    WARNINGS = "warnings"
    ENTRIES = "entries"
    NOTES = "notes"
    QUALITY = "quality"
    METHODS = "methods"


EVERY_SECTION = frozenset(Section)
_Choice = TypeVar("_Choice", bound=Enum)
_NO_DIARY_ROWS = EVERY_SECTION - {Section.ENTRIES, Section.NOTES}

SECTION_WORDS: dict[Section, Message] = {
    Section.PLAIN_WORDS: say("Summary in plain words"),
    Section.REVIEWS: say("Reviews"),
    Section.WEEKS: say("Week by week"),
    Section.COMPLAINTS: say("Complaints"),
    Section.COURSES: say("Courses of treatment"),
    Section.RELIEF: say("Pain and pain relief together"),
    Section.QUESTIONNAIRES: say("Questionnaires"),
    Section.PLACES: say("Where it hurts"),
    Section.SESSIONS: say("Sessions"),
    Section.RATES: say("How often side effects came"),
    Section.SIDE_EFFECTS: say("Side effects"),
    Section.TREATMENTS: say("Medicines and other care"),
    Section.WARNINGS: say("Warning signs"),
    Section.ENTRIES: say("Every pain entry"),
    Section.NOTES: say("Notes"),
    Section.QUALITY: say("How complete the diary is"),
    Section.METHODS: say("Definitions and methods"),
}


class Birth(Enum):
    """How much of the birth date is printed; the value is typed."""

    DATE = "date"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True)
class Preset:
    """What a report for somebody has unless it is chosen otherwise.

    Attributes:
        words: what the audience is called.
        sections: which sections are printed.
        birth: how much of the birth date.
        reader: in whose words page 1 tells the answer.
    """

    words: Message
    sections: frozenset[Section]
    birth: Birth
    reader: Reader


PRESETS: dict[Audience, Preset] = {
    Audience.PHYSICIAN: Preset(say("Physician"), _NO_DIARY_ROWS, Birth.DATE, Reader.DOCTOR),
    # Notes are written to oneself; what a practitioner did and what came of it is told by tables.
    Audience.ACUPUNCTURIST: Preset(
        say("Acupuncturist"),
        _NO_DIARY_ROWS - {Section.COMPLAINTS, Section.QUALITY},
        Birth.YEAR,
        Reader.DOCTOR,
    ),
    # As little as answers whether treatment took place and what changed.
    Audience.INSURER: Preset(
        say("Insurer"),
        frozenset(
            {
                Section.REVIEWS,
                Section.COURSES,
                Section.QUESTIONNAIRES,
                Section.SESSIONS,
                Section.RATES,
                Section.QUALITY,
                Section.METHODS,
            }
        ),
        Birth.DATE,
        Reader.DOCTOR,
    ),
    Audience.MYSELF: Preset(say("Myself"), EVERY_SECTION, Birth.DATE, Reader.PATIENT),
}


def audience_named(key: str) -> Audience:
    """The audience with that key. Raises InvalidEntry."""
    return _named(Audience, key, "--for")


def names_named(key: str) -> Names:
    """The way of naming with that key. Raises InvalidEntry."""
    return _named(Names, key, "--names")


def birth_named(key: str) -> Birth:
    """The way of printing the birth date with that key. Raises InvalidEntry."""
    return _named(Birth, key, "--birth")


def sections_named(keys: str) -> frozenset[Section]:
    """The sections of a list such as "reviews,weeks"; "all" for all, "none" for page 1 alone.

    Raises:
        InvalidEntry: one of them is not known, or nothing is named.
    """
    if keys.strip().lower() == "all":
        return EVERY_SECTION
    if keys.strip().lower() == "none":
        return frozenset()
    return frozenset(_named(Section, key, "--sections") for key in keys.split(","))


def _named(kind: type[_Choice], key: str, option: str) -> _Choice:
    try:
        return kind(key.strip().lower())
    except ValueError:
        raise InvalidEntry(
            say(
                "{option} does not know “{key}”. It knows: {known}.",
                option=option,
                key=key.strip(),
                known=_listed(choice.value for choice in kind),
            ),
            option,
        ) from None


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys)
