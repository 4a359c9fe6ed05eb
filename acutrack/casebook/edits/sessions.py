"""Logging sessions and courses, and copying the facts of the last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.course import Course
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.plan_answer import PLAN_WORDS, PlanAnswer, PlanDecision
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Change, Edit, Record, RecordId, new_id
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect


def log_session(
    session: TreatmentSession,
    now: datetime,
    *,
    effects: Sequence[SideEffect] = (),
    marks: Sequence[BodyMark] = (),
    practitioner: Practitioner | None = None,
) -> Edit:
    """Log a session with the side effects (or the answer "none") and marks of the same form.

    `practitioner` is given if it is new to the casebook. Raises InvalidEntry for a day to come.
    """
    check_not_future(session.day, now.date(), "day", say("The date of the session"))
    added: list[Record] = [practitioner] if practitioner is not None else []
    added += [session, *effects, *marks]
    name = say("Log the session of {day}", day=session.day)
    return Edit(name, session.patient_id, tuple(put(record) for record in added))


def change_session(
    before: TreatmentSession,
    after: TreatmentSession,
    now: datetime,
    *,
    effects_before: Sequence[SideEffect] = (),
    effects_after: Sequence[SideEffect] = (),
    marks_before: Sequence[BodyMark] = (),
    marks_after: Sequence[BodyMark] = (),
    practitioner: Practitioner | None = None,
) -> Edit:
    """Correct a session, and the side effects and marks noted with it. Raises InvalidEntry."""
    check_not_future(after.day, now.date(), "day", say("The date of the session"))
    changes: list[Change] = [put(practitioner)] if practitioner is not None else []
    if after != before:
        changes.append(put(after, before))
    old: dict[RecordId, Record] = {each.id: each for each in (*effects_before, *marks_before)}
    new: dict[RecordId, Record] = {each.id: each for each in (*effects_after, *marks_after)}
    changes += [remove(each) for key, each in old.items() if key not in new]
    changes += [put(each, old.get(key)) for key, each in new.items() if each != old.get(key)]
    return Edit(say("Change the session of {day}", day=after.day), after.patient_id, tuple(changes))


def remove_session(
    session: TreatmentSession, effects: Iterable[SideEffect], marks: Iterable[BodyMark] = ()
) -> Edit:
    """Take a session out, together with the side effects and marks noted for it."""
    noted = [effect for effect in effects if effect.session_id == session.id]
    marked = [mark for mark in marks if mark.session_id == session.id]
    changes = (remove(session), *(remove(record) for record in (*noted, *marked)))
    return Edit(say("Remove the session of {day}", day=session.day), session.patient_id, changes)


def same_as(last: TreatmentSession, day: date, now: datetime) -> TreatmentSession:
    """A new session with the facts of `last`: who, where, how long, which points.

    Outcomes are never copied: pain, needle feelings, needles counted out, cost, advice and note
    start empty.
    """
    return replace(
        last,
        id=new_id(),
        written_at=now,
        imported=False,
        day=day,
        deqi_felt=(),
        deqi_strength=None,
        twitch=None,
        pre_nrs_now=None,
        post_nrs_now=None,
        cost=None,
        advice_given="",
        note="",
        needles_out=None,
    )


def start_course(course: Course, before: Course | None = None) -> Edit:
    """Start a course of treatment, or change it."""
    return Edit(say("Course: {name}", name=course.name), course.patient_id, (put(course, before),))


def answer_plan(course: Course, answer: PlanAnswer, today: date, now: datetime) -> Edit:
    """Answer "Carry on?": kept with its day. Stopping ends the course.

    A final answer takes the review day away; who carries on can set another one.
    """
    decided = (*course.decisions, PlanDecision(today, answer))
    after = replace(course, decisions=decided, written_at=now)
    if answer is not PlanAnswer.LATER:
        after = replace(after, review_on=None)
    if answer is PlanAnswer.STOP:
        after = replace(after, ended_on=max(today, course.started_on))
    name = say("{course}: {answer}", course=course.name, answer=PLAN_WORDS[answer])
    return Edit(name, course.patient_id, (put(after, course),))


def remove_course(course: Course, sessions: Iterable[TreatmentSession]) -> Edit:
    """Take a course out; its sessions stay, without a course."""
    freed = (
        put(replace(session, course_id=None), session)
        for session in sessions
        if session.course_id == course.id
    )
    name = say("Remove the course {name}", name=course.name)
    return Edit(name, course.patient_id, (remove(course), *freed))
