"""Several people, or several places that hurt, one below the other on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Result
from acutrack.analysis.change.way import SESSIONS_WITHOUT_CHANGE, Way, way_of
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import Lack, Overview, overview
from acutrack.analysis.phases import Window
from acutrack.analysis.reviews.review_schedule import latest_result
from acutrack.analysis.words.row_words import (
    change_words,
    effects_words,
    higher_words,
    level_words,
    still_there_words,
    too_few_words,
    unchanged_words,
)
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.spec import Chart, TableTwin
from acutrack.domain.message import NOTHING, Message, say, say_count, say_in
from acutrack.text.catalogue import Catalogue


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
    way = way_of(result)
    series = diary.series(subject.site)
    return SmallRow(
        name=subject.name,
        detail=subject.detail,
        chart=pain_timeline(
            diary, words, first=shown.first, last=shown.last, today=today, numbers=numbers
        ),
        start=words(level_words(numbers.before.average if result is None else result.mean_a)),
        now=words(_now(numbers, result)),
        way=way,
        change=words(change_words(result)),
        sessions=words.formats.number(numbers.sessions),
        effects=words(_effects(numbers)),
        look=words(_look(numbers, way)),
        last_entry=date.fromordinal(int(series.days[-1])) if len(series) else None,
    )


def _now(numbers: Overview, result: Result | None) -> Message:
    if result is not None:
        return level_words(result.mean_b)
    if numbers.since is None:
        return say("not begun")
    if numbers.lack is Lack.SINCE_SHORT:
        return say("too few days")
    return level_words(numbers.since.average)


def _effects(numbers: Overview) -> Message:
    counted = numbers.side_effects
    return effects_words(counted.sessions_asked > 0, counted.effects)


def _look(numbers: Overview, way: Way) -> Message:
    """The most pressing reason to look, in words; no score, no colour."""
    still_there, sessions = numbers.side_effects.still_open, numbers.sessions
    reasons = (
        (still_there > 0, still_there_words(still_there)),
        (way is Way.HIGHER, higher_words()),
        (numbers.lack is Lack.SINCE_SHORT, _too_few(numbers)),
        (
            way is Way.SAME and sessions >= SESSIONS_WITHOUT_CHANGE,
            unchanged_words(sessions),
        ),
    )
    return next((words for holds, words in reasons if holds), NOTHING)


def _too_few(numbers: Overview) -> Message:
    since = numbers.since
    return NOTHING if since is None else too_few_words(since.days_recorded, since.days)


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
