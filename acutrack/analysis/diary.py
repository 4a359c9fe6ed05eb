"""Everything one person recorded, as the analysis and the charts read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect

R = TypeVar("R", bound=Record)


class Loads(Protocol):
    """What can hand out records; the casebook does."""

    def load(self, kind: type[R], patient: PatientId, /) -> tuple[R, ...]:
        """All records of one kind and patient."""
        ...


@dataclass(frozen=True)
class Diary:
    """The records of one person, in any order."""

    patient: Patient
    scores: tuple[PainScore, ...] = ()
    sessions: tuple[TreatmentSession, ...] = ()
    side_effects: tuple[SideEffect, ...] = ()
    treatments: tuple[CoTreatment, ...] = ()
    answers: tuple[DayAnswer, ...] = ()


def read_diary(records: Loads, patient: Patient) -> Diary:
    """The diary of `patient`. Raises Obstacle if the records cannot be read."""
    owner = patient.patient_id
    return Diary(
        patient,
        scores=records.load(PainScore, owner),
        sessions=records.load(TreatmentSession, owner),
        side_effects=records.load(SideEffect, owner),
        treatments=records.load(CoTreatment, owner),
        answers=records.load(DayAnswer, owner),
    )
