"""Several people, or several places that hurt, one below the other on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Code, Result
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import Lack, Overview, overview
from acutrack.analysis.phases import Window
from acutrack.analysis.reviews.review_schedule import latest_result
from acutrack.analysis.rounding import tenths
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.spec import Chart, TableTwin
from acutrack.domain.message import NOTHING, Message, say, say_count, say_in
from acutrack.text.catalogue import Catalogue

#: After so many sessions a verdict of no change is worth a look.
SESSIONS_WITHOUT_CHANGE = 6


class Way(Enum):
    """Which way the level went; drawn as an arrow, or as nothing where it cannot be said."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"
    UNKNOWN = "unknown"


class Order(Enum):
    """How rows are sorted; there is no ranking by result."""

    NEEDS_A_LOOK = "needs a look"
    NAME = "name"
    LAST_ENTRY = "last entry"


@dataclass(frozen=True)
class Subject:
    """Whose days a row shows: a name, a quiet line under it, a diary and a place that hurts."""

    name: str
    detail: str
    diary: Diary
    site: str


@dataclass(frozen=True)
class SmallRow:
    """One row in words, with its small chart.

    Attributes:
        start, now: the two averages, or why there is none.
        change: in words, to stand beside the arrow of `way`.
        look: why to look at it; empty where nothing calls for it.
        last_entry: day of the last rating; None without any.
    """

    name: str
    detail: str
    chart: Chart
    start: str
    now: str
    way: Way
    change: str
    sessions: str
    effects: str
    look: str
    last_entry: date | None


@dataclass(frozen=True)
class SmallMultiples:
    """All rows, the words of their columns, and the same as a table."""

    title: str
    summary: str
    headers: tuple[str, ...]
    rows: tuple[SmallRow, ...]
    table: TableTwin


def small_multiples(
    subjects: Sequence[Subject],
    words: Catalogue,
    today: date,
    *,
    weeks: int | None = 12,
    order: Order = Order.NEEDS_A_LOOK,
) -> SmallMultiples:
    """One row a subject, all over the same days and from 0 to 10.

    The change comes from the last review that was held, never from a look in between.

    Args:
        subjects: in any order.
        words: the reader's language.
        today: the present day.
        weeks: how much to show; None is everything.
        order: how to sort.
    """
    windows = [shown_days(one.diary, today, weeks, one.site) for one in subjects]
    first = min((window.first for window in windows), default=today)
    last = max((window.last for window in windows), default=today)
    made = [_row(one, words, today, Window(first, last)) for one in subjects]
    rows = _sorted(made, order)
    headers = tuple(
        words(header)
        for header in (
            say("Name"),
            say("Before"),
            say("Of late"),
            say_in("how much it changed", "Change"),
            say("Sessions"),
            say("Side effects"),
            say("To look at"),
        )
    )
    table = TableTwin(headers, tuple(map(float, range(len(rows)))), tuple(map(_cells, rows)))
    return SmallMultiples(
        title=words(say("Side by side, 0 to 10")),
        summary=words(_summary(rows, first, last)),
        headers=headers,
        rows=rows,
        table=table,
    )


def _row(subject: Subject, words: Catalogue, today: date, shown: Window) -> SmallRow:
    diary = subject.diary
    numbers = overview(diary, today, site=subject.site)
    complaint = complaint_of(diary.patient, diary.complaints, subject.site)
    held = latest_result(diary, complaint)
    result = None if held is None else headlined(held)
    way = _way(result)
    series = diary.series(subject.site)
    return SmallRow(
        name=subject.name,
        detail=subject.detail,
        chart=pain_timeline(
            diary, words, first=shown.first, last=shown.last, today=today, numbers=numbers
        ),
        start=words(_level(numbers.before.average if result is None else result.mean_a, words)),
        now=words(_now(numbers, result, words)),
        way=way,
        change=words(_change(way, result, words)),
        sessions=words.formats.number(numbers.sessions),
        effects=words(_effects(numbers)),
        look=words(_look(numbers, way)),
        last_entry=date.fromordinal(int(series.days[-1])) if len(series) else None,
    )


def _way(result: Result | None) -> Way:
    if result is None or result.code is Code.NOT_ENOUGH_DATA:
        return Way.UNKNOWN
    if result.code.better:
        return Way.LOWER
    return Way.HIGHER if result.code is Code.WORSE else Way.SAME


def _level(value: float | None, words: Catalogue) -> Message:
    if value is None:
        return say("not recorded")
    return say("{level}", level=words.formats.number(tenths(value), 1))


def _now(numbers: Overview, result: Result | None, words: Catalogue) -> Message:
    if result is not None:
        return _level(result.mean_b, words)
    if numbers.since is None:
        return say("not begun")
    if numbers.lack is Lack.SINCE_SHORT:
        return say("too few days")
    return _level(numbers.since.average, words)


def _change(way: Way, result: Result | None, words: Catalogue) -> Message:
    if result is None or way is Way.UNKNOWN or result.mean_a is None or result.mean_b is None:
        return say("not yet known")
    if way is Way.SAME:
        return say("no clear change")
    # From the shown averages, so that the three numbers of a row add up.
    points = words.formats.number(tenths(abs(tenths(result.mean_b) - tenths(result.mean_a))), 1)
    if way is Way.LOWER:
        return say("{points} lower", points=points)
    return say("{points} higher", points=points)


def _effects(numbers: Overview) -> Message:
    counted = numbers.side_effects
    if not counted.sessions_asked and not counted.effects:
        return say("not asked")
    if not counted.effects:
        return say("none noted")
    return say_count("{count} noted", "{count} noted", counted.effects)


def _look(numbers: Overview, way: Way) -> Message:
    """The most pressing reason to look, in words; no score, no colour."""
    still_there = numbers.side_effects.still_open
    reasons = (
        (
            still_there > 0,
            say_count(
                "{count} side effect may still be there",
                "{count} side effects may still be there",
                still_there,
            ),
        ),
        (way is Way.HIGHER, say("Higher than before the first session")),
        (numbers.lack is Lack.SINCE_SHORT, _too_few(numbers)),
        (
            way is Way.SAME and numbers.sessions >= SESSIONS_WITHOUT_CHANGE,
            say("No clear change after {count} sessions", count=numbers.sessions),
        ),
    )
    return next((words for holds, words in reasons if holds), NOTHING)


def _too_few(numbers: Overview) -> Message:
    since = numbers.since
    if since is None:
        return NOTHING
    return say(
        "{part} of {whole} days recorded: too few to compare",
        part=since.days_recorded,
        whole=since.days,
    )


def _sorted(rows: Sequence[SmallRow], order: Order) -> tuple[SmallRow, ...]:
    by_name = sorted(rows, key=lambda row: row.name.casefold())
    if order is Order.NEEDS_A_LOOK:
        return tuple(sorted(by_name, key=lambda row: not row.look))
    if order is Order.LAST_ENTRY:
        return tuple(sorted(by_name, key=lambda row: row.last_entry or date.min, reverse=True))
    return tuple(by_name)


def _cells(row: SmallRow) -> tuple[str, ...]:
    return (row.name, row.start, row.now, row.change, row.sessions, row.effects, row.look)


def _summary(rows: tuple[SmallRow, ...], first: date, last: date) -> Message:
    return say_count(
        "{count} row from {first} to {last}. {look} to look at. Lower is better in each.",
        "{count} rows from {first} to {last}. {look} to look at. Lower is better in each.",
        len(rows),
        first=first,
        last=last,
        look=sum(bool(row.look) for row in rows),
    )
