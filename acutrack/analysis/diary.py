"""Everything one person recorded, as the analysis and the charts read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.trial_plan import TrialPlan

if TYPE_CHECKING:
    from acutrack.analysis.daily_series import DailySeries

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
    courses: tuple[Course, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    baselines: tuple[FrozenBaseline, ...] = ()
    reviews: tuple[Review, ...] = ()
    questionnaires: tuple[QuestionnaireAnswer, ...] = ()
    trial_plans: tuple[TrialPlan, ...] = ()
    marks: tuple[BodyMark, ...] = ()
    _series: dict[tuple[str, PainMeasure], DailySeries] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    def series(self, site: str, measure: PainMeasure = PainMeasure.AVERAGE_24H) -> DailySeries:
        """One value a day for one place (see `daily_series`), worked out once."""
        # Today makes a diary before numpy is loaded.
        from acutrack.analysis.daily_series import daily_series

        key = (site.strip().casefold(), measure)
        if key not in self._series:
            self._series[key] = daily_series(self.scores, site, measure)
        return self._series[key]


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
        courses=records.load(Course, owner),
        complaints=records.load(Complaint, owner),
        baselines=records.load(FrozenBaseline, owner),
        reviews=records.load(Review, owner),
        questionnaires=records.load(QuestionnaireAnswer, owner),
        trial_plans=records.load(TrialPlan, owner),
        marks=records.load(BodyMark, owner),
    )
