"""Answers to one outcome measure on one day: a questionnaire, or a single weekly question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import (
    LONG_TEXT,
    SHORT_TEXT,
    check_day,
    check_given,
    check_number,
    check_text,
)
from acutrack.domain.message import say
from acutrack.domain.record import Record

#: Wider than any measure's own range, which its file says.
_LOWEST, _HIGHEST = -1000, 1000


@dataclass(frozen=True, kw_only=True)
class QuestionnaireAnswer(Record):
    """What was answered, item by item; the score is worked out from it, never stored.

    Attributes:
        measure: key of the outcome measure, such as "peg" (see `domain.outcome_measure`).
        day: the day it describes.
        items: one value an item in the order of the measure's file; None is "not answered". A
            list of sentences (RMDQ-24) holds 1 for ticked and 0 for not ticked.
        labels: words kept with the numbers: the person's own activities (PSFS), the chosen words
            of a category (PGIC); empty for measures whose words stand in their file.
        site: the complaint it is about, as the pain scores name it; empty for the whole person.
        language: of the wording that was shown, such as "en".
    """

    measure: str
    day: date
    items: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    at: time | None = None
    site: str = ""
    language: str = "en"
    note: str = ""

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_given(self.measure, "measure", say("The measure"))
        check_text(self.measure, SHORT_TEXT, "measure", say("The measure"))
        check_given(self.language, "language", say("The language"))
        if all(item is None for item in self.items):
            raise InvalidEntry(say("Nothing is answered yet. Answer a question first."), "items")
        for item in self.items:
            check_number(item, _LOWEST, _HIGHEST, "items", say("The answer"))
        check_day(self.day, "day", say("The date"))
        check_text(self.site, SHORT_TEXT, "site", say("The place that hurts"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        if self.labels and not any(self.labels):
            raise InvalidEntry(say("The activity is empty. Type it in."), "labels")
        for label in self.labels:
            check_text(label, SHORT_TEXT, "labels", say("The activity"))
