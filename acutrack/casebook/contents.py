"""Everything a casebook holds, as values; and how two of them differ, entry by entry.

A backup is compared with the casebook of now this way, and so is a file that another computer
wrote in the meantime. An entry keeps its id through every correction, so two entries with one id
are the same entry, perhaps in different forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from acutrack.casebook.store import R, Store
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.report_made import ReportMade
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.trial_plan import TrialPlan
from acutrack.domain.warning_sign import WarningShown

#: Every kind of record, in the order in which a person would want to hear of them.
KINDS: tuple[type[Record], ...] = (
    Patient, PainScore, TreatmentSession, SideEffect, DayAnswer, Note, BodyMark,
    QuestionnaireAnswer, CoTreatment, Course, Appointment, Practitioner, Complaint,
    FrozenBaseline, Review, TrialPlan, WarningShown, ReportMade, PractitionerNote, SessionTemplate,
)  # fmt: skip

_OfADay = (
    PainScore | TreatmentSession | SideEffect | DayAnswer | Note | BodyMark | QuestionnaireAnswer
)
#: The kinds that tell of a day that was lived; an appointment lies ahead.
_OF_A_DAY: tuple[type[_OfADay], ...] = get_args(_OfADay)


@dataclass(frozen=True)
class Contents:
    """All records of a casebook, by kind and within a kind in order of writing.

    A kind without any record may be missing in `records`; its history is no part of it.
    """

    records: Mapping[type[Record], tuple[Record, ...]]

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind."""
        found = self.records.get(kind, ())
        return tuple(record for record in found if isinstance(record, kind))

    def counts(self) -> dict[type[Record], int]:
        """How many there are of each kind that is there at all, in the order of KINDS."""
        return {kind: len(self.records[kind]) for kind in KINDS if self.records.get(kind)}

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that something is noted for; None where there is nothing."""
        days = [record.day for kind in _OF_A_DAY for record in self.of(kind)]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True)
class KindDifference:
    """What two casebooks hold of one kind.

    Attributes:
        records_only_here: entries whose id the other does not know, in order of writing.
        records_only_there: the reverse.
        pairs: entries that both have in different forms, (here, there).
        same: how many both have alike.
    """

    kind: type[Record]
    records_only_here: tuple[Record, ...]
    records_only_there: tuple[Record, ...]
    pairs: tuple[tuple[Record, Record], ...]
    same: int

    @property
    def only_here(self) -> int:
        """How many entries only the first casebook has."""
        return len(self.records_only_here)

    @property
    def only_there(self) -> int:
        """How many entries only the second casebook has."""
        return len(self.records_only_there)

    @property
    def differing(self) -> int:
        """How many entries both have, in different forms."""
        return len(self.pairs)

    @property
    def differs(self) -> bool:
        """Whether there is any difference at all."""
        return bool(self.records_only_here or self.records_only_there or self.pairs)


def contents_of(store: Store) -> Contents:
    """Read everything that a casebook holds. Raises Obstacle."""
    return Contents({kind: found for kind in KINDS if (found := store.load_all(kind))})


def compare(here: Contents, there: Contents) -> tuple[KindDifference, ...]:
    """What each of two casebooks has and the other has not.

    Returns:
        One for each kind that either holds, in the order of KINDS, also where nothing differs.
    """
    return tuple(_differences(here, there))


def _differences(here: Contents, there: Contents) -> Iterator[KindDifference]:
    for kind in KINDS:
        ours = {record.id: record for record in here.of(kind)}
        theirs = {record.id: record for record in there.of(kind)}
        both = [key for key in ours if key in theirs]
        pairs = tuple((ours[key], theirs[key]) for key in both if ours[key] != theirs[key])
        if ours or theirs:
            yield KindDifference(
                kind,
                tuple(record for key, record in ours.items() if key not in theirs),
                tuple(record for key, record in theirs.items() if key not in ours),
                pairs,
                len(both) - len(pairs),
            )
