"""Side effects one below the other: when, how long, how bad, and after which session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from acutrack.analysis.answers.safety import SideEffectSummary, side_effect_summary
from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.charts.lanes import effect_until, session_lane
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Chart,
    Lane,
    LaneMoment,
    Shape,
    TableTwin,
)
from acutrack.charts.ticks import day_axis
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.domain.record import RecordId
from acutrack.domain.side_effect import (
    EFFECT_WORDS,
    GRADE_WORDS,
    KIND_SHORT,
    KIND_WORDS,
    WANTED,
    SideEffect,
    SideEffectKind,
)
from acutrack.text.catalogue import Catalogue

_NO_PLOT = Axis(0, 1, (), kind=AxisKind.NONE)


def side_effect_timeline(
    diary: Diary, words: Catalogue, shown: Window, *, said: Message | None = None
) -> Chart:
    """A row for each kind that was noted, unwanted ones first; the sessions stand above them.

    Args:
        diary: the records.
        words: the reader's language.
        shown: the days shown.
        said: what the analysis says of rates and their range; None counts in plain words.
    """
    noted = sorted(
        (e for e in diary.side_effects if e.kind is not SideEffectKind.NONE and shown.holds(e.day)),
        key=lambda effect: (effect.day, effect.kind.value, effect.id),
    )
    numbers = {
        session.id: number
        for number, session in enumerate(sorted(diary.sessions, key=lambda s: (s.day, s.id)), 1)
    }
    rows = (session_lane(diary, words, shown), *_rows(noted, numbers, words, shown.last))
    sessions = [session for session in diary.sessions if session.day <= shown.last]
    counted = side_effect_summary(diary.side_effects, sessions, shown.last)
    return Chart(
        title=words(say("Side effects: when, how long, how bad")),
        summary=words(_summary(counted, noted) if said is None else said),
        x=day_axis(shown.first, shown.last, words.formats),
        y=_NO_PLOT,
        marks=(),
        lanes=rows if noted else (),
        table=_table(noted, numbers, words) if noted else None,
    )


def _rows(
    noted: list[SideEffect], numbers: Mapping[RecordId, int], words: Catalogue, last: date
) -> Iterator[Lane]:
    kinds = list(dict.fromkeys(effect.kind for effect in noted))
    for kind in sorted(kinds, key=lambda kind: kind in WANTED):
        name = KIND_SHORT[kind]
        if kind in WANTED:
            name = say("Welcome: {kind}", kind=name)
        marks = tuple(_mark(e, numbers, words, last) for e in noted if e.kind is kind)
        yield Lane(words(name), marks)


def _mark(
    effect: SideEffect, numbers: Mapping[RecordId, int], words: Catalogue, last: date
) -> LaneMoment:
    wanted = effect.kind in WANTED
    tip = say("{kind} on {day}", kind=KIND_WORDS[effect.kind], day=effect.day)
    label = _label(effect, numbers)
    if label is not NOTHING:
        tip = say("{effect}: {label}", effect=tip, label=label)
    return LaneMoment(
        effect.day.toordinal(),
        Role.INK2 if wanted else Role.SIDE_EFFECT,
        Shape.DOT if wanted else Shape.DIAMOND,
        words(label),
        words(tip),
        None if wanted else effect_until(effect, last),
    )


def _label(effect: SideEffect, numbers: Mapping[RecordId, int]) -> Message:
    """Grade and session, as far as they were said."""
    number = None if effect.session_id is None else numbers.get(effect.session_id)
    grade = None if effect.grade is None else GRADE_WORDS[effect.grade]
    if grade is None:
        return NOTHING if number is None else say("session {number}", number=number)
    if number is None:
        return grade
    return say("{grade}, session {number}", grade=grade, number=number)


def _summary(counted: SideEffectSummary, noted: list[SideEffect]) -> Message:
    if not noted and not counted.sessions_asked:
        return say("Nothing noted. Good or bad, you can note it any time.")
    return say_count(
        "Side effects were noted after {some} of {count} session with an answer.",
        "Side effects were noted after {some} of {count} sessions with an answer.",
        counted.sessions_asked,
        some=counted.sessions_with,
    )


def _table(noted: list[SideEffect], numbers: Mapping[RecordId, int], words: Catalogue) -> TableTwin:
    headers = (
        say("Day"),
        say("What"),
        say("How bad"),
        say("How long"),
        say("After session"),
        say("Welcome or not"),
    )
    return TableTwin(
        tuple(words(header) for header in headers),
        tuple(float(effect.day.toordinal()) for effect in noted),
        tuple(_row(effect, numbers, words) for effect in noted),
    )


def _row(effect: SideEffect, numbers: Mapping[RecordId, int], words: Catalogue) -> tuple[str, ...]:
    number = None if effect.session_id is None else numbers.get(effect.session_id)
    welcome = say("Welcome") if effect.kind in WANTED else say("Side effect")
    return (
        words.formats.medium_day(effect.day),
        words(KIND_WORDS[effect.kind]),
        "" if effect.grade is None else words(GRADE_WORDS[effect.grade]),
        words(_how_long(effect)),
        "" if number is None else words.formats.number(number),
        words(welcome),
    )


def _how_long(effect: SideEffect) -> Message:
    if effect.resolved_on is not None:
        days = (effect.resolved_on - effect.day).days
        return say_count("{count} day", "{count} days", days) if days else say("Same day")
    if effect.lasted is not None:
        return EFFECT_WORDS[effect.lasted]
    return EFFECT_WORDS[effect.outcome] if effect.outcome is not None else NOTHING
