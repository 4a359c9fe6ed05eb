"""A course and its plan in words; and what lies on the table when it is asked "Carry on?"."""

from __future__ import annotations

from datetime import date

from acutrack.analysis.change.result import Effect, Reason
from acutrack.analysis.sessions.plan_evidence import PlanEvidence, Spent
from acutrack.analysis.words.overview_words import listed
from acutrack.analysis.words.plain_words import change_words, range_words
from acutrack.domain.course import Course, review_line
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.plan_answer import PLAN_WORDS

_HOUR = 60


def course_lines(course: Course, done: int, today: date) -> tuple[Message, ...]:
    """How far the plan has come, when it is looked at, and what was answered."""
    lines = [_progress(course, done)]
    review = review_line(course, today)
    if review is not None:
        lines.append(review)
    lines += [
        say(
            "Carry on? Answered on {day}: {answer}.",
            day=decision.day,
            answer=PLAN_WORDS[decision.answer],
        )
        for decision in course.decisions
    ]
    return tuple(lines)


def why_asked(course: Course) -> Message:
    """Why it is asked now."""
    if course.review_on is not None:
        return say(
            "The review of “{name}” was planned for {day}.", name=course.name, day=course.review_on
        )
    return say(
        "All {planned} planned sessions of “{name}” were held.",
        planned=course.planned_sessions or 0,
        name=course.name,
    )


def evidence_lines(found: PlanEvidence) -> tuple[Message, ...]:
    """The change with its interval, what else began, side effects, the cost so far; no opinion."""
    lines = [_change(found)]
    if found.also:
        names = listed([say("{name}", name=name) for name in found.also])
        lines.append(say("Also begun in this time: {names}.", names=names))
    lines.append(_side_effects(found))
    lines.append(say_count("{count} session so far.", "{count} sessions so far.", found.sessions))
    if found.minutes is not None:
        lines.append(_time(found.minutes, found.sessions))
    lines += [_paid(currency, spent, found.sessions) for currency, spent in found.money]
    return tuple(lines)


def evidence_caution() -> Message:
    """What stands under it."""
    return say("This shows what happened, not why. What you do is yours to decide.")


def _progress(course: Course, done: int) -> Message:
    if course.planned_sessions is None:
        return say_count(
            "{name}: {count} session.", "{name}: {count} sessions.", done, name=course.name
        )
    return say(
        "{name}: {done} of {planned} planned sessions.",
        name=course.name,
        done=done,
        planned=course.planned_sessions,
    )


def _change(found: PlanEvidence) -> Message:
    if found.effect is not None:
        return _effect(found.effect, found.days)
    match found.lack:
        case Reason.NO_BASELINE:
            return say("Nothing was noted in the days before the first session.")
        case Reason.BASELINE_TOO_SHORT:
            return say("Too few days before the first session.")
        case _:
            return say("Too few days to compare.")


def _effect(effect: Effect, days: int) -> Message:
    return say_count(
        "Average pain beside your start: {change}, likely {range}. From {count} day.",
        "Average pain beside your start: {change}, likely {range}. From {count} days.",
        days,
        change=change_words(effect.est),
        range=range_words(effect.lo, effect.hi),
    )


def _side_effects(found: PlanEvidence) -> Message:
    counted = found.side_effects.any
    if not counted.asked:
        return say("Side effects: not asked.")
    return say_count(
        "Side effects after {with_any} of {count} session.",
        "Side effects after {with_any} of {count} sessions.",
        counted.asked,
        with_any=counted.count,
    )


def _time(spent: Spent, sessions: int) -> Message:
    hours, minutes = divmod(round(spent.total), _HOUR)
    return say(
        "Time at sessions: {hours} h {minutes} min, noted for {noted} of {sessions}.",
        hours=hours,
        minutes=minutes,
        noted=spent.noted,
        sessions=sessions,
    )


def _paid(currency: str, spent: Spent, sessions: int) -> Message:
    return say(
        "Paid: {sum} {currency}, noted for {noted} of {sessions}.",
        sum=round(spent.total, 2),
        currency=currency,
        noted=spent.noted,
        sessions=sessions,
    )
