"""The entries behind a number: which they are, and how each kind reads in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import GRADE_WORDS, KIND_SHORT, SideEffect
from acutrack.gui.models.record_table import Column
from acutrack.gui.pages.sessions.record_words import pain, points
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class Part:
    """Entries of one kind under a heading of their own."""

    heading: Message
    records: Sequence[Record]


@dataclass(frozen=True)
class Entries:
    """What stands behind a number; `title` says which number."""

    title: Message
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class EntryWords:
    """How an entry reads; `names` are practitioners by id."""

    words: Catalogue
    names: Mapping[str, str]

    def columns(self, record: Record) -> tuple[Column[Record], ...]:
        """Heading and words of each column, for all records of this kind."""
        words = self.words
        headings: tuple[Message, ...]
        match record:
            case PainScore():
                headings = (say("Day"), say("Pain, 0 to 10"), say("Note"))
            case TreatmentSession():
                headings = (
                    say("Day"), say("Before"), say("After"), say("Practitioner"), say("Points"),
                )  # fmt: skip
            case SideEffect():
                headings = (say("Day"), say("What"), say("How bad"))
            case DayAnswer():
                headings = (say("Day"), say("Took pain relief"))
            case _:
                headings = (say("Name"), say("Dose"), say("Days"))
        return tuple(
            Column(words(heading), lambda one, place=place: self.cells(one)[place])  # type: ignore[misc]
            for place, heading in enumerate(headings)
        )

    def cells(self, record: Record) -> tuple[str, ...]:
        """One entry, cell by cell."""
        words, day = self.words, self.words.formats.table_day
        match record:
            case PainScore():
                return day(record.day), words.formats.number(record.value), record.note
            case TreatmentSession():
                return (
                    day(record.day),
                    pain(record.pre_nrs_now, words),
                    pain(record.post_nrs_now, words),
                    self.names.get(record.practitioner_id or "", ""),
                    points(record, words),
                )
            case SideEffect():
                grade = "" if record.grade is None else words(GRADE_WORDS[record.grade])
                return day(record.day), words(KIND_SHORT[record.kind]), grade
            case DayAnswer():
                return day(record.day), words(say("Yes") if record.yes else say("No"))
            case CoTreatment():
                return record.name, record.dose, words(_days(record))
        raise TypeError(f"{type(record).__name__} stands behind no number of the course table")


def _days(care: CoTreatment) -> Message:
    if care.end is None:
        return say("since {first}", first=care.start)
    return say("{first} to {last}", first=care.start, last=care.end)
