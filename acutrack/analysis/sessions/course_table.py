"""One row for each stretch of days in which practitioner, technique, points and medicine stayed.

Each row stands beside the days before the first session, with the interval of section 3 of the
analysis design and without a verdict: the rows overlap in that start, and looking through many of
them for a good one would always find one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from acutrack.analysis.answers.side_effect_rates import SideEffectRates, side_effect_rates
from acutrack.analysis.change.effect import effect
from acutrack.analysis.change.result import Effect, Reason
from acutrack.analysis.change.verdict import gate
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import DailySeries, daily_series
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.phases import BEFORE_DAYS, Window
from acutrack.analysis.sessions.session_groups import Group, Grouping, group_of
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Manner:
    """How treatment was given; None where nobody noted it."""

    practitioner: Group | None = None
    technique: Group | None = None
    points: Group | None = None

    def then(self, session: TreatmentSession) -> Manner:
        """The manner from `session` on: what it does not say stays as it was."""
        return Manner(
            group_of(session, Grouping.PRACTITIONER) or self.practitioner,
            group_of(session, Grouping.TECHNIQUE) or self.technique,
            group_of(session, Grouping.POINTS) or self.points,
        )

    def same(self, other: Manner) -> bool:
        """Whether nothing noted differs."""
        pairs = zip(self._parts(), other._parts(), strict=True)
        return all(a is None or b is None or a == b for a, b in pairs)

    def _parts(self) -> tuple[Group | None, ...]:
        return self.practitioner, self.technique, self.points


@dataclass(frozen=True)
class CourseRow:
    """One period.

    Attributes:
        window: its days.
        manner: how treatment was given.
        medicines: medicines taken in it, by name.
        session_ids: the sessions, earliest first.
        days_recorded: days with a usable rating; `score_ids` are their entries.
        mean: their average, not rounded; None without a day.
        effect: change from the days before the first session; None where `lack` says why.
        lack: NONE where there is an effect.
        side_effects: of these sessions, with the ids of the entries.
    """

    window: Window
    manner: Manner
    medicines: tuple[CoTreatment, ...]
    session_ids: tuple[RecordId, ...]
    days_recorded: int
    score_ids: tuple[RecordId, ...]
    mean: float | None
    effect: Effect | None
    lack: Reason
    side_effects: SideEffectRates


@dataclass(frozen=True)
class _Period:
    window: Window
    manner: Manner
    medicines: tuple[CoTreatment, ...]


def course_table(
    diary: Diary,
    site: str,
    until: date,
    *,
    before: Window | None = None,
    measure: PainMeasure = PainMeasure.AVERAGE_24H,
) -> tuple[CourseRow, ...]:
    """The periods from the first session that is judged to the day before `until`.

    Args:
        diary: records in any order.
        site: the place that hurts.
        until: the day it is looked back from; not complete, so not in the last period.
        before: the days to compare with; None takes those settled as the start, else the 56 days
            before the first session that is judged (`judged_start`).
        measure: the rating that is averaged.
    """
    last = until - _DAY
    complaint = replace(complaint_of(diary.patient, diary.complaints, site), measure=measure)
    begun = judged_start(diary, complaint)
    zero = begun.zero
    held = _in_order(diary.sessions, last)
    sessions = [one for one in held if zero is not None and one.day >= zero]
    if zero is None or not sessions:
        return ()
    compared = before or begun.settled or Window(zero - BEFORE_DAYS * _DAY, zero - _DAY)
    scores = _in_time(diary.scores, site, measure)
    series = daily_series(scores, site, measure)
    start = series.between(compared.first, min(compared.last, zero - _DAY))
    noted = [one for one in diary.side_effects if one.session_id is not None and one.day <= last]
    rows = []
    for period in _periods(sessions, diary.treatments, last):
        own = [session for session in sessions if period.window.holds(session.day)]
        recorded = series.between(period.window.first, period.window.last)
        found, lack = change_from_start(start, recorded, zero)
        rows.append(
            CourseRow(
                window=period.window,
                manner=period.manner,
                medicines=period.medicines,
                session_ids=tuple(session.id for session in own),
                days_recorded=len(recorded),
                score_ids=tuple(one.id for one in scores if period.window.holds(one.day)),
                mean=float(recorded.values.mean()) if len(recorded) else None,
                effect=found,
                lack=lack,
                side_effects=side_effect_rates(noted, own, last),
            )
        )
    return tuple(rows)


def _in_order(sessions: Iterable[TreatmentSession], last: date) -> list[TreatmentSession]:
    unique = {session.id: session for session in sessions if session.day <= last}.values()
    return sorted(unique, key=lambda one: (one.day, one.start_time is None, one.start_time, one.id))


def _periods(
    sessions: Sequence[TreatmentSession], treatments: Iterable[CoTreatment], last: date
) -> list[_Period]:
    medicines = _medicines(treatments)
    turns = {session.day for session in sessions}
    turns |= {medicine.start for medicine in medicines}
    turns |= {medicine.end + _DAY for medicine in medicines if medicine.end is not None}
    found: list[_Period] = []
    manner = Manner()
    for day in sorted(turn for turn in turns if sessions[0].day <= turn <= last):
        now = manner
        for session in sessions:
            if session.day == day:
                now = now.then(session)
        taken = tuple(medicine for medicine in medicines if medicine.runs_on(day))
        if found and now.same(found[-1].manner) and taken == found[-1].medicines:
            found[-1] = replace(found[-1], manner=now)
        else:
            found = [*_ended(found, day - _DAY), _Period(Window(day, last), now, taken)]
        manner = now
    return found


def _ended(found: list[_Period], last: date) -> list[_Period]:
    if not found:
        return []
    return [*found[:-1], replace(found[-1], window=Window(found[-1].window.first, last))]


def _medicines(treatments: Iterable[CoTreatment]) -> list[CoTreatment]:
    unique = {treatment.id: treatment for treatment in treatments}.values()
    taken = [
        treatment
        for treatment in unique
        if treatment.kind is CareKind.MEDICINE and treatment.taken is not Taken.NO
    ]
    return sorted(taken, key=lambda one: (one.name.casefold(), one.start, one.id))


def change_from_start(
    start: DailySeries, recorded: DailySeries, zero: date
) -> tuple[Effect | None, Reason]:
    """The change from the start, or why there are too few days for one."""
    counted = (one.days - zero.toordinal() for one in (start, recorded))
    lack = gate(*counted).reason
    if lack is not Reason.NONE:
        return None, lack
    return effect(start.days, start.values, recorded.days, recorded.values), lack


def _in_time(scores: Iterable[PainScore], site: str, measure: PainMeasure) -> list[PainScore]:
    """The ratings that are computed with, earliest first."""
    unique = {score.id: score for score in scores}.values()
    used = [
        score
        for score in unique
        if score.measure is measure and same_place(score.site, site) and not score.left_out
    ]
    return sorted(used, key=lambda one: (one.day, one.id))
