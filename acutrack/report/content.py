"""What a physician needs from a diary, gathered; nothing here knows of paper or PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Protocol, TypeVar

from acutrack.analysis.answers.side_effect_rates import SideEffectRates, side_effect_rates
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.diary import Diary, read_diary
from acutrack.analysis.overview import Overview, overview
from acutrack.analysis.phases import Window, review_day
from acutrack.analysis.reviews.standing import Standing, standings
from acutrack.casebook.casebook import Casebook
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.note import Appointment, AppointmentKind, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.warning_sign import WarningAnswer, WarningShown
from acutrack.report.answered import Answered, answered
from acutrack.report.options import ReportOptions


class _Dated(Protocol):
    @property
    def day(self) -> date: ...


D = TypeVar("D", bound=_Dated)


@dataclass(frozen=True)
class Content:
    """Everything a report tells, in order of day.

    Attributes:
        made: when the report is made.
        period: the days it is about.
        diary: all records, also those outside the period: the start level may lie before it.
        numbers: the key numbers as of the end of the period.
        series: one value a day in the period, for the place the diary is about.
        next_session: the first appointment for a session after the period.
        standings: each complaint with the reviews held up to the end of the period, the one that
            page 1 is about first.
        answered: every questionnaire that was answered by the end of the period.
    """

    patient: Patient
    made: datetime
    period: Window
    diary: Diary
    numbers: Overview
    series: DailySeries
    scores: tuple[PainScore, ...]
    sessions: tuple[TreatmentSession, ...]
    side_effects: tuple[SideEffect, ...]
    treatments: tuple[CoTreatment, ...]
    answers: tuple[DayAnswer, ...]
    notes: tuple[Note, ...]
    warnings: tuple[WarningShown, ...]
    marks: tuple[BodyMark, ...]
    practitioners: dict[RecordId, Practitioner]
    next_session: Appointment | None
    standings: tuple[Standing, ...]
    answered: tuple[Answered, ...]

    @property
    def standing(self) -> Standing:
        """The complaint that page 1 is about."""
        return self.standings[0]

    @property
    def zero(self) -> date | None:
        """The day of the first session."""
        return self.numbers.phases.day_zero

    @cached_property
    def side_effect_rates(self) -> SideEffectRates:
        """How often the sessions of the period were followed by side effects."""
        return side_effect_rates(self.side_effects, self.sessions, self.period.last)

    @property
    def current(self) -> bool:
        """Whether it reaches up to the day it is made; only then is there something ahead."""
        return self.period.last >= self.made.date()

    @property
    def later_days(self) -> int:
        """Recorded days of the period that were filled in later."""
        return int(self.series.later.sum())

    @property
    def record_code(self) -> str:
        """A short code for the record, the same on each of its reports, such as "3F7A-19C2"."""
        digest = hashlib.sha256(self.patient.patient_id.encode()).hexdigest()[:8].upper()
        return f"{digest[:4]}-{digest[4:]}"


def gather(casebook: Casebook, patient: Patient, options: ReportOptions, now: datetime) -> Content:
    """The content of a report made at `now`. Raises Obstacle if the records cannot be read."""
    diary = read_diary(casebook, patient)
    owner = patient.patient_id
    today = now.date()
    last = min(options.last or _last_day(diary, today), today)
    first = min(options.first or _first_day(diary, last), last)
    period = Window(first, last)
    # Looking back from the day after the last one, so that its own entry counts; today's day is
    # not over yet.
    review = last + timedelta(days=1) if last < today else None
    numbers = overview(_until(diary, last), today, review=review)
    return Content(
        patient=patient,
        made=now,
        period=period,
        diary=diary,
        numbers=numbers,
        series=diary.series(numbers.site, numbers.measure).between(first, last),
        scores=_within(period, diary.scores, _when_of_score),
        sessions=_within(period, diary.sessions, _when_of_session),
        side_effects=_within(period, diary.side_effects, _when_of_effect),
        treatments=tuple(
            sorted(
                (t for t in diary.treatments if _overlaps(t, period)),
                key=lambda t: (t.start, t.name, t.id),
            )
        ),
        answers=tuple(a for a in diary.answers if period.holds(a.day)),
        notes=_within(period, casebook.load(Note, owner), lambda note: (note.day, note.id)),
        warnings=_warnings(period, casebook.load(WarningShown, owner), diary.side_effects),
        marks=_within(
            period, casebook.load(BodyMark, owner), lambda mark: (mark.day, mark.region, mark.id)
        ),
        practitioners={p.id: p for p in casebook.practitioners()},
        next_session=_next_session(casebook.load(Appointment, owner), last),
        standings=_standings(diary, now, last),
        answered=answered(diary.questionnaires, numbers.site, numbers.phases.day_zero, last),
    )


def _standings(diary: Diary, now: datetime, last: date) -> tuple[Standing, ...]:
    """The reviews that looked back at days of the period or earlier ones."""
    latest = last + timedelta(days=1)
    return tuple(
        replace(each, reviews=tuple(one for one in each.reviews if one.review.day <= latest))
        for each in standings(diary, now)
    )


def _warnings(
    period: Window, shown: Iterable[WarningShown], effects: Iterable[SideEffect]
) -> tuple[WarningShown, ...]:
    """The signs that stand for something noted or were answered.

    A card that came up while somebody stepped through a list, and went again with the choice,
    is no sign of anything.
    """
    noted = {effect.id for effect in effects}
    told = (
        w
        for w in shown
        if w.answer is not WarningAnswer.SHOWN
        or w.side_effect_id is None
        or w.side_effect_id in noted
    )
    return tuple(
        sorted(
            (w for w in told if period.holds(w.shown_at.date())),
            key=lambda w: (w.shown_at, w.id),
        )
    )


def _within(
    period: Window, records: Iterable[D], order: Callable[[D], tuple[date, *tuple[str, ...]]]
) -> tuple[D, ...]:
    return tuple(sorted((r for r in records if period.holds(r.day)), key=order))


def _first_day(diary: Diary, last: date) -> date:
    return min((day for day in _days(diary) if day <= last), default=last)


def _last_day(diary: Diary, today: date) -> date:
    """Today, or the last day with a record if the diary ended long ago."""
    latest = max((day for day in _days(diary) if day <= today), default=None)
    review = review_day(latest, today)
    return today if review == today else review - timedelta(days=1)


def _days(diary: Diary) -> Iterator[date]:
    yield from (score.day for score in diary.scores)
    yield from (session.day for session in diary.sessions)
    yield from (effect.day for effect in diary.side_effects)


def _until(diary: Diary, last: date) -> Diary:
    """The diary as it stood at the end of `last`."""
    return Diary(
        diary.patient,
        tuple(s for s in diary.scores if s.day <= last),
        tuple(s for s in diary.sessions if s.day <= last),
        tuple(e for e in diary.side_effects if e.day <= last),
        tuple(t for t in diary.treatments if t.start <= last),
        tuple(a for a in diary.answers if a.day <= last),
    )


def _overlaps(treatment: CoTreatment, period: Window) -> bool:
    over = treatment.end is not None and treatment.end < period.first
    return treatment.start <= period.last and not over


def _next_session(appointments: Iterable[Appointment], after: date) -> Appointment | None:
    ahead = [a for a in appointments if a.kind is AppointmentKind.SESSION and a.day > after]
    return min(ahead, key=lambda a: (a.day, a.id), default=None)


def _when_of_score(score: PainScore) -> tuple[date, str, str]:
    return score.day, score.at.isoformat() if score.at else "", score.id


def _when_of_session(session: TreatmentSession) -> tuple[date, str, str]:
    return session.day, session.start_time.isoformat() if session.start_time else "", session.id


def _when_of_effect(effect: SideEffect) -> tuple[date, str, str]:
    return effect.day, effect.kind.value, effect.id
