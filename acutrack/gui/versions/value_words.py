"""What a field holds, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import INTENSITY_WORDS, MarkKind
from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS
from acutrack.domain.complaint import LateChange, Settled
from acutrack.domain.day_answer import QUESTION_WORDS
from acutrack.domain.frozen_baseline import FrozenDay
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.needled_point import SIDE_WORDS, NeedledPoint, Side
from acutrack.domain.note import AppointmentKind
from acutrack.domain.plan_answer import PLAN_WORDS, PlanDecision
from acutrack.domain.practitioner import ROLE_WORDS
from acutrack.domain.precaution import PRECAUTION_WORDS
from acutrack.domain.research_consent import ResearchConsent
from acutrack.domain.session_words import SESSION_WORDS
from acutrack.domain.side_effect import EFFECT_WORDS, GRADE_WORDS, KIND_SHORT
from acutrack.domain.trial_plan import Arm, TrialKind
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

_YES, _NO = say("Yes"), say("No")
_TABLES: tuple[Mapping[Any, Message], ...] = (
    CARE_WORDS, TAKEN_WORDS, QUESTION_WORDS, SIDE_WORDS, ROLE_WORDS, PRECAUTION_WORDS, KIND_SHORT,
    GRADE_WORDS, INTENSITY_WORDS, SESSION_WORDS, EFFECT_WORDS,
    {
        MarkKind.PAIN: say("Pain"),
        MarkKind.SKIN: say("A mark on the skin"),
        AppointmentKind.SESSION: say("A session"),
        AppointmentKind.VISIT: say("A visit"),
        Settled.MEASURE: say("which rating counts"),
        Settled.BASELINE: say("the start"),
        Settled.IMPORTANCE: say("the share that matters"),
        TrialKind.BLOCKS: say("Blocks with and without treatment"),
        TrialKind.START_DAY: say("A start day drawn by lot"),
        Arm.TREATMENT: say("Treatment"),
        Arm.BREAK: say("Break"),
    },
)  # fmt: skip
#: By type too: a grade and an intensity are whole numbers, and 1 equals 1.
_CHOICES: dict[tuple[type, Enum], Message] = {
    (type(choice), choice): said for table in _TABLES for choice, said in table.items()
}


def choice_words(choice: Enum) -> Message:
    """A choice as its form calls it."""
    if isinstance(choice, PainMeasure):
        return MEASURES[choice].name
    return _CHOICES[type(choice), choice]


def value_words(value: object, words: Catalogue) -> str:
    """What a field holds; empty where nothing was said."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return words(_YES if value else _NO)
    if isinstance(value, Enum):
        return words(choice_words(value))
    if isinstance(value, int | float):
        return words.formats.number(value)
    if isinstance(value, tuple):
        return words.listing(value_words(part, words) or "–" for part in value)
    return _object_words(value, words)


def _object_words(value: object, words: Catalogue) -> str:
    formats = words.formats
    written: tuple[tuple[type, Callable[[Any], str]], ...] = (
        (datetime, formats.moment),  # a datetime is a date too
        (date, formats.weekday_and_day),
        (time, formats.clock),
        (NeedledPoint, lambda point: _point(point, words)),
        (FrozenDay, lambda of: words(say("{day}: {value}", day=of.day, value=of.value))),
        (LateChange, lambda late: words(_late(late))),
        (PlanDecision, lambda decision: words(_decision(decision))),
        (GoalActivity, lambda goal: words(goal_words(goal))),
        (ResearchConsent, lambda consent: words.listing(map(words, consent_words(consent)))),
    )
    return next((write(value) for kind, write in written if isinstance(value, kind)), str(value))


def _decision(decision: PlanDecision) -> Message:
    return say("{answer} on {day}", answer=PLAN_WORDS[decision.answer], day=decision.day)


def goal_words(goal: GoalActivity) -> Message:
    """A goal, with how well it went at the start where that was asked."""
    if goal.ability is None:
        return say("{goal}", goal=goal.text)
    return say("{goal} ({ability} of 10 at the start)", goal=goal.text, ability=goal.ability)


def consent_words(consent: ResearchConsent) -> tuple[Message, ...]:
    """What was agreed, and taken back, one after the other."""
    said = []
    if consent.given_on is not None:
        said.append(say("given on {day}", day=consent.given_on))
    if consent.withdrawn_on is not None:
        said.append(say("taken back on {day}", day=consent.withdrawn_on))
    if consent.note.strip():
        said.append(say("{note}", note=consent.note))
    return tuple(said)


def _late(late: LateChange) -> Message:
    return say("{what} on {day}", what=choice_words(late.what), day=late.day)


def region_words(region: str) -> Message:
    """A region of the body map; its key where the map does not know it."""
    found = read_atlas(resource("body", "regions.svg")).by_id.get(region)
    return found.words if found is not None else say("{region}", region=region)


def _point(point: NeedledPoint, words: Catalogue) -> str:
    sided = point.side not in (Side.UNKNOWN, Side.MIDDLE)
    name = say("{code} {side}", code=point.code, side=SIDE_WORDS[point.side])
    said = words(name) if sided else point.code
    depth = (
        words(say("{depth} mm deep", depth=point.depth_mm)) if point.depth_mm is not None else ""
    )
    return " ".join(part for part in (said, depth, point.note) if part)
