"""Invented people and their records, so that a test says only what it is about.

Each builder makes one valid record; keyword arguments replace any field. `PATIENT` owns everything
unless told otherwise, and every record is written at `NOW`, a Tuesday morning in summer time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, TypeVar

from acutrack.domain.body_mark import BodyMark, Intensity
from acutrack.domain.co_treatment import CareKind, CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.measure import PainMeasure
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import EVERYONE, PatientId, Record
from acutrack.domain.report_made import Audience, ReportMade, ReportWay
from acutrack.domain.research_consent import ResearchConsent
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate, template_of
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Grade, Occasion, SideEffect, SideEffectKind
from acutrack.domain.trial_plan import Arm, TrialPlan
from acutrack.domain.warning_sign import Urgency, WarningShown

R = TypeVar("R", bound=Record)

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2025, 10, 21, 8, 42, tzinfo=ZONE)
TODAY = NOW.date()
PATIENT = PatientId("ann")
OTHER_PATIENT = PatientId("bo")


def day(offset: int) -> date:
    """The day `offset` days from TODAY; negative lies in the past."""
    return TODAY + timedelta(days=offset)


def a_patient(**fields: Any) -> Patient:
    """Ann Muster, low back pain, nothing to tell a practitioner."""
    patient = Patient(
        patient_id=PATIENT,
        written_at=NOW,
        name="Ann Muster",
        birth_date=date(1961, 3, 9),
        complaint="low back pain",
        complaint_since="2021",
        main_site="lower back",
    )
    return _with(patient, fields)


def a_practitioner(**fields: Any) -> Practitioner:
    """An acupuncturist with a registration number and a clinic."""
    practitioner = Practitioner(
        patient_id=EVERYONE,
        written_at=NOW,
        name="Kim Beispiel",
        role=PractitionerRole.ACUPUNCTURIST,
        licence="AC-1042",
        clinic="Clinic by the mill",
    )
    return _with(practitioner, fields)


def a_course(**fields: Any) -> Course:
    """Ten sessions from two months ago, once a week."""
    course = Course(
        patient_id=PATIENT,
        written_at=NOW,
        name="Low back, autumn",
        started_on=day(-60),
        planned_sessions=10,
        planned_per_week=1,
    )
    return _with(course, fields)


def a_reviewed_course(**fields: Any) -> Course:
    """A course whose review was put off once and lies ahead again."""
    put_off = PlanDecision(day(-10), PlanAnswer.LATER)
    return a_course(**{"review_on": day(7), "decisions": (put_off,), **fields})


def a_session(**fields: Any) -> TreatmentSession:
    """A session of today with three points and pain before and after."""
    session = TreatmentSession(
        patient_id=PATIENT,
        written_at=NOW,
        day=TODAY,
        start_time=time(8, 0),
        technique=(Technique.MANUAL,),
        needle_count=5,
        points=(
            NeedledPoint("BL23", Side.BOTH),
            NeedledPoint("BL40", Side.BOTH),
            NeedledPoint("GV3", Side.MIDDLE),
        ),
        retention_min=25,
        pre_nrs_now=6,
        post_nrs_now=4,
    )
    return _with(session, fields)


def a_score(value: float = 5, **fields: Any) -> PainScore:
    """Today's answer to the daily question."""
    score = PainScore(
        patient_id=PATIENT,
        written_at=NOW,
        day=TODAY,
        value=value,
        measure=PainMeasure.AVERAGE_24H,
        at=time(8, 42),
        site="lower back",
    )
    return _with(score, fields)


def daily_scores(values: list[float | None], first: date, **fields: Any) -> tuple[PainScore, ...]:
    """One daily answer a day from `first` on, each written in the evening; None leaves a gap."""
    made: list[PainScore] = []
    for offset, value in enumerate(values):
        if value is None:
            continue
        on = first + timedelta(days=offset)
        at = time(20, 0)
        written = datetime.combine(on, at, ZONE)
        made.append(a_score(value, **{"day": on, "at": at, "written_at": written, **fields}))
    return tuple(made)


def an_effect(kind: SideEffectKind = SideEffectKind.BRUISE, **fields: Any) -> SideEffect:
    """A mild bruise of today."""
    effect = SideEffect(
        patient_id=PATIENT,
        written_at=NOW,
        day=TODAY,
        kind=kind,
        grade=None if kind is SideEffectKind.NONE else Grade.MILD,
    )
    return _with(effect, fields)


def answered_none(**fields: Any) -> SideEffect:
    """Asked about side effects a day later, and answered "none"."""
    return an_effect(SideEffectKind.NONE, **{"occasion": Occasion.FOLLOW_UP, **fields})


def a_treatment(name: str = "Ibuprofen", **fields: Any) -> CoTreatment:
    """A medicine begun a month ago that goes on."""
    treatment = CoTreatment(
        patient_id=PATIENT,
        written_at=NOW,
        name=name,
        start=day(-30),
        kind=CareKind.MEDICINE,
        dose="400 mg when needed",
    )
    return _with(treatment, fields)


def an_answer(
    question: DayQuestion = DayQuestion.PAIN_RELIEF, yes: bool = True, **fields: Any
) -> DayAnswer:
    """A yes or no about today."""
    answer = DayAnswer(patient_id=PATIENT, written_at=NOW, day=TODAY, question=question, yes=yes)
    return _with(answer, fields)


def a_note(text: str = "Slept on the sofa.", **fields: Any) -> Note:
    """Free words about today."""
    return _with(Note(patient_id=PATIENT, written_at=NOW, day=TODAY, text=text), fields)


def an_appointment(**fields: Any) -> Appointment:
    """The next session, a week from today."""
    appointment = Appointment(
        patient_id=PATIENT, written_at=NOW, day=day(7), at=time(10, 30), with_whom="Kim Beispiel"
    )
    return _with(appointment, fields)


def a_warning(sign: str = "rf_breath", **fields: Any) -> WarningShown:
    """An emergency card that was shown a moment ago."""
    shown = WarningShown(
        patient_id=PATIENT,
        written_at=NOW,
        sign=sign,
        urgency=Urgency.EMERGENCY,
        shown_at=NOW,
    )
    return _with(shown, fields)


def a_mark(region: str = "back.back_low.L", **fields: Any) -> BodyMark:
    """The left lower back hurt severely today."""
    mark = BodyMark(
        patient_id=PATIENT, written_at=NOW, day=TODAY, region=region, intensity=Intensity.SEVERE
    )
    return _with(mark, fields)


def a_complaint(**fields: Any) -> Complaint:
    """The lower back, judged by the daily average; usual pain was told before the start."""
    complaint = Complaint(
        patient_id=PATIENT,
        written_at=NOW,
        site="lower back",
        usual_pain=5,
        earlier_course=False,
    )
    return _with(complaint, fields)


def a_frozen_baseline(values: list[float | None] | None = None, **fields: Any) -> FrozenBaseline:
    """Two weeks that ended two months ago with a pain of 6; `values` replaces the days' own."""
    told = values if values is not None else [6.0] * 14
    first = fields.pop("first", day(-74))
    baseline = FrozenBaseline(
        patient_id=PATIENT,
        written_at=NOW,
        site="lower back",
        first=first,
        last=first + timedelta(days=len(told) - 1),
        frozen_on=first + timedelta(days=len(told)),
        days=tuple(
            FrozenDay(first + timedelta(days=offset), value)
            for offset, value in enumerate(told)
            if value is not None
        ),
    )
    return _with(baseline, fields)


def a_review(number: int = 1, **fields: Any) -> Review:
    """A first review held today; its result is not one that anything could read."""
    review = Review(
        patient_id=PATIENT,
        written_at=NOW,
        site="lower back",
        number=number,
        day=TODAY,
        method="1",
        result="{}",
        digest="0",
    )
    return _with(review, fields)


def a_questionnaire(measure: str = "peg", **fields: Any) -> QuestionnaireAnswer:
    """Three items of a questionnaire, answered today."""
    answer = QuestionnaireAnswer(
        patient_id=PATIENT, written_at=NOW, day=TODAY, measure=measure, items=(6, 5, 7)
    )
    return _with(answer, fields)


def a_trial_plan(**fields: Any) -> TrialPlan:
    """Four blocks of four weeks, begun today."""
    plan = TrialPlan(
        patient_id=PATIENT,
        written_at=NOW,
        site="lower back",
        first=TODAY,
        block_days=28,
        arms=(Arm.TREATMENT, Arm.BREAK, Arm.BREAK, Arm.TREATMENT),
        wash_days=4,
        lot="20251021",
    )
    return _with(plan, fields)


def a_report_made(**fields: Any) -> ReportMade:
    """Saved for the physician a moment ago, about the last two months."""
    made = ReportMade(
        patient_id=PATIENT,
        written_at=NOW,
        made_at=NOW,
        code="3F7A-19C2",
        way=ReportWay.SAVED,
        audience=Audience.PHYSICIAN,
        first=day(-60),
        last=TODAY,
        site="lower back",
        mean_before=6.2,
        mean_now=4.1,
        days_before=12,
        days_now=26,
        difference=-2.1,
        low=-3,
        high=-1.2,
        sessions=8,
        side_effects=2,
        review_day=day(-3),
        headline="Pain is lower than before.",
    )
    return _with(made, fields)


def a_practitioner_note(
    text: str = "Tender at BL25, both sides.", **fields: Any
) -> PractitionerNote:
    """What a practitioner wrote today and has not signed."""
    note = PractitionerNote(
        patient_id=PATIENT, written_at=NOW, day=TODAY, text=text, author="Kim Beispiel"
    )
    return _with(note, fields)


def a_signed_note(text: str = "Tender at BL25, both sides.", **fields: Any) -> PractitionerNote:
    """The same, signed a moment ago."""
    return a_practitioner_note(text, **{"signed_at": NOW.astimezone(UTC), **fields})


def a_template(name: str = "Low back, usual", **fields: Any) -> SessionTemplate:
    """The needle side of `a_session`, under a name."""
    return _with(template_of(a_session(), name, NOW), fields)


def a_goal_course(**fields: Any) -> Course:
    """A course with two goals, one of which was rated at the start."""
    goals = (GoalActivity("climb the stairs", 3), GoalActivity("sleep through the night"))
    return a_course(**{"goals": goals, **fields})


def agreed_to_research(**fields: Any) -> ResearchConsent:
    """Agreed a month ago, on paper."""
    return replace(ResearchConsent(given_on=day(-30), note="Paper in the file."), **fields)


def one_of_each() -> tuple[Record, ...]:
    """One record of every kind; the practitioner and the template are everybody's."""
    return (
        a_patient(),
        a_practitioner(),
        a_course(),
        a_session(),
        a_score(),
        an_effect(),
        a_treatment(),
        an_answer(),
        a_note(),
        an_appointment(),
        a_warning(),
        a_mark(),
        a_complaint(),
        a_frozen_baseline(),
        a_review(),
        a_questionnaire(),
        a_trial_plan(),
        a_report_made(),
        a_practitioner_note(),
        a_template(),
    )


def _with(record: R, fields: dict[str, Any]) -> R:
    return replace(record, **fields) if fields else record
