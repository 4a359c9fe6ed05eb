"""Invented records of every kind, each valid, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, time, timedelta
from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st

from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.measure import PainMeasure
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.note import Appointment, AppointmentKind, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.precaution import Precaution
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import EVERYONE, Record
from acutrack.domain.report_made import Audience, Names, ReportMade, ReportWay
from acutrack.domain.research_consent import ResearchConsent
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import NEEDLE_SIDE, SessionTemplate
from acutrack.domain.session_words import (
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Style,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.domain.side_effect import (
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from tests.builders import NOW, PATIENT, TODAY

E = TypeVar("E", bound=Enum)

_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
_AWKWARD = st.sampled_from(
    [
        "=1+1",
        "+x",
        "-x",
        "@x",
        "'x",
        "' x ",
        " x",
        "x\n",
        '"',
        ",;",
        "\\;",
        "ä",
        "\r",
        "a\r\nb",
        "1,5",
    ]
)
TEXT = st.one_of(st.just(""), _AWKWARD, st.text(_SIGNS, max_size=12))
NAME = st.one_of(
    st.sampled_from(["Kim", "kim", "Ola Nord", "=Kim", " Kim"]),
    st.text(_SIGNS, min_size=1, max_size=8).filter(lambda text: bool(text.strip())),
)
DAYS = st.one_of(st.dates(date(1900, 1, 1), TODAY), st.dates(TODAY - timedelta(days=3), TODAY))
CLOCKS = st.none() | st.times().map(lambda at: at.replace(fold=0)) | st.just(time(8, 5))
WRITTEN = st.one_of(
    st.just(NOW),
    st.integers(0, 10**15).map(lambda microseconds: NOW - timedelta(microseconds=microseconds)),
)


def maybe(kind: type[E]) -> st.SearchStrategy[E | None]:
    return st.none() | st.sampled_from(kind)


def some(kind: type[E]) -> st.SearchStrategy[tuple[E, ...]]:
    return st.lists(st.sampled_from(kind), max_size=3).map(tuple)


def within(low: float, high: float) -> st.SearchStrategy[float]:
    return st.one_of(
        st.floats(low, high), st.integers(int(low) + 1, int(high)).map(float), st.just(float(high))
    )


def _common() -> dict[str, st.SearchStrategy[Any]]:
    return {"patient_id": st.just(PATIENT), "written_at": WRITTEN, "imported": st.just(False)}


@st.composite
def diaries(draw: st.DrawFn) -> list[Record]:
    """A whole diary: everything but the patient may be there several times, or not at all."""
    practitioners = draw(st.lists(_practitioners(), max_size=3))
    courses = draw(st.lists(_courses(practitioners), max_size=2))
    treatments = draw(st.lists(_treatments(), max_size=3))
    sessions = draw(st.lists(_sessions(practitioners, courses), max_size=4))
    effects = draw(st.lists(_effects(sessions), max_size=4))
    rest = st.one_of(
        _scores(),
        _answers(treatments),
        _notes(),
        _appointments(),
        _warnings(effects),
        _marks(sessions),
        _questionnaires(),
        _reviews(),
        _trial_plans(),
        _reports_made(),
    )
    others = draw(st.lists(rest, max_size=6))
    complaints = draw(st.lists(_complaints(), max_size=2, unique_by=_place))
    starts = draw(st.lists(_starts(), max_size=2, unique_by=lambda s: (_place(s), s.measure)))
    templates = draw(st.lists(_templates(), max_size=2))
    own_notes = draw(_own_notes(practitioners, sessions))
    patient = draw(_patients())
    records = [
        *(*practitioners, *courses, *treatments, *sessions, *effects, *others),
        *(*complaints, *starts, *templates, *own_notes),
    ]
    # A patient's own record is begun in the casebook, never by a file.
    return [patient, *(_as_imported(r) if draw(st.booleans()) else r for r in records)]


def _as_imported(record: Record) -> Record:
    return replace(record, imported=True, written_at=NOW)


def _id_of(records: list[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *(record.id for record in records)])


def _patients() -> st.SearchStrategy[Patient]:
    return st.builds(
        Patient,
        **_common(),
        name=st.just("Ann Muster"),
        birth_date=st.none() | DAYS,
        complaint=TEXT,
        complaint_since=TEXT,
        main_site=TEXT,
        started_on=st.none() | DAYS,
        usual_pain=st.none() | within(0, 10),
        precautions=some(Precaution),
        note=TEXT,
        sample=st.booleans(),
        research=st.none()
        | st.builds(
            ResearchConsent,
            given_on=st.dates(date(1900, 1, 1), TODAY),
            withdrawn_on=st.none() | st.just(TODAY),
            note=TEXT,
        ),
    )


def _practitioners() -> st.SearchStrategy[Practitioner]:
    return st.builds(
        Practitioner,
        **{**_common(), "patient_id": st.just(EVERYONE)},
        name=NAME,
        role=maybe(PractitionerRole),
        licence=TEXT,
        clinic=TEXT,
        years_qualified=st.none() | st.integers(0, 80),
        note=TEXT,
    )


def _courses(practitioners: list[Practitioner]) -> st.SearchStrategy[Course]:
    return st.builds(
        Course,
        **_common(),
        name=NAME,
        started_on=st.dates(date(1900, 1, 1), TODAY),
        ended_on=st.none() | st.dates(TODAY, date(2040, 1, 1)),
        practitioner_id=_id_of(practitioners),
        planned_sessions=st.none() | st.integers(1, 500),
        planned_per_week=st.none() | within(0.05, 14),
        review_on=st.none() | st.dates(TODAY, date(2040, 1, 1)),
        decisions=st.lists(
            st.builds(PlanDecision, day=DAYS, answer=st.sampled_from(PlanAnswer)), max_size=2
        ).map(tuple),
        rationale=TEXT,
        note=TEXT,
        goals=st.lists(
            st.builds(GoalActivity, text=NAME | _AWKWARD.filter(str.strip), ability=_maybe_ten()),
            max_size=3,
        ).map(tuple),
    )


def _maybe_ten() -> st.SearchStrategy[float | None]:
    return st.none() | within(0, 10)


def _treatments() -> st.SearchStrategy[CoTreatment]:
    return st.builds(
        CoTreatment,
        **_common(),
        name=NAME,
        start=DAYS,
        end=st.none() | st.dates(TODAY, date(2040, 1, 1)),
        kind=st.sampled_from(CareKind),
        dose=TEXT,
        taken=st.sampled_from(Taken),
        note=TEXT,
    )


def _points() -> st.SearchStrategy[NeedledPoint]:
    codes = st.sampled_from(
        ["BL23", "GV3", "EX-B2", "ASHI", "EAR:Shenmen", "UB23", "l14", "bl 23", "a;b", "a:B", "\\x"]
    )
    return st.builds(
        NeedledPoint,
        code=codes | NAME,
        side=st.sampled_from(Side),
        depth_mm=st.none() | within(0, 100),
        note=TEXT,
        typed=TEXT,
    )


def _sessions(
    practitioners: list[Practitioner], courses: list[Course]
) -> st.SearchStrategy[TreatmentSession]:
    return st.builds(
        TreatmentSession,
        **_common(),
        day=DAYS,
        start_time=CLOCKS,
        session_min=st.none() | st.integers(1, 240),
        course_id=_id_of(courses),
        setting=maybe(Setting),
        practitioner_id=_id_of(practitioners),
        style=maybe(Style),
        reason=some(Reason),
        rationale=TEXT,
        plan_varies=maybe(Variation),
        technique=some(Technique),
        needle_count=st.none() | st.integers(0, 200),
        points=st.lists(_points(), max_size=3).map(tuple),
        points_unknown=st.booleans(),
        needle_diam_mm=st.none() | within(0.05, 1),
        needle_len_mm=st.none() | within(3, 150),
        needle_brand=TEXT,
        depth_mm=st.none() | within(0, 100),
        retention_min=st.none() | within(0, 180),
        deqi_sought=maybe(YesNoUnknown),
        deqi_felt=some(Sensation),
        deqi_strength=st.none() | st.integers(0, 10),
        twitch=maybe(YesNoUnknown),
        stimulation=some(Stimulation),
        ea_hz=st.lists(within(0.1, 500), max_size=2).map(tuple),
        ea_ma=st.none() | within(0, 30),
        ea_min=st.none() | within(0, 120),
        ea_pairs=st.lists(st.tuples(NAME, NAME), max_size=2).map(tuple),
        co_interventions=some(CoIntervention),
        press_needle_days=st.none() | within(0, 14),
        cupping_min=st.none() | within(0, 60),
        pre_nrs_now=st.none() | within(0, 10),
        post_nrs_now=st.none() | within(0, 10),
        cost=st.none() | within(0, 1_000_000),
        currency=st.sampled_from(["", "EUR", "=x"]),
        paid_by=maybe(PaidBy),
        advice_given=TEXT,
        note=TEXT,
        needles_out=st.none() | st.integers(0, 200),
    )


def _templates() -> st.SearchStrategy[SessionTemplate]:
    """The needle side of any session."""
    return st.builds(
        lambda session, name: SessionTemplate(
            patient_id=EVERYONE,
            written_at=session.written_at,
            name=name,
            **{field: getattr(session, field) for field in NEEDLE_SIDE},
        ),
        _sessions([], []),
        NAME,
    )


@st.composite
def _own_notes(
    draw: st.DrawFn, practitioners: list[Practitioner], sessions: list[TreatmentSession]
) -> list[PractitionerNote]:
    """Notes, some signed, some of those amended, and amendments amended."""
    notes: list[PractitionerNote] = []
    for _ in range(draw(st.integers(0, 4))):
        amended = [note.id for note in notes if note.is_signed]
        amends = draw(st.sampled_from([None, *amended]))
        signs = amends is not None or draw(st.booleans())
        notes.append(
            draw(
                st.builds(
                    PractitionerNote,
                    **_common(),
                    day=DAYS,
                    text=NAME | st.just("a\nb"),
                    author=NAME if signs else TEXT,
                    practitioner_id=_id_of(practitioners),
                    about_session=_id_of(sessions),
                    signed_at=_SIGNED if signs else st.none(),
                    amends=st.just(amends),
                )
            )
        )
    return notes


#: Two may be signed in the same moment.
_SIGNED = st.sampled_from([NOW.astimezone(UTC) - timedelta(seconds=ago) for ago in (0, 1)])


@st.composite
def _effects(draw: st.DrawFn, sessions: list[TreatmentSession]) -> SideEffect:
    kind = draw(st.sampled_from(SideEffectKind))
    grade = None if kind is SideEffectKind.NONE else draw(st.none() | st.sampled_from(Grade))
    return draw(
        st.builds(
            SideEffect,
            **_common(),
            day=DAYS,
            kind=st.just(kind),
            at=CLOCKS,
            grade=st.just(grade),
            site=TEXT,
            noticed=maybe(Noticed),
            lasted=maybe(Lasted),
            cause=maybe(Cause),
            action=maybe(Action),
            outcome=maybe(Outcome),
            resolved_on=st.none() | st.just(TODAY),
            note=TEXT,
            session_id=_id_of(sessions),
            occasion=st.sampled_from(Occasion),
        )
    )


def _scores() -> st.SearchStrategy[PainScore]:
    return st.builds(
        PainScore,
        **_common(),
        day=DAYS,
        value=within(0, 10),
        measure=st.sampled_from(PainMeasure),
        at=CLOCKS,
        site=TEXT,
        note=TEXT,
    )


def _answers(treatments: list[CoTreatment]) -> st.SearchStrategy[DayAnswer]:
    return st.builds(
        DayAnswer,
        **_common(),
        day=DAYS,
        question=st.sampled_from(DayQuestion),
        yes=st.booleans(),
        treatment_id=_id_of(treatments),
    )


def _marks(sessions: list[TreatmentSession]) -> st.SearchStrategy[BodyMark]:
    return st.builds(
        BodyMark,
        **_common(),
        day=DAYS,
        region=st.sampled_from(["back.back_low.L", "front.knee.R", "back.tailbone.M"]),
        intensity=st.sampled_from(Intensity),
        kind=st.sampled_from(MarkKind),
        session_id=_id_of(sessions),
    )


def _place(record: Complaint | FrozenBaseline) -> str:
    return record.site.strip().casefold()


def _about() -> dict[str, st.SearchStrategy[Any]]:
    return {**_common(), "site": TEXT, "measure": st.sampled_from(PainMeasure)}


def _complaints() -> st.SearchStrategy[Complaint]:
    return st.builds(
        Complaint,
        **_about(),
        important_share=st.floats(0.2, 0.5),
        usual_pain=st.none() | within(0, 10),
        earlier_course=st.none() | st.booleans(),
        recalled_level=st.none() | within(0, 10),
        recalled_on=st.none() | DAYS,
        late_changes=st.lists(
            st.builds(LateChange, day=DAYS, what=st.sampled_from(Settled)), max_size=2
        ).map(tuple),
    )


@st.composite
def _starts(draw: st.DrawFn) -> FrozenBaseline:
    told = draw(st.lists(st.none() | within(0, 10), min_size=1, max_size=5))
    first = draw(st.dates(date(1900, 1, 1), TODAY - timedelta(days=9)))
    days = [first + timedelta(days=offset) for offset in range(len(told))]
    return draw(
        st.builds(
            FrozenBaseline,
            **_about(),
            first=st.just(first),
            last=st.just(days[-1]),
            frozen_on=st.just(TODAY),
            days=st.just(
                tuple(
                    FrozenDay(day, value)
                    for day, value in zip(days, told, strict=True)
                    if value is not None
                )
            ),
        )
    )


def _reviews() -> st.SearchStrategy[Review]:
    return st.builds(
        Review,
        **_about(),
        number=st.integers(1, 99),
        day=DAYS,
        method=NAME,
        result=st.sampled_from(['{"code": "worse", "lo": -0.25}', "{}"]) | NAME,
        digest=NAME,
        revised=st.booleans(),
    )


def _questionnaires() -> st.SearchStrategy[QuestionnaireAnswer]:
    return st.builds(
        QuestionnaireAnswer,
        **_common(),
        measure=st.sampled_from(["peg", "rmdq24", "psfs", "pgic", "PEG"]) | NAME,
        day=DAYS,
        items=st.lists(st.none() | within(-20, 100), min_size=1, max_size=25)
        .filter(lambda items: any(item is not None for item in items))
        .map(tuple),
        labels=st.lists(TEXT, max_size=3)
        .filter(lambda labels: not labels or any(labels))
        .map(tuple),
        at=CLOCKS,
        site=TEXT,
        language=st.sampled_from(["en", "de"]),
        note=TEXT,
    )


def _trial_plans() -> st.SearchStrategy[TrialPlan]:
    return st.builds(
        TrialPlan,
        **_about(),
        kind=st.sampled_from(TrialKind),
        first=st.dates(date(1900, 1, 1), date(2040, 1, 1)),
        block_days=st.integers(5, 84),
        arms=st.lists(st.sampled_from(Arm), max_size=6).map(lambda arms: (*arms, *Arm)),
        wash_days=st.integers(0, 4),
        lot=NAME,
        stopped_on=st.none() | DAYS,
    )


def _reports_made() -> st.SearchStrategy[ReportMade]:
    counts = st.none() | st.integers(0, 999)
    return st.builds(
        ReportMade,
        **_about(),
        made_at=WRITTEN,
        code=NAME,
        way=st.sampled_from(ReportWay),
        as_text=st.booleans(),
        audience=maybe(Audience),
        names=st.sampled_from(Names),
        first=st.just(date(1900, 1, 1)),
        last=DAYS,
        mean_before=st.none() | within(0, 10),
        mean_now=st.none() | within(0, 10),
        days_before=counts,
        days_now=counts,
        difference=st.none() | within(-10, 10),
        low=st.none() | within(-20, 20),
        high=st.none() | within(-20, 20),
        sessions=st.integers(0, 999),
        side_effects=counts,
        review_day=st.none() | DAYS,
        headline=TEXT,
    )


def _notes() -> st.SearchStrategy[Note]:
    return st.builds(Note, **_common(), day=DAYS, text=NAME, at=CLOCKS)


def _appointments() -> st.SearchStrategy[Appointment]:
    return st.builds(
        Appointment,
        **_common(),
        day=st.dates(date(1900, 1, 1), date(2040, 1, 1)),
        kind=st.sampled_from(AppointmentKind),
        at=CLOCKS,
        with_whom=TEXT,
    )


def _warnings(effects: list[SideEffect]) -> st.SearchStrategy[WarningShown]:
    return st.builds(
        WarningShown,
        **_common(),
        sign=st.sampled_from(["rf_breath", "rf_flare"]),
        urgency=st.sampled_from(Urgency),
        shown_at=WRITTEN,
        answer=st.sampled_from(WarningAnswer),
        side_effect_id=_id_of(effects),
    )
