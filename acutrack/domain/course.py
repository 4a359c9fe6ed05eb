"""A course of treatment: the sessions planned together for one complaint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.goal_activity import MOST_GOALS, GoalActivity
from acutrack.domain.limits import (
    LONG_TEXT,
    SHORT_TEXT,
    check_day,
    check_number,
    check_order,
    check_text,
)
from acutrack.domain.message import Message, say
from acutrack.domain.plan_answer import ASK_AGAIN_AFTER, PlanAnswer, PlanDecision
from acutrack.domain.record import Record, RecordId

if TYPE_CHECKING:
    from acutrack.domain.session import TreatmentSession


@dataclass(frozen=True, kw_only=True)
class Course(Record):
    """Sessions that belong together (STRICTA 2010 items 1 and 3).

    Attributes:
        name: such as "Low back, autumn".
        planned_sessions: how many were agreed; None if not said.
        planned_per_week: how often; None if not said.
        rationale: why this treatment, in words.
        review_on: the day on which to ask whether to carry on; None if none was agreed.
        decisions: what was answered then, earliest first.
        goals: what the patient wants to be able to do again.
    """

    name: str
    started_on: date
    ended_on: date | None = None
    practitioner_id: RecordId | None = None
    planned_sessions: int | None = None
    planned_per_week: float | None = None
    rationale: str = ""
    note: str = ""
    review_on: date | None = None
    decisions: tuple[PlanDecision, ...] = ()
    goals: tuple[GoalActivity, ...] = ()

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        if not self.name.strip():
            raise InvalidEntry(say("The course has no name yet. Type one."), "name")
        check_text(self.name, SHORT_TEXT, "name", say("The name of the course"))
        check_text(self.rationale, LONG_TEXT, "rationale", say("The reason"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        check_day(self.started_on, "started_on", say("The start of the course"))
        check_order(self.started_on, self.ended_on, "ended_on", say("The end of the course"))
        check_order(self.started_on, self.review_on, "review_on", say("The review"))
        check_number(
            self.planned_sessions, 1, 500, "planned_sessions", say("The number of planned sessions")
        )
        check_number(self.planned_per_week, 0.05, 14, "planned_per_week", say("Sessions per week"))
        if len(self.goals) > MOST_GOALS:
            raise InvalidEntry(
                say("A course has up to {most} goals. Remove some.", most=MOST_GOALS), "goals"
            )

    @property
    def latest_decision(self) -> PlanDecision | None:
        """The last answer; of two on one day the later one."""
        return sorted(self.decisions, key=lambda each: each.day)[-1] if self.decisions else None

    def asks(self, done: int, today: date) -> bool:
        """Whether "Carry on?" is asked today.

        From the review day on; without one, once all planned sessions were held. An answer settles
        it until another review day is set; "Decide later" is taken at its word for a week.
        """
        if self.ended_on is not None:
            return False
        latest = self.latest_decision
        put_off = latest is not None and latest.answer is PlanAnswer.LATER
        if latest is not None and put_off and today - latest.day < ASK_AGAIN_AFTER:
            return False
        if self.review_on is not None:
            return self.review_on <= today
        settled = latest is not None and not put_off
        return not settled and self.planned_sessions is not None and done >= self.planned_sessions


def review_line(course: Course, today: date) -> Message | None:
    """When the plan is or was to be looked at; None without a day or once the course ended."""
    if course.review_on is None or course.ended_on is not None:
        return None
    if course.review_on < today:
        return say("Review was due on {day}.", day=course.review_on)
    return say("Review on {day}.", day=course.review_on)


def current_course(courses: Iterable[Course]) -> Course | None:
    """The course that goes on; of several the one begun last."""
    going_on = [course for course in courses if course.ended_on is None]
    return max(going_on, key=lambda course: course.started_on, default=None)


def sessions_of(
    course: Course, sessions: Iterable[TreatmentSession], today: date
) -> tuple[TreatmentSession, ...]:
    """The sessions of a course that were held by `today`."""
    return tuple(
        session for session in sessions if session.course_id == course.id and session.day <= today
    )
