"""Why to look at a patient, the most pressing first; said in words by `words.caseload_words`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.caseload.plan import Plan
from acutrack.analysis.caseload.practice import Known
from acutrack.analysis.caseload.why import Reason, Why
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.way import SESSIONS_WITHOUT_CHANGE, Way, way_of
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.overview import Lack
from acutrack.analysis.phases import SINCE_DAYS
from acutrack.domain.course import current_course
from acutrack.domain.red_flags import most_urgent, signs_for
from acutrack.domain.warning_sign import Urgency

#: No entry for so long is worth a question, in somebody who came for treatment lately.
SILENT_DAYS = 14
LATELY_DAYS = 60
#: Days since the first session from which too few entries are told.
EARLY_DAYS = 14


@dataclass(frozen=True)
class VisitLimit:
    """So many visits in so many days; `near` is told of.

    Source:
        Centers for Medicare and Medicaid Services. National Coverage Determination 30.3.3. 2020:
        12 visits in 90 days, and no more than 20 in a year. Other payers have other rules.
    """

    most: int
    days: int
    near: int


LIMITS = (VisitLimit(12, 90, 10), VisitLimit(20, 365, 18))

_FLAGS = {Urgency.EMERGENCY: Why.EMERGENCY, Urgency.SAME_DAY: Why.SAME_DAY}


def reasons(plan: Plan, series: DailySeries, lack: Lack) -> tuple[Reason, ...]:
    """Every reason to look at a patient, the most pressing first; mostly none."""
    found = (
        *_flags(plan),
        *_effects(plan.known),
        *_higher(plan),
        *_silent(plan),
        *_due(plan, series),
        *_limits(plan),
        *_unchanged(plan),
        *_too_few(plan, series, lack),
    )
    return tuple(sorted(found, key=lambda reason: reason.why))


def last_visit(known: Known) -> date | None:
    """Day of the last visit; None before the first."""
    return max((visit.day for visit in known.visits), default=None)


def _flags(plan: Plan) -> Iterator[Reason]:
    """Warning signs: of effects that are not over, and cards that came up since the last visit."""
    known, since = plan.known, last_visit(plan.known) or date.min
    days: dict[Urgency, date] = {}
    for effect in known.effects:
        if effect.open:
            urgency = most_urgent(signs_for(effect, known.patient, plan.today))
            if urgency in _FLAGS:
                days[urgency] = max(effect.day, days.get(urgency, effect.day))
    for shown in known.warnings:
        day = shown.shown_at.date()
        if shown.urgency in _FLAGS and since <= day <= plan.today:
            days[shown.urgency] = max(day, days.get(shown.urgency, day))
    for urgency, day in days.items():
        yield Reason(_FLAGS[urgency], day=day)


def _effects(known: Known) -> Iterator[Reason]:
    still_there = sum(effect.open for effect in known.effects)
    if still_there:
        yield Reason(Why.SIDE_EFFECT, still_there)


def _higher(plan: Plan) -> Iterator[Reason]:
    if _way(plan) is Way.HIGHER:
        yield Reason(Why.HIGHER)


def _silent(plan: Plan) -> Iterator[Reason]:
    if not _in_treatment(plan):
        return
    last = plan.known.last_entry
    if last is None:
        yield Reason(Why.NEVER_ANSWERED)
    elif (plan.today - last).days >= SILENT_DAYS:
        yield Reason(Why.SILENT, (plan.today - last).days, day=last)


def _due(plan: Plan, series: DailySeries) -> Iterator[Reason]:
    if plan.due is not None and _can_be_held(plan, plan.due, series):
        yield Reason(Why.REVIEW_DUE, day=plan.due)
    course = current_course(plan.known.courses)
    if course is not None:
        done = sum(visit.course == course.id for visit in plan.known.visits)
        if course.asks(done, plan.today):
            yield Reason(Why.PLAN_DUE, done)


def _can_be_held(plan: Plan, day: date, series: DailySeries) -> bool:
    """After the first, a review without a usable day to look back at is not held."""
    if plan.review is None:
        return True
    back = series.between(day - timedelta(days=SINCE_DAYS), day - timedelta(days=1))
    return len(back.used) > 0


def _limits(plan: Plan) -> Iterator[Reason]:
    """The nearest limit; only while visits go on."""
    if not _in_treatment(plan):
        return
    for limit in LIMITS:
        first = plan.today - timedelta(days=limit.days - 1)
        held = _count(visit.day >= first for visit in plan.known.visits)
        if held >= limit.near:
            yield Reason(Why.LIMIT, held, limit.most, limit.days)
            return


def _unchanged(plan: Plan) -> Iterator[Reason]:
    visits = len(plan.known.visits)
    if _way(plan) is Way.SAME and visits >= SESSIONS_WITHOUT_CHANGE:
        yield Reason(Why.UNCHANGED, visits)


def _too_few(plan: Plan, series: DailySeries, lack: Lack) -> Iterator[Reason]:
    since = plan.windows.since
    if lack is Lack.SINCE_SHORT and since is not None and since.days >= EARLY_DAYS:
        recorded = len(series.between(since.first, since.last).used)
        yield Reason(Why.TOO_FEW, recorded, since.days)


def _in_treatment(plan: Plan) -> bool:
    last = last_visit(plan.known)
    return last is not None and (plan.today - last).days <= LATELY_DAYS


def _way(plan: Plan) -> Way:
    return way_of(None if plan.result is None else headlined(plan.result))


def _count(flags: Iterable[bool]) -> int:
    return sum(flags)
