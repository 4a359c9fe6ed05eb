"""What is already known of a day, in the columns of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from acutrack.casebook.edits.days import find_answer
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from acutrack.gui.pages.today.todays_diary import TodaysDiary


class Column(Enum):
    """The yes-or-no columns, in order."""

    PAIN_RELIEF = "pain_relief"
    BAD_NIGHT = "bad_night"
    SIDE_EFFECT = "side_effect"
    ACUPUNCTURE = "acupuncture"


COLUMN_WORDS: dict[Column, Message] = {
    Column.PAIN_RELIEF: say("Took pain relief"),
    Column.BAD_NIGHT: say("Bad night"),
    Column.SIDE_EFFECT: say("Side effect"),
    Column.ACUPUNCTURE: say("Acupuncture"),
}

QUESTIONS: dict[Column, DayQuestion] = {
    Column.PAIN_RELIEF: DayQuestion.PAIN_RELIEF,
    Column.BAD_NIGHT: DayQuestion.BAD_NIGHT,
}


@dataclass(frozen=True)
class Fact:
    """One cell: yes, no or not said, and when it was written."""

    yes: bool | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class DayFacts:
    """One row."""

    day: date
    score: PainScore | None
    facts: dict[Column, Fact]


def day_facts(diary: TodaysDiary, day: date) -> DayFacts:
    """What the records say about `day`."""
    return DayFacts(
        day,
        diary.score(day),
        {
            Column.PAIN_RELIEF: _answered(diary, day, DayQuestion.PAIN_RELIEF),
            Column.BAD_NIGHT: _answered(diary, day, DayQuestion.BAD_NIGHT),
            Column.SIDE_EFFECT: _side_effect(diary, day),
            Column.ACUPUNCTURE: _acupuncture(diary, day),
        },
    )


def effects_of(diary: TodaysDiary, day: date) -> tuple[SideEffect, ...]:
    """The unwanted effects of a day."""
    return tuple(effect for effect in diary.effects if effect.counts and effect.day == day)


def none_answers_of(diary: TodaysDiary, day: date) -> tuple[SideEffect, ...]:
    """The answers "none" of a day."""
    none = SideEffectKind.NONE
    return tuple(e for e in diary.effects if e.kind is none and e.day == day)


def _answered(diary: TodaysDiary, day: date, question: DayQuestion) -> Fact:
    found = find_answer(question, day, diary.answers)
    return Fact(found.yes, found.written_at) if found else Fact()


def _side_effect(diary: TodaysDiary, day: date) -> Fact:
    return _either(effects_of(diary, day), none_answers_of(diary, day))


def _acupuncture(diary: TodaysDiary, day: date) -> Fact:
    sessions = tuple(session for session in diary.sessions if session.day == day)
    if sessions:
        return _either(sessions, ())
    return _answered(diary, day, DayQuestion.ACUPUNCTURE)


def _either(yes: tuple[Record, ...], no: tuple[Record, ...]) -> Fact:
    if yes:
        return Fact(True, yes[-1].written_at)
    return Fact(False, no[-1].written_at) if no else Fact()
