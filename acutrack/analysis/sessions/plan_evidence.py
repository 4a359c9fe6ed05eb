"""What lies on the table when somebody is asked whether to carry on with a course.

The days since the course began are set beside the days before the first session, with the interval
of section 3 of the analysis design and without a verdict, as in the course table. What it has come
to so far is counted from what was noted, and says of how many sessions it was noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.answers.side_effect_rates import SideEffectRates, side_effect_rates
from acutrack.analysis.change.result import Effect, Reason
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import main_site
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.phases import BEFORE_DAYS, Window
from acutrack.analysis.sessions.course_table import change_from_start
from acutrack.domain.co_treatment import Taken
from acutrack.domain.course import Course, sessions_of
from acutrack.domain.session import TreatmentSession

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spent:
    """A sum, and of how many sessions it was noted."""

    total: float
    noted: int


@dataclass(frozen=True)
class PlanEvidence:
    """The evidence at hand.

    Attributes:
        sessions: how many were held in the course.
        effect: change from the start; None where `lack` says why.
        days: days with a usable rating since the course began.
        minutes: time spent at sessions; None where none noted it.
        money: by currency, as it was typed.
        also: other treatments begun since, by name: what changed beside the course.
    """

    sessions: int
    effect: Effect | None
    lack: Reason
    days: int
    side_effects: SideEffectRates
    minutes: Spent | None
    money: tuple[tuple[str, Spent], ...]
    also: tuple[str, ...]


def plan_evidence(diary: Diary, course: Course, today: date) -> PlanEvidence:
    """Everything for one course, as of `today`, whose own answer may still change."""
    held = sessions_of(course, diary.sessions, today)
    site = main_site(diary.patient, diary.scores)
    complaint = complaint_of(diary.patient, diary.complaints, site)
    begun = judged_start(diary, complaint)
    series = diary.series(site, complaint.measure)
    effect: Effect | None = None
    lack, days = Reason.NO_BASELINE, 0
    if begun.zero is not None:
        zero = begun.zero
        before = begun.settled or Window(zero - BEFORE_DAYS * _DAY, zero - _DAY)
        start = series.between(before.first, min(before.last, zero - _DAY))
        since = series.between(max(course.started_on, zero), today - _DAY)
        days = len(since)
        effect, lack = change_from_start(start, since, zero)
    return PlanEvidence(
        len(held),
        effect,
        lack,
        days,
        side_effect_rates(diary.side_effects, held, today),
        _minutes(held),
        _money(held),
        _also(diary, course, today),
    )


def _also(diary: Diary, course: Course, today: date) -> tuple[str, ...]:
    begun = [
        treatment
        for treatment in diary.treatments
        if course.started_on <= treatment.start <= today and treatment.taken is not Taken.NO
    ]
    return tuple(dict.fromkeys(one.name for one in sorted(begun, key=lambda each: each.start)))


def _minutes(held: Sequence[TreatmentSession]) -> Spent | None:
    noted = [session.session_min for session in held if session.session_min is not None]
    return Spent(sum(noted), len(noted)) if noted else None


def _money(held: Sequence[TreatmentSession]) -> tuple[tuple[str, Spent], ...]:
    found: dict[str, list[float]] = defaultdict(list)
    for session in held:
        if session.cost is not None:
            found[session.currency.strip().upper()].append(session.cost)
    return tuple((key, Spent(sum(costs), len(costs))) for key, costs in sorted(found.items()))
