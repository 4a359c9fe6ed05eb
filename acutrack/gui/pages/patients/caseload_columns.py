"""What a row of the caseload says in each column, in words and for the eye."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from acutrack.analysis.caseload.order import Order
from acutrack.analysis.caseload.why import Why
from acutrack.analysis.change.way import Way
from acutrack.analysis.words import caseload_words
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count, say_in
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow


class Column(IntEnum):
    """The columns in their order."""

    NAME = 0
    COURSE = 1
    TREND = 2
    START = 3
    NOW = 4
    CHANGE = 5
    EFFECTS = 6
    LAST_ENTRY = 7
    LOOK = 8


HEADINGS: dict[Column, Message] = {
    Column.NAME: say("Name"),
    Column.COURSE: say("Sessions"),
    Column.TREND: say("Last 12 weeks"),
    Column.START: say("Before"),
    Column.NOW: say("Of late"),
    Column.CHANGE: say_in("how much it changed", "Change"),
    Column.EFFECTS: say("Side effects"),
    Column.LAST_ENTRY: say("Last entry"),
    Column.LOOK: say("To look at"),
}
ORDERS: dict[Column, Order] = {
    Column.NAME: Order.NAME,
    Column.COURSE: Order.COURSE,
    Column.START: Order.START,
    Column.NOW: Order.NOW,
    Column.CHANGE: Order.CHANGE,
    Column.EFFECTS: Order.EFFECTS,
    Column.LAST_ENTRY: Order.LAST_ENTRY,
    Column.LOOK: Order.LOOK,
}
#: Kinds that are drawn; all of them are read aloud and copied.
_SHOWN_KINDS = 2
_WAYS = {
    Way.LOWER: ("arrow-down", Role.BETTER),
    Way.HIGHER: ("arrow-up", Role.WORSE),
    Way.SAME: ("equal", Role.SAME),
}
_SAFETY = {
    Why.EMERGENCY: ("triangle-alert", Role.URGENT),
    Why.SAME_DAY: ("triangle-alert", Role.URGENT),
}
_LOOK = ("eye", Role.CAUTION)


@dataclass(frozen=True)
class Cell:
    """What is drawn: a first line, quieter ones under it, an icon before them; `spoken` is all.

    `strong` sets the first line in heavier letters.
    """

    first: str
    more: tuple[str, ...] = ()
    spoken: str = ""
    icon: str | None = None
    role: Role = Role.INK
    strong: bool = False


class CellWriter:
    """Writes the cells of a row; each is written when it comes into view."""

    def __init__(self, words: Catalogue, today: date) -> None:
        self._words = words
        self._today = today
        self._writers: dict[Column, Callable[[CaseloadRow], Cell]] = {
            Column.NAME: self._name,
            Column.COURSE: self._course,
            Column.TREND: lambda row: self._plain((caseload_words.trend_words(row),)),
            Column.START: lambda row: self._plain((caseload_words.start_words(row),)),
            Column.NOW: self._now,
            Column.CHANGE: self._change,
            Column.EFFECTS: self._effects,
            Column.LAST_ENTRY: self._last_entry,
            Column.LOOK: self._look,
        }

    def cell(self, row: CaseloadRow, column: Column) -> Cell:
        """What stands in a column."""
        return self._writers[column](row)

    def _plain(self, lines: tuple[Message, ...]) -> Cell:
        first, *more = map(self._words, lines)
        return Cell(first, tuple(more), self._words.listing((first, *more), long=True))

    def _name(self, row: CaseloadRow) -> Cell:
        made = self._plain(caseload_words.who_lines(row, self._today))
        return Cell(made.first, made.more, made.spoken, strong=True)

    def _course(self, row: CaseloadRow) -> Cell:
        spoken = self._words(caseload_words.course_words(row))
        return Cell(self._words(caseload_words.course_short(row)), (), spoken)

    def _now(self, row: CaseloadRow) -> Cell:
        made = self._plain((caseload_words.now_words(row),))
        known = row.now is not None
        role = Role.INK if known else Role.INK2
        return Cell(made.first, (), made.spoken, role=role, strong=known)

    def _change(self, row: CaseloadRow) -> Cell:
        made = self._plain(caseload_words.change_lines(row, self._words.formats.medium_day))
        icon, role = _WAYS.get(row.way, (None, Role.INK2))
        return Cell(made.first, made.more, made.spoken, icon, role, strong=icon is not None)

    def _effects(self, row: CaseloadRow) -> Cell:
        first, *kinds = map(self._words, caseload_words.effects_lines(row))
        listed = self._words.listing(kinds[:_SHOWN_KINDS])
        spoken = self._words.listing((first, *kinds))
        role = Role.INK if row.effects else Role.INK2
        return Cell(first, (listed,) if listed else (), spoken, role=role)

    def _last_entry(self, row: CaseloadRow) -> Cell:
        if row.last_entry is None:
            none = self._words(say("None"))
            return Cell(none, (), none, role=Role.INK2)
        day = self._words.formats.medium_day(row.last_entry)
        return Cell(day, (), day)

    def _look(self, row: CaseloadRow) -> Cell:
        if not row.why:
            return Cell("")
        told = [
            self._words(caseload_words.reason_words(reason, self._words.formats.medium_day))
            for reason in row.why
        ]
        icon, role = _SAFETY.get(row.why[0].why, _LOOK)
        left = len(told) - 1
        more = say_count("{count} more", "{count} more", left)
        spoken = self._words.listing(told, long=True)
        return Cell(told[0], (self._words(more),) if left else (), spoken, icon, role, strong=True)
