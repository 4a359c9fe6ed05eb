"""A row of the caseload in words, a line or two for each of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from acutrack.analysis.caseload.why import Reason, Why
from acutrack.analysis.words.plain_words import shown
from acutrack.analysis.words.row_words import (
    change_words,
    effects_words,
    higher_words,
    level_words,
    still_there_words,
    too_few_words,
    unchanged_words,
)
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.side_effect import KIND_SHORT

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow


def who_lines(row: CaseloadRow, today: date) -> tuple[Message, ...]:
    """The name, and age and what the treatment is for, as far as they are told."""
    patient = row.patient
    name = say("{name}", name=patient.name) if patient.name else say("No name given")
    age, complaint = patient.age_on(today), patient.complaint or patient.main_site
    if age is None:
        return (name, say("{complaint}", complaint=complaint)) if complaint else (name,)
    if complaint:
        return name, say("{age}, {complaint}", age=age, complaint=complaint)
    return name, say_count("{count} year old", "{count} years old", age)


def course_words(row: CaseloadRow) -> Message:
    """How far the course has come; without one, how many sessions there were."""
    if row.course is None or row.course.planned_sessions is None:
        return say_count("{count} session", "{count} sessions", _done(row))
    planned = row.course.planned_sessions
    return say("{done} of {planned} planned sessions", done=row.done, planned=planned)


def course_short(row: CaseloadRow) -> Message:
    """The same under a heading that says what is counted."""
    if row.course is None or row.course.planned_sessions is None:
        return say("{count}", count=_done(row))
    return say("{part} of {whole}", part=row.done, whole=row.course.planned_sessions)


def _done(row: CaseloadRow) -> int:
    return row.visits if row.course is None else row.done


def trend_words(row: CaseloadRow) -> Message:
    """The trend as a sentence, for those who do not see it."""
    days = row.series.between(row.shown.first, row.shown.last)
    if not len(days):
        return say("No pain entries in these weeks.")
    noted = say_count(
        "{count} day noted, from {low} to {high}.",
        "{count} days noted, from {low} to {high}.",
        len(days),
        low=shown(float(days.values.min())),
        high=shown(float(days.values.max())),
    )
    start = row.baseline
    if start is None or start.low is None or start.high is None:
        return noted
    usual = say(
        "Usual range at the start: {low} to {high}.", low=shown(start.low), high=shown(start.high)
    )
    return say("{headline} {detail}", headline=noted, detail=usual)


def start_words(row: CaseloadRow) -> Message:
    """The level before the first session."""
    return level_words(row.start)


def now_words(row: CaseloadRow) -> Message:
    """The level of late, or why there is none."""
    if row.result is None and not row.begun:
        return say("not begun")
    return say("too few days") if row.too_few else level_words(row.now)


def change_lines(row: CaseloadRow, written: Callable[[date], str]) -> tuple[Message, ...]:
    """How much it changed, and which review says so; `written` writes its day."""
    told = change_words(row.result)
    if row.reviewed_on is None:
        return (told,)
    return told, say("Review of {day}", day=written(row.reviewed_on))


def effects_lines(row: CaseloadRow) -> tuple[Message, ...]:
    """Side effects since the last visit: how many, and which, the commonest first."""
    told = effects_words(row.asked, len(row.effects))
    kinds = Counter(effect.kind for effect in row.effects)
    return (told, *(KIND_SHORT[kind] for kind, _ in kinds.most_common()))


def reason_words(reason: Reason, written: Callable[[date], str]) -> Message:
    """Why to look; `written` writes a day."""
    if reason.day is not None and reason.why in _ON_A_DAY:
        return _ON_A_DAY[reason.why].filled(day=written(reason.day))
    return _REASONS[reason.why](reason)


_ON_A_DAY: dict[Why, Message] = {
    Why.EMERGENCY: say("Emergency sign noted on {day}"),
    Why.SAME_DAY: say("Urgent sign noted on {day}"),
    Why.REVIEW_DUE: say("Review due since {day}"),
}


_REASONS: dict[Why, Callable[[Reason], Message]] = {
    Why.SIDE_EFFECT: lambda reason: still_there_words(reason.count),
    Why.HIGHER: lambda _reason: higher_words(),
    Why.SILENT: lambda reason: say_count(
        "No entry for {count} day", "No entries for {count} days", reason.count
    ),
    Why.NEVER_ANSWERED: lambda _reason: say("No entries yet"),
    Why.PLAN_DUE: lambda _reason: say("Time to ask: carry on?"),
    Why.LIMIT: lambda reason: say(
        "{count} visits in {days} days; some payers stop at {most}",
        count=reason.count,
        days=reason.days,
        most=reason.most,
    ),
    Why.UNCHANGED: lambda reason: unchanged_words(reason.count),
    Why.TOO_FEW: lambda reason: too_few_words(reason.count, reason.most),
}
