"""What is filled in, made into edits. Nothing that has details is taken away from here."""

from __future__ import annotations

from datetime import date

from acutrack.casebook.casebook import put, remove
from acutrack.casebook.edits.days import answer_day
from acutrack.casebook.edits.pain import log_day, remove_score
from acutrack.casebook.edits.side_effects import none_noted
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.record import Change, Edit
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Occasion, SideEffect, SideEffectKind
from acutrack.gui.pages.gap.day_facts import (
    COLUMN_WORDS,
    QUESTIONS,
    Column,
    effects_of,
    none_answers_of,
)
from acutrack.gui.pages.today.todays_diary import TodaysDiary, lacks_details


def number_edit(diary: TodaysDiary, day: date, level: int | None) -> Edit | None:
    """Write the day's average pain, or empty it. None where there is nothing to do."""
    score = diary.score(day)
    if level is None:
        return remove_score(score) if score is not None else None
    if score is not None and score.value == level:
        return None
    return log_day(diary.patient_id, level, day, diary.now, site=diary.site, scores=diary.scores)


def answer_edit(diary: TodaysDiary, column: Column, day: date, yes: bool | None) -> Edit:
    """Write yes or no for a day, or empty it. Raises InvalidEntry."""
    check_not_future(day, diary.today, "day", say("The date"))
    if column in QUESTIONS:
        return answer_day(
            diary.patient_id, QUESTIONS[column], day, yes, diary.now, answers=diary.answers
        )
    if column is Column.SIDE_EFFECT:
        return _side_effect(diary, day, yes)
    return _acupuncture(diary, day, yes)


def _side_effect(diary: TodaysDiary, day: date, yes: bool | None) -> Edit:
    effects, nones = effects_of(diary, day), none_answers_of(diary, day)
    changes: list[Change] = []
    if yes is not True:
        _refuse_details(any(not lacks_details(effect) for effect in effects), Column.SIDE_EFFECT)
        changes += [remove(effect) for effect in effects]
    if yes is not False:
        _refuse_details(any(answer.session_id for answer in nones), Column.SIDE_EFFECT)
        changes += [remove(answer) for answer in nones]
    if yes is True and not effects:
        changes.append(put(_something(diary, day)))
    if yes is False and not nones:
        none = none_noted(diary.patient_id, day, diary.now, None, Occasion.UNASKED)
        changes.append(put(none))
    return _edit(diary, Column.SIDE_EFFECT, changes)


def _something(diary: TodaysDiary, day: date) -> SideEffect:
    """That there was an effect; Today asks what it was."""
    return SideEffect(
        patient_id=diary.patient_id,
        written_at=diary.now,
        day=day,
        kind=SideEffectKind.OTHER,
    )


def _acupuncture(diary: TodaysDiary, day: date, yes: bool | None) -> Edit:
    sessions = [session for session in diary.sessions if session.day == day]
    changes: list[Change] = []
    if yes is not True:
        detailed = any(_has_details(session, diary) for session in sessions)
        _refuse_details(detailed, Column.ACUPUNCTURE)
        changes += [remove(session) for session in sessions]
    elif not sessions:
        changes.append(
            put(TreatmentSession(patient_id=diary.patient_id, written_at=diary.now, day=day))
        )
    answer = False if yes is False else None
    said = answer_day(
        diary.patient_id, DayQuestion.ACUPUNCTURE, day, answer, diary.now, answers=diary.answers
    )
    return _edit(diary, Column.ACUPUNCTURE, [*changes, *said.changes])


def _has_details(session: TreatmentSession, diary: TodaysDiary) -> bool:
    bare = TreatmentSession(
        id=session.id,
        patient_id=session.patient_id,
        written_at=session.written_at,
        imported=session.imported,
        day=session.day,
    )
    return session != bare or any(e.session_id == session.id for e in diary.effects)


def _refuse_details(detailed: bool, column: Column) -> None:
    if detailed and column is Column.SIDE_EFFECT:
        raise InvalidEntry(
            say(
                "This side effect has details. They are safe. "
                "To change it, open the page Side effects."
            )
        )
    if detailed:
        raise InvalidEntry(
            say("This session has details. They are safe. To change it, open the page Sessions.")
        )


def _edit(diary: TodaysDiary, column: Column, changes: list[Change]) -> Edit:
    name = say("Answer: {question}", question=COLUMN_WORDS[column])
    return Edit(name, diary.patient_id, tuple(changes))
