"""Which rows are shown, and in which order; never by result unless that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from acutrack.analysis.caseload.why import Why

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow


class Order(Enum):
    """What rows are sorted by; each has its column."""

    LOOK = "look"
    NAME = "name"
    COURSE = "course"
    START = "start"
    NOW = "now"
    CHANGE = "change"
    EFFECTS = "effects"
    LAST_ENTRY = "last_entry"


class Show(Enum):
    """Which rows are shown."""

    ALL = "all"
    TO_LOOK_AT = "to_look_at"
    SAFETY = "safety"
    REVIEW = "review"
    SILENT = "silent"


_WHYS: dict[Show, frozenset[Why]] = {
    Show.TO_LOOK_AT: frozenset(Why),
    Show.SAFETY: frozenset({Why.EMERGENCY, Why.SAME_DAY, Why.SIDE_EFFECT}),
    Show.REVIEW: frozenset({Why.REVIEW_DUE, Why.PLAN_DUE}),
    Show.SILENT: frozenset({Why.SILENT, Why.NEVER_ANSWERED}),
}
_LEAST_PRESSING = len(Why) + 1

#: None lies behind everything, whichever way it is sorted.
_KEYS: dict[Order, Callable[[CaseloadRow], float | None]] = {
    Order.LOOK: lambda row: row.why[0].why if row.why else _LEAST_PRESSING,
    Order.COURSE: lambda row: row.done if row.course is not None else row.visits,
    Order.START: lambda row: row.start,
    Order.NOW: lambda row: row.now,
    Order.CHANGE: lambda row: row.change,
    Order.EFFECTS: lambda row: len(row.effects) if row.asked or row.effects else None,
    Order.LAST_ENTRY: lambda row: _ordinal(row.last_entry),
}


def arranged(
    rows: Iterable[CaseloadRow],
    *,
    order: Order = Order.LOOK,
    falling: bool = False,
    show: Show = Show.ALL,
    typed: str = "",
) -> tuple[CaseloadRow, ...]:
    """The rows to show, in their order; within the same place by name.

    Args:
        rows: in any order.
        order: what to sort by.
        falling: from the most to the least.
        show: which of them.
        typed: a part of the name or of what the treatment is for.
    """
    wanted = typed.strip().casefold()
    kept = [row for row in rows if _shows(row, show) and _holds(row, wanted)]
    by_name = sorted(kept, key=_name, reverse=falling and order is Order.NAME)
    if order is Order.NAME:
        return tuple(by_name)
    key = _KEYS[order]
    sign = -1 if falling else 1

    def place(row: CaseloadRow) -> tuple[bool, float]:
        found = key(row)
        return found is None, 0 if found is None else sign * found

    return tuple(sorted(by_name, key=place))


def _shows(row: CaseloadRow, show: Show) -> bool:
    return show is Show.ALL or any(reason.why in _WHYS[show] for reason in row.why)


def _holds(row: CaseloadRow, wanted: str) -> bool:
    told = (row.patient.name, row.patient.complaint, row.patient.main_site)
    return not wanted or any(wanted in part.casefold() for part in told)


def _name(row: CaseloadRow) -> str:
    return row.patient.name.casefold()


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
