"""How often sessions were followed by side effects, how bad and for how long.

Only sessions with an answer count below the line: a question nobody answered is not a "none".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from acutrack.analysis.answers.proportion import Rate, rate
from acutrack.analysis.answers.safety import SideEffectSummary, side_effect_summary
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import (
    WANTED,
    Grade,
    Lasted,
    Outcome,
    SideEffect,
    SideEffectKind,
)

#: How long an effect lasted, shortest first.
LENGTHS = tuple(Lasted)


@dataclass(frozen=True)
class KindRate:
    """One kind of effect.

    Attributes:
        rate: sessions with it among the sessions with an answer.
        worst: highest grade; None if none was given, and for wanted effects.
        lasted: how long, and how often, shortest first.
        length_not_said: how often nobody said how long.
        ids: the entries behind the numbers, earliest first.
    """

    kind: SideEffectKind
    rate: Rate
    worst: Grade | None
    lasted: tuple[tuple[Lasted, int], ...]
    length_not_said: int
    ids: tuple[RecordId, ...]


@dataclass(frozen=True)
class SideEffectRates:
    """Side effects of some sessions.

    Attributes:
        summary: the plain counts.
        any: sessions with at least one side effect among the sessions with an answer.
        kinds: side effects that followed a session, commonest first.
        wanted: relaxed and full of go, in the same way, never among the side effects.
        without_session: side effects that name no session, hence in no rate.
        longest: the longest that any side effect lasted; None if nobody said.
        ids: all side effects counted, earliest first.
    """

    summary: SideEffectSummary
    any: Rate
    kinds: tuple[KindRate, ...]
    wanted: tuple[KindRate, ...]
    without_session: tuple[RecordId, ...]
    longest: Lasted | None
    ids: tuple[RecordId, ...]


def side_effect_rates(
    noted: Iterable[SideEffect], sessions: Iterable[TreatmentSession], until: date
) -> SideEffectRates:
    """The rates over `sessions` of what was noted up to `until`, both in any order.

    Effects that name a session which is not among `sessions` are not looked at.
    """
    held = {session.id for session in sessions if session.day <= until}
    about = _about(noted, held, until)
    summary = side_effect_summary(about, [s for s in sessions if s.id in held], until)
    unwanted = [effect for effect in about if effect.counts]
    followed = [effect for effect in unwanted if effect.session_id is not None]
    pleasant = [effect for effect in about if effect.kind in WANTED and effect.session_id]
    lengths = [length for effect in unwanted if (length := how_long(effect)) is not None]
    return SideEffectRates(
        summary=summary,
        any=rate(summary.sessions_with, summary.sessions_asked),
        kinds=_kinds(followed, summary.sessions_asked),
        wanted=_kinds(pleasant, summary.sessions_asked),
        without_session=tuple(effect.id for effect in unwanted if effect.session_id is None),
        longest=max(lengths, key=LENGTHS.index, default=None),
        ids=tuple(effect.id for effect in unwanted),
    )


def rates_by_course(
    noted: Iterable[SideEffect], sessions: Iterable[TreatmentSession], until: date
) -> Mapping[RecordId | None, SideEffectRates]:
    """The same for each course, by its id; None holds the sessions of no course."""
    effects = tuple(noted)
    courses: dict[RecordId | None, list[TreatmentSession]] = defaultdict(list)
    for session in sorted(sessions, key=lambda one: one.day):
        courses[session.course_id].append(session)
    # An effect that names no session belongs to no course either.
    named = [effect for effect in effects if effect.session_id is not None]
    return {course: side_effect_rates(named, own, until) for course, own in courses.items()}


def how_long(effect: SideEffect) -> Lasted | None:
    """How long an effect lasted, by the day it was gone if that is known; None is "not said"."""
    if effect.resolved_on is None:
        there = effect.outcome in {Outcome.STILL_THERE, Outcome.GOING}
        return effect.lasted or (Lasted.STILL_THERE if there else None)
    days = (effect.resolved_on - effect.day).days
    if days == 0:
        return Lasted.MINUTES if effect.lasted is Lasted.MINUTES else Lasted.HOURS
    if days <= 2:
        return Lasted.DAYS_1_2
    return Lasted.DAYS_3_7 if days <= 7 else Lasted.LONGER


def _about(noted: Iterable[SideEffect], held: set[RecordId], until: date) -> list[SideEffect]:
    unique = {effect.id: effect for effect in noted}.values()
    about = [
        effect
        for effect in unique
        if effect.day <= until and (effect.session_id is None or effect.session_id in held)
    ]
    return sorted(about, key=lambda effect: (effect.day, effect.id))


def _kinds(effects: list[SideEffect], asked: int) -> tuple[KindRate, ...]:
    by_kind: dict[SideEffectKind, list[SideEffect]] = defaultdict(list)
    for effect in effects:
        by_kind[effect.kind].append(effect)
    found = [_kind(kind, own, asked) for kind, own in by_kind.items()]
    return tuple(sorted(found, key=lambda one: (-one.rate.count, one.kind.value)))


def _kind(kind: SideEffectKind, effects: list[SideEffect], asked: int) -> KindRate:
    lengths = Counter(how_long(effect) for effect in effects)
    return KindRate(
        kind=kind,
        rate=rate(len({effect.session_id for effect in effects}), asked),
        worst=max((e.grade for e in effects if e.grade is not None), default=None),
        lasted=tuple((length, lengths[length]) for length in LENGTHS if lengths[length]),
        length_not_said=lengths[None],
        ids=tuple(effect.id for effect in effects),
    )
