"""Everyone who started treatment, each with what the audit needs of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from acutrack.analysis.audit.session_answers import SessionAnswers, session_answers
from acutrack.analysis.caseload.plan import Plan, plan_of
from acutrack.analysis.caseload.practice import LooksOver, read_practice
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Code, Reason, Result
from acutrack.analysis.change.way import Way, way_of
from acutrack.analysis.sessions.session_groups import Group, Grouping, group_of
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique


class NotKnown(Enum):
    """Why nothing is known of somebody's change, in the order in which it is told."""

    TOO_EARLY = "too_early"
    NOT_HELD = "not_held"
    NO_ENTRIES = "no_entries"
    STOPPED = "stopped"
    NO_BASELINE = "no_baseline"
    BASELINE_TOO_SHORT = "baseline_too_short"
    TREATMENT_TOO_SHORT = "treatment_too_short"
    TOO_UNCERTAIN = "too_uncertain"
    UNREADABLE = "unreadable"


class Ungrouped(Enum):
    """Why somebody belongs to no group."""

    SEVERAL = "several"
    NOT_NOTED = "not_noted"


class Noted(NamedTuple):
    """How some sessions of a patient were given; named like the fields of a session."""

    practitioner_id: RecordId | None
    technique: tuple[Technique, ...]
    points: tuple[NeedledPoint, ...]
    points_unknown: bool


@dataclass(frozen=True)
class Started:
    """One person who started.

    Attributes:
        patient: who.
        zero: day of the first session that is judged.
        code: what the last review says; None before the first.
        not_known: why the change is not known; None where it is.
        level: average before the first session, points; None where none was noted.
        change: from then to the last review, points; None where there were too few days.
        reviewed_on: day of that review.
        sessions: from the first that is judged up to that review, else up to today.
        groups: whom or what more than half of these sessions were given by or with.
        answers: side effects after all sessions up to today.
    """

    patient: PatientId
    zero: date
    code: Code | None = None
    not_known: NotKnown | None = None
    level: float | None = None
    change: float | None = None
    reviewed_on: date | None = None
    sessions: int = 0
    groups: Mapping[Grouping, Group | Ungrouped] = field(default_factory=dict)
    answers: SessionAnswers = field(default_factory=SessionAnswers)

    @property
    def way(self) -> Way:
        """Which way the level went; UNKNOWN exactly where `not_known` says why."""
        if self.code is None or self.not_known is not None:
            return Way.UNKNOWN
        if self.code.better:
            return Way.LOWER
        return Way.HIGHER if self.code is Code.WORSE else Way.SAME


@dataclass(frozen=True)
class Practice:
    """Everyone who started, in order of writing, and how many invented people were left out."""

    people: tuple[Started, ...]
    samples: int = 0


def read_started(
    records: LooksOver, today: date, *, since: date | None = None, until: date | None = None
) -> Practice:
    """Everyone whose first judged session lies up to today. Raises Obstacle.

    It takes as many statements for a thousand people as for one, and reads no rating.

    Args:
        records: everybody's.
        today: the day of looking.
        since: only those who started on this day or later.
        until: only those who started on this day or earlier.
    """
    noted = _noted(records, today)
    people: list[Started] = []
    samples = 0
    for known in read_practice(records, today):
        plan = plan_of(known, today)
        zero = plan.start.zero
        if zero is None or not (since or date.min) <= zero <= min(until or today, today):
            continue
        if known.patient.sample:
            samples += 1
            continue
        people.append(_started(plan, zero, noted.get(known.patient.patient_id, ())))
    return Practice(tuple(people), samples)


def _noted(records: LooksOver, today: date) -> dict[PatientId, list[tuple[Noted, list[date]]]]:
    found: dict[PatientId, list[tuple[Noted, list[date]]]] = defaultdict(list)
    by = ("patient_id", *Noted._fields)
    for (owner, *given), (days,) in records.gathered(TreatmentSession, by, ("day",)):
        found[owner].append((Noted(*given), [day for day in days if day <= today]))
    return found


def _started(plan: Plan, zero: date, noted: Sequence[tuple[Noted, list[date]]]) -> Started:
    result = None if plan.result is None else headlined(plan.result)
    last = plan.today if plan.review is None else plan.review.day - timedelta(days=1)
    given = [(how, sum(zero <= day <= last for day in days)) for how, days in noted]
    sessions = sum(count for _, count in given)
    return Started(
        patient=plan.known.patient.patient_id,
        zero=zero,
        code=None if result is None else result.code,
        not_known=_not_known(plan, result),
        level=None if result is None else result.mean_a,
        change=None if result is None or result.effect is None else result.effect.est,
        reviewed_on=None if plan.review is None else plan.review.day,
        sessions=sessions,
        groups={by: _usual(by, given, sessions) for by in Grouping},
        answers=session_answers(plan.known),
    )


def _not_known(plan: Plan, result: Result | None) -> NotKnown | None:
    if result is None:
        return NotKnown.UNREADABLE if plan.review is not None else _before_a_review(plan)
    if way_of(result) is not Way.UNKNOWN:
        return None
    if result.reason is Reason.TREATMENT_TOO_SHORT and not result.n_b:
        return NotKnown.STOPPED if plan.known.last_entry else NotKnown.NO_ENTRIES
    if result.reason is Reason.NONE:
        return NotKnown.UNREADABLE
    return NotKnown(result.reason.value)


def _before_a_review(plan: Plan) -> NotKnown:
    last, zero = plan.known.last_entry, plan.start.zero
    if plan.due is None or zero is None:
        return NotKnown.TOO_EARLY
    if last is None:
        return NotKnown.NO_ENTRIES
    # With a day to look back at, a review only waits for somebody to open the record.
    return NotKnown.STOPPED if last < zero else NotKnown.NOT_HELD


def _usual(by: Grouping, given: Iterable[tuple[Noted, int]], sessions: int) -> Group | Ungrouped:
    """The group of more than half of the sessions."""
    counts: Counter[Group] = Counter()
    for how, count in given:
        group = group_of(how, by)
        if group is not None:
            counts[group] += count
    if 2 * counts.total() <= sessions:
        return Ungrouped.NOT_NOTED
    ((group, most),) = counts.most_common(1)
    return group if 2 * most > sessions else Ungrouped.SEVERAL
