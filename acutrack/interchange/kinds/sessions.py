"""Treatment sessions, with every field that a patient may have noted."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import (
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Style,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.interchange.cell_types import (
    CLOCK,
    DAY,
    FLAG,
    FREQUENCIES,
    NUMBER,
    NUMBERS,
    PAIRS,
    TEXT,
    TEXTS,
    WHOLE,
    choice,
    choices,
)
from acutrack.interchange.kinds.people import COURSE_LINK, PRACTITIONER_LINK
from acutrack.interchange.points_cell import POINTS
from acutrack.interchange.table_kind import Column, Link, TableKind, take_as_is

_take_fields = take_as_is(TreatmentSession)


def _make(values: dict[str, Any]) -> Record:
    return TreatmentSession(**make_points(values))


def make_points(values: dict[str, Any]) -> dict[str, Any]:
    """Fields in which the columns about points are put together. Raises InvalidEntry."""
    points = values.pop("points", ())
    depths = values.pop("point_depths", ())
    notes = values.pop("point_notes", ())
    typed = values.pop("point_typed", None)
    if max(len(depths), len(notes), len(typed or ())) > len(points):
        raise InvalidEntry(
            say("Depths, notes and spellings are more than the points. Remove the rest."), "points"
        )
    if typed is not None:
        points = tuple(replace(point, typed="") for point in points)
    detailed = tuple(
        _detailed(point, depth, note, spelling)
        for point, depth, note, spelling in zip_longest(points, depths, notes, typed or ())
    )
    return {**values, "points": detailed}


def _detailed(
    point: NeedledPoint, depth: float | None, note: str | None, spelling: str | None
) -> NeedledPoint:
    return replace(point, depth_mm=depth, note=note or "", typed=spelling or point.typed)


def _take(session: TreatmentSession) -> dict[str, Any]:
    return {**_take_fields(session), **take_points(session.points)}


def take_points(points: tuple[NeedledPoint, ...]) -> dict[str, Any]:
    """What the columns about points say."""
    return {
        "points": tuple(NeedledPoint(point.code, point.side) for point in points),
        "point_depths": tuple(point.depth_mm for point in points),
        "point_notes": tuple(point.note for point in points),
        "point_typed": tuple(point.typed for point in points),
    }


SESSIONS = TableKind(
    name="sessions",
    words=say("Sessions"),
    records=(TreatmentSession,),
    core=(
        "date",
        "time",
        "practitioner",
        "technique",
        "points",
        "needle_count",
        "retention_min",
        "pain_before",
        "pain_after",
        "note",
    ),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "start_time", CLOCK),
        Column("technique", "technique", choices(Technique)),
        Column("points", "points", POINTS),
        Column("needle_count", "needle_count", WHOLE),
        Column("retention_min", "retention_min", NUMBER),
        Column("pain_before", "pre_nrs_now", NUMBER),
        Column("pain_after", "post_nrs_now", NUMBER),
        Column("note", "note", TEXT),
        Column("session_min", "session_min", WHOLE),
        Column("setting", "setting", choice(Setting)),
        Column("style", "style", choice(Style)),
        Column("reason", "reason", choices(Reason)),
        Column("rationale", "rationale", TEXT),
        Column("plan_varies", "plan_varies", choice(Variation)),
        Column("points_unknown", "points_unknown", FLAG),
        Column("point_depths_mm", "point_depths", NUMBERS),
        Column("point_notes", "point_notes", TEXTS),
        Column("point_typed", "point_typed", TEXTS),
        Column("needle_diam_mm", "needle_diam_mm", NUMBER),
        Column("needle_len_mm", "needle_len_mm", NUMBER),
        Column("needle_brand", "needle_brand", TEXT),
        Column("depth_mm", "depth_mm", NUMBER),
        Column("deqi_sought", "deqi_sought", choice(YesNoUnknown)),
        Column("deqi_felt", "deqi_felt", choices(Sensation)),
        Column("deqi_strength", "deqi_strength", WHOLE),
        Column("twitch", "twitch", choice(YesNoUnknown)),
        Column("stimulation", "stimulation", choices(Stimulation)),
        Column("ea_hz", "ea_hz", FREQUENCIES),
        Column("ea_ma", "ea_ma", NUMBER),
        Column("ea_min", "ea_min", NUMBER),
        Column("ea_pairs", "ea_pairs", PAIRS),
        Column("co_interventions", "co_interventions", choices(CoIntervention)),
        Column("press_needle_days", "press_needle_days", NUMBER),
        Column("cupping_min", "cupping_min", NUMBER),
        Column("cost", "cost", NUMBER),
        Column("currency", "currency", TEXT),
        Column("paid_by", "paid_by", choice(PaidBy)),
        Column("advice_given", "advice_given", TEXT),
        Column("needles_out", "needles_out", WHOLE),
    ),
    links=(PRACTITIONER_LINK, COURSE_LINK),
    needs=frozenset({"date"}),
    tells=frozenset(
        {
            "practitioner",
            "technique",
            "points",
            "needle_count",
            "retention_min",
            "pain_before",
            "pain_after",
        }
    ),
    past=(("day", say("The date of the session")),),
    make=_make,
    take=_take,
)

SESSION_LINK = Link(
    field="session_id",
    target=TreatmentSession,
    columns=(Column("session_date", "day", DAY),),
    number="session_no",
)
