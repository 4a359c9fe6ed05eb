"""Invented records for the tests of analysis and charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from acutrack.analysis.diary import Diary
from acutrack.domain.co_treatment import CareKind, CoTreatment
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Grade, Occasion, SideEffect, SideEffectKind

MEI = PatientId("mei")
FIRST_SESSION = date(2025, 8, 18)
EVENING = time(20, 0)


def on(day: date) -> datetime:
    """The evening of a day."""
    return datetime.combine(day, EVENING, UTC)


def score(
    day: date, value: float, *, written: date | None = None, site: str = "low back"
) -> PainScore:
    return PainScore(patient_id=MEI, written_at=on(written or day), day=day, value=value, site=site)


def run_of_scores(zero: date, first: int, values: Sequence[float]) -> tuple[PainScore, ...]:
    """One score a day from day number `first` (day 0 = first session)."""
    return tuple(score(zero + timedelta(days=first + n), v) for n, v in enumerate(values))


def session(day: date) -> TreatmentSession:
    return TreatmentSession(patient_id=MEI, written_at=on(day), day=day)


def treatment(
    name: str, start: date, end: date | None = None, kind: CareKind = CareKind.MEDICINE
) -> CoTreatment:
    return CoTreatment(
        patient_id=MEI, written_at=on(start), name=name, start=start, end=end, kind=kind
    )


def effect(
    day: date,
    kind: SideEffectKind,
    *,
    after: TreatmentSession | None = None,
    grade: Grade | None = None,
    resolved_on: date | None = None,
) -> SideEffect:
    return SideEffect(
        patient_id=MEI,
        written_at=on(day),
        day=day,
        kind=kind,
        grade=grade,
        resolved_on=resolved_on,
        session_id=after.id if after else None,
        occasion=Occasion.SESSION,
    )


def relief(day: date, yes: bool) -> DayAnswer:
    return DayAnswer(
        patient_id=MEI, written_at=on(day), day=day, question=DayQuestion.PAIN_RELIEF, yes=yes
    )


def mei(**more: object) -> Patient:
    values: dict[str, object] = {"name": "Mei Example", "main_site": "low back"} | more
    return Patient(
        patient_id=MEI,
        id=RecordId("mei"),
        written_at=on(FIRST_SESSION),
        **values,  # type: ignore[arg-type]
    )


#: Fourteen days before the first session, then ten weeks; None is a day without an entry.
BEFORE = (6, 7, 8, 7, 6, 7, 7, 8, 6, 6, 7, 7, 8, 8)
SINCE: tuple[int | None, ...] = (
    *(6, 6, 8, 6, 6, 6, 7, 6, 5, 5, 6, 6, 5, 6),
    *(4, 5, 4, 5, 4, 5, 5, 6, 7, 4, 5, 4, 5, 6),
    *(5, 5, 4, 3, 5, 4, 6, 5, 6, 5, 5, 6, 5, 6),
    *(4, 3, None, None, None, None, None, None, None, None, 4, 4, 5, 5),
    *(5, 6, 5, 4, 4, 5, 5, 5, 4, 5, 5, 3, 3, 4),
    *(3, 3, 4, 5, 4, 3, None),
)
SESSION_DAYS = (0, 7, 14, 22, 29, 43, 50, 64)


def twelve_weeks() -> Diary:
    """A course of eight sessions after two weeks of diary, with a gap and two other treatments."""
    zero = FIRST_SESSION
    sessions = tuple(session(zero + timedelta(days=n)) for n in SESSION_DAYS)
    since = [
        score(day, value, written=day + timedelta(days=4 if n in {18, 19, 20} else 0))
        for n, value in enumerate(SINCE)
        if value is not None
        for day in (zero + timedelta(days=n),)
    ]
    effects = (
        effect(sessions[0].day, SideEffectKind.SORENESS, after=sessions[0], grade=Grade.MILD),
        effect(
            sessions[2].day,
            SideEffectKind.BRUISE,
            after=sessions[2],
            grade=Grade.MILD,
            resolved_on=sessions[2].day + timedelta(days=5),
        ),
        effect(sessions[3].day, SideEffectKind.NONE, after=sessions[3]),
        effect(sessions[4].day, SideEffectKind.SORENESS, after=sessions[4], grade=Grade.MILD),
        effect(
            sessions[5].day, SideEffectKind.DIZZY_FAINT, after=sessions[5], grade=Grade.MODERATE
        ),
        effect(sessions[6].day, SideEffectKind.RELAXED, after=sessions[6]),
    )
    return Diary(
        patient=mei(),
        scores=(*run_of_scores(zero, -14, BEFORE), *since),
        sessions=sessions,
        side_effects=effects,
        treatments=(
            treatment("Naproxen", date(2025, 9, 8), date(2025, 9, 28)),
            treatment("Knee exercises", date(2025, 9, 22), kind=CareKind.PHYSIOTHERAPY),
        ),
        answers=tuple(relief(zero + timedelta(days=n), n % 3 == 0) for n in range(-14, 70, 2)),
    )
