"""Complaints, the start of each, reviews as they were held, and planned trials."""

from __future__ import annotations

from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.review import Review
from acutrack.domain.trial_plan import Arm, TrialKind, TrialPlan
from acutrack.interchange.cell_types import (
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    CellType,
    choice,
    choices,
    read_number,
    write_number,
)
from acutrack.interchange.dated_choices import dated_choices
from acutrack.interchange.dates import Reading, read_day
from acutrack.interchange.table_kind import Column, TableKind, make_as_is, take_as_is

_PRIMARY = Column("measure", "measure", choice(PainMeasure), needed=True)


def _read_frozen_days(text: str, reading: Reading) -> tuple[FrozenDay, ...]:
    found = []
    for part in filter(None, text.split(";")):
        day, sign, value = part.partition("=")
        if not sign:
            raise InvalidEntry(
                say("“{typed}” is no day with its pain. Write it like 2025-10-21=6.", typed=part)
            )
        found.append(FrozenDay(read_day(day, reading), read_number(value, reading)))
    return tuple(found)


def _write_frozen_days(days: tuple[FrozenDay, ...]) -> str:
    return ";".join(f"{each.day.isoformat()}={write_number(each.value)}" for each in days)


_LATE_CHANGES = dated_choices(
    choice(Settled),
    LateChange,
    lambda change: (change.day, change.what),
    lambda typed: say(
        "“{typed}” is no change with its day. Write it like baseline=2025-10-21.", typed=typed
    ),
)
_YES_OR_NO = CellType(FLAG.read, lambda value: "yes" if value else "no")

COMPLAINTS = TableKind(
    name="complaints",
    words=say("What hurts, and how it is judged"),
    records=(Complaint,),
    core=(
        "site",
        "measure",
        "important_share",
        "usual_pain",
        "earlier_course",
        "recalled_level",
        "recalled_on",
        "late_changes",
    ),
    columns=(
        Column("site", "site", TEXT),
        _PRIMARY,
        Column("important_share", "important_share", NUMBER, needed=True),
        Column("usual_pain", "usual_pain", NUMBER),
        Column("earlier_course", "earlier_course", _YES_OR_NO),
        Column("recalled_level", "recalled_level", NUMBER),
        Column("recalled_on", "recalled_on", DAY),
        Column("late_changes", "late_changes", _LATE_CHANGES),
    ),
    needs=frozenset({"measure", "important_share"}),
    past=(("recalled_on", say("The day it was told")),),
    make=make_as_is(Complaint),
    take=take_as_is(Complaint),
)

BASELINES = TableKind(
    name="baselines",
    words=say("Your start"),
    records=(FrozenBaseline,),
    core=("site", "measure", "first", "last", "frozen_on", "days"),
    columns=(
        Column("site", "site", TEXT),
        _PRIMARY,
        Column("first", "first", DAY, needed=True),
        Column("last", "last", DAY, needed=True),
        Column("frozen_on", "frozen_on", DAY, needed=True),
        Column("days", "days", CellType(_read_frozen_days, _write_frozen_days)),
    ),
    needs=frozenset({"measure", "first", "last", "frozen_on"}),
    past=(("frozen_on", say("The day it was settled")),),
    make=make_as_is(FrozenBaseline),
    take=take_as_is(FrozenBaseline),
)

REVIEWS = TableKind(
    name="reviews",
    words=say("Reviews held"),
    records=(Review,),
    core=("site", "measure", "number", "review_date", "method", "result", "digest", "revised"),
    columns=(
        Column("site", "site", TEXT),
        _PRIMARY,
        Column("number", "number", WHOLE, needed=True),
        Column("review_date", "day", DAY, needed=True),
        Column("method", "method", TEXT, needed=True),
        Column("result", "result", TEXT, needed=True),
        Column("digest", "digest", TEXT, needed=True),
        Column("revised", "revised", FLAG),
    ),
    needs=frozenset({"measure", "number", "review_date", "result"}),
    past=(("day", say("The day of the review")),),
    make=make_as_is(Review),
    take=take_as_is(Review),
)

TRIAL_PLANS = TableKind(
    name="trial_plans",
    words=say("Planned trials"),
    records=(TrialPlan,),
    core=(
        "site",
        "measure",
        "plan",
        "first",
        "block_days",
        "blocks",
        "days_left_out",
        "lot",
        "stopped_on",
    ),
    columns=(
        Column("site", "site", TEXT),
        _PRIMARY,
        Column("plan", "kind", choice(TrialKind)),
        Column("first", "first", DAY, needed=True),
        Column("block_days", "block_days", WHOLE, needed=True),
        Column("blocks", "arms", choices(Arm), needed=True),
        Column("days_left_out", "wash_days", WHOLE),
        Column("lot", "lot", TEXT, needed=True),
        Column("stopped_on", "stopped_on", DAY),
    ),
    needs=frozenset({"measure", "first", "block_days", "blocks", "lot"}),
    past=(("stopped_on", say("The day it was stopped")),),
    make=make_as_is(TrialPlan),
    take=take_as_is(TrialPlan),
)
