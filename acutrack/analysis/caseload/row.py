"""One row a patient: where they stand, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from acutrack.analysis.baseline import Baseline, baseline
from acutrack.analysis.caseload.plan import Plan, first_shown, plan_of
from acutrack.analysis.caseload.practice import Known, LooksOver, read_practice
from acutrack.analysis.caseload.ratings import read_ratings
from acutrack.analysis.caseload.reasons import last_visit, reasons
from acutrack.analysis.caseload.why import Reason
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Result
from acutrack.analysis.change.way import Way, way_of
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.overview import Lack, lack_of
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.domain.course import Course, current_course
from acutrack.domain.patient import Patient
from acutrack.domain.side_effect import SideEffect


@dataclass(frozen=True)
class CaseloadRow:
    """Where a patient stands.

    Attributes:
        patient: who it is.
        course: the course that goes on, with `done` sessions of it; None without one.
        visits: every session there was; `last_visit` is the day of the last.
        shown: the days of the trend, the same for everybody.
        series: one value a day: those of the start and those shown.
        before: the days that are the start.
        zero: day of the first session that is judged; None before it.
        sessions: days of sessions within `shown`.
        start, now: the two averages as shown: of the last review, or as of today before the first.
        begun: there is a day since the first session to look at.
        too_few: too few of these days were recorded, and no review was held yet.
        result: what is told of the last review; None before the first.
        reviewed_on: the day it looks back from.
        effects: side effects noted since the last visit, on its day included.
        asked: whether anybody answered since then.
        last_entry: day of the last rating of any place.
        why: reasons to look, the most pressing first.
    """

    patient: Patient
    course: Course | None
    done: int
    visits: int
    last_visit: date | None
    shown: Window
    series: DailySeries
    before: Window
    zero: date | None
    sessions: tuple[date, ...]
    start: float | None
    now: float | None
    begun: bool
    too_few: bool
    result: Result | None
    reviewed_on: date | None
    effects: tuple[SideEffect, ...]
    asked: bool
    last_entry: date | None
    why: tuple[Reason, ...]

    @property
    def way(self) -> Way:
        """Which way the level went at the last review."""
        return way_of(self.result)

    @property
    def change(self) -> float | None:
        """Now minus start, from the shown averages; None where no verdict tells of a change."""
        if self.way is Way.UNKNOWN or self.start is None or self.now is None:
            return None
        return tenths(self.now - self.start)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The starting level and the usual range around it; None before the first session."""
        if self.zero is None:
            return None
        return baseline(self.series.between(self.before.first, self.before.last))


def read_caseload(records: LooksOver, today: date) -> tuple[CaseloadRow, ...]:
    """A row for everybody, in no order. Raises Obstacle if the records cannot be read."""
    plans = [plan_of(known, today) for known in read_practice(records, today)]
    ratings = read_ratings(records, (plan.wanted for plan in plans))
    return tuple(_row(plan, ratings[plan.known.patient.patient_id]) for plan in plans)


def _row(plan: Plan, series: DailySeries) -> CaseloadRow:
    known, windows, today = plan.known, plan.windows, plan.today
    result = None if plan.result is None else headlined(plan.result)
    course = current_course(known.courses)
    last = last_visit(known)
    shown = Window(first_shown(today), today)
    lack = Lack.NOTHING if result is not None else _lack(plan, series)
    return CaseloadRow(
        patient=known.patient,
        course=course,
        done=0 if course is None else sum(visit.course == course.id for visit in known.visits),
        visits=len(known.visits),
        last_visit=last,
        shown=shown,
        series=series,
        before=windows.before,
        zero=windows.day_zero,
        sessions=tuple(sorted({v.day for v in known.visits if shown.holds(v.day)})),
        start=_average(series, windows.before) if result is None else _shown(result.mean_a),
        now=_now(series, windows.since, lack) if result is None else _shown(result.mean_b),
        begun=windows.since is not None,
        too_few=lack is Lack.SINCE_SHORT,
        result=result,
        reviewed_on=None if plan.review is None else plan.review.day,
        effects=_since(known, last),
        asked=_asked(known, last),
        last_entry=known.last_entry,
        why=reasons(plan, series, lack),
    )


def _lack(plan: Plan, series: DailySeries) -> Lack:
    before, since = plan.windows.before, plan.windows.since
    return lack_of(
        plan.windows,
        series,
        series.between(before.first, before.last),
        None if since is None else series.between(since.first, since.last),
    )


def _now(series: DailySeries, since: Window | None, lack: Lack) -> float | None:
    if since is None or lack is Lack.SINCE_SHORT:
        return None
    return _average(series, since)


def _average(series: DailySeries, window: Window) -> float | None:
    used = series.between(window.first, window.last).used
    return tenths(float(np.mean(used.values))) if len(used) else None


def _shown(mean: float | None) -> float | None:
    return None if mean is None else tenths(mean)


def _since(known: Known, last: date | None) -> tuple[SideEffect, ...]:
    return tuple(effect for effect in known.effects if last is None or effect.day >= last)


def _asked(known: Known, last: date | None) -> bool:
    return any(last is None or day >= last for day, _ in known.answered)
