"""Strategies for valid records of every kind, all fields drawn from their types."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from acutrack.domain.complaint import LateChange, Settled
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.frozen_baseline import FrozenDay
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.research_consent import ResearchConsent
from acutrack.domain.session import _RANGES
from acutrack.domain.trial_plan import Arm
from acutrack.storage.tables import TABLE_OF
from tests.builders import PATIENT

#: What names another record is tested apart, where that record is there.
REFERENCES = {"course_id", "practitioner_id", "session_id"}

_offsets = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
_words = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "")
_ranges = {name: (low, high) for name, low, high, _ in _RANGES} | {
    "usual_pain": (0, 10),
    "value": (0, 10),
    "planned_sessions": (1, 500),
    "planned_per_week": (0.05, 14),
    "years_qualified": (0, 80),
    "ea_hz": (0.1, 500),
    "important_share": (0.2, 0.5),
    "recalled_level": (0, 10),
    "block_days": (1, 84),
    "wash_days": (0, 40),
    "number": (1, 2000),
}
#: Fields that another field of the same record holds within bounds.
_FITTING: dict[str, st.SearchStrategy[Any]] = {
    "region": st.sampled_from(["back.back_low.L", "front.knee.R", "back.tailbone.M"]),
    "arms": st.lists(st.sampled_from(Arm), max_size=4).map(lambda arms: (*Arm, *arms)),
    "first": st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    "last": st.dates(date(2100, 1, 2), date(2200, 1, 1)),
    "signed_at": st.none()
    | st.datetimes(
        datetime(1900, 1, 2),  # noqa: DTZ001 (hypothesis adds the zone)
        datetime(2200, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    "research": st.none()
    | st.builds(
        ResearchConsent,
        given_on=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        withdrawn_on=st.none() | st.dates(date(2100, 1, 2), date(2200, 1, 1)),
        note=st.text(max_size=20),
    ),
    "days": st.dictionaries(
        st.dates(date(2100, 1, 1), date(2100, 1, 2)), st.floats(0, 10), max_size=2
    ).map(lambda told: tuple(FrozenDay(day, told[day]) for day in sorted(told))),
}


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Valid records of one kind."""
    hints = get_type_hints(kind)
    fitting = {name: st.none() for name in REFERENCES} | _FITTING
    chosen = {
        field.name: fitting[field.name]
        if field.name in fitting
        else _of(hints[field.name], field.name)
        for field in fields(kind)
    }
    chosen["patient_id"] = st.just(PATIENT)
    drawn = st.fixed_dictionaries(chosen)
    return drawn.map(lambda values: _made(kind, values)).filter(_is_made).map(_record)


def any_record() -> st.SearchStrategy[Record]:
    """A valid record of any kind."""
    return st.sampled_from(list(TABLE_OF)).flatmap(records)


def _made(kind: type[Record], drawn: dict[str, Any]) -> Record | None:
    try:
        return kind(**drawn)
    except InvalidEntry:  # rules between two fields, such as an end before its start
        return None


def _is_made(record: Record | None) -> bool:
    return record is not None


def _record(record: Record | None) -> Record:
    assert record is not None
    return record


def _of(annotation: Any, name: str) -> st.SearchStrategy[Any]:
    if get_origin(annotation) in (Union, UnionType):
        (bare,) = (part for part in get_args(annotation) if part is not NoneType)
        return st.none() | _of(bare, name)
    if annotation in (RecordId, PatientId):
        return st.uuids().map(lambda key: annotation(key.hex))
    if get_origin(annotation) is tuple:
        return _tuples(get_args(annotation), name)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return _plain(annotation, name)


def _tuples(parts: tuple[Any, ...], name: str) -> st.SearchStrategy[Any]:
    if parts[-1] is not Ellipsis:
        return st.tuples(*(_of(part, name) for part in parts))
    return st.lists(_of(parts[0], name), max_size=2).map(tuple)


def _whole_between(low: float, high: float) -> st.SearchStrategy[int]:
    return st.integers(int(low) + 1, int(high)) if int(low) < int(high) else st.nothing()


def _plain(kind: type, name: str) -> st.SearchStrategy[Any]:
    low, high = _ranges.get(name, (0, 100))
    if name == "currency":
        return st.text(max_size=3)
    found: dict[type, st.SearchStrategy[Any]] = {
        str: _words,
        bool: st.booleans(),
        int: st.integers(int(low), int(high)),
        float: st.floats(low, high) | _whole_between(low, high),
        date: st.dates(date(1900, 1, 1), date(2200, 1, 1)),
        time: st.times(),
        datetime: st.datetimes(
            datetime(1900, 1, 2),  # noqa: DTZ001 (hypothesis adds the zone)
            datetime(2200, 1, 1),  # noqa: DTZ001
            timezones=_offsets,
        ),
        LateChange: st.builds(
            LateChange, day=st.dates(date(1900, 1, 1)), what=st.sampled_from(Settled)
        ),
        PlanDecision: st.builds(
            PlanDecision, day=st.dates(date(1900, 1, 1)), answer=st.sampled_from(PlanAnswer)
        ),
        GoalActivity: st.builds(GoalActivity, text=_words, ability=st.none() | st.floats(0, 10)),
        NeedledPoint: st.builds(
            NeedledPoint,
            code=_words,
            side=_of(get_type_hints(NeedledPoint)["side"], "side"),
            depth_mm=st.none() | st.floats(0, 100),
            note=st.text(max_size=20),
            typed=st.text(max_size=20),
        ),
    }
    return found[kind]
