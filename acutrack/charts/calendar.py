"""One cell a day: its number, its shade, a frame for a session, dashed where nothing was noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths, whole
from acutrack.charts.palette import PAIN_SHADES, Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Box,
    Chart,
    LegendEntry,
    Mark,
    Stroke,
    TableTwin,
    Tick,
)
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue

#: More weeks than this would leave no room for the numbers.
MOST_WEEKS = 26
_CELL_GAP = 3.4
_FRAME_GAP = 0.4
_FRAME = 2.6
_TIGHT_GAP = 0.7
_TIGHT_FRAME = 2.0


def calendar(
    series: DailySeries,
    sessions: Sequence[date],
    words: Catalogue,
    *,
    period: Window,
    weeks: int = MOST_WEEKS,
    tight: bool = False,
) -> Chart:
    """The days of a period, at most its last `weeks` calendar weeks; a column a week.

    Args:
        series: one value a day of one place that hurts.
        sessions: days of the sessions.
        words: the reader's language; it also says with which day a week begins.
        period: first and last day.
        weeks: most columns.
        tight: cells stand close and frames lie on their edges, for a small place on paper.
    """
    first_weekday = words.formats.first_weekday()
    shown = calendar_window(period, first_weekday, weeks)
    start = _week_start(shown.first, first_weekday)
    grid = _Grid(start, series, frozenset(sessions), shown, tight=tight)
    columns = (shown.last - start).days // 7 + 1
    return Chart(
        title=words(say("Calendar of pain, 0 to 10")),
        summary=words(_summary(grid, cut_off=shown.first > period.first)),
        x=Axis(-0.5, columns - 0.5, tuple(_months(grid, columns, words)), kind=AxisKind.NONE),
        y=Axis(-0.5, 6.5, tuple(_weekdays(start, words)), kind=AxisKind.NONE),
        marks=tuple(grid.boxes(words)),
        legend=tuple(_legend(words)),
        table=grid.table(words),
    )


def calendar_window(period: Window, first_weekday: int, weeks: int = MOST_WEEKS) -> Window:
    """The days shown: the period, or its last `weeks` calendar weeks."""
    earliest = _week_start(period.last, first_weekday) - timedelta(weeks=weeks - 1)
    return Window(max(earliest, period.first), period.last)


def _week_start(day: date, first_weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


class _Grid:
    """The days shown and where each lies: column 0 is the first week, row 6 its first day."""

    def __init__(
        self,
        start: date,
        series: DailySeries,
        sessions: frozenset[date],
        shown: Window,
        *,
        tight: bool,
    ) -> None:
        self.gap = _TIGHT_GAP if tight else _CELL_GAP
        self.frame = (Role.INK, _TIGHT_FRAME) if tight else (Role.SESSION, _FRAME)
        self.start = start
        self.shown = shown
        self.sessions = sessions
        inside = series.between(shown.first, shown.last)
        self.values = dict(zip(inside.days.tolist(), inside.values.tolist(), strict=True))

    def days(self) -> Iterator[date]:
        for number in range(self.shown.days):
            yield self.shown.first + timedelta(days=number)

    def place(self, day: date) -> tuple[int, int]:
        column, row = divmod((day - self.start).days, 7)
        return column, 6 - row

    def boxes(self, words: Catalogue) -> Iterator[Mark]:
        for day in self.days():
            yield self._cell(day, words)
        for day in self.days():
            if day in self.sessions:
                column, row = self.place(day)
                around = (column - 0.5, column + 0.5, row - 0.5, row + 0.5)
                role, width = self.frame
                yield Box(*around, role, width=width, gap=_FRAME_GAP)

    def _cell(self, day: date, words: Catalogue) -> Box:
        column, row = self.place(day)
        around = (column - 0.5, column + 0.5, row - 0.5, row + 0.5)
        value = self.values.get(day.toordinal())
        if value is None:
            return Box(*around, Role.CTL, None, Stroke.DASHED, gap=self.gap)
        level = whole(value)
        shade = PAIN_SHADES[level]
        text = words.formats.number(level)
        return Box(*around, Role.DAY_DOT, shade, width=0.5, text=text, gap=self.gap)

    def table(self, words: Catalogue) -> TableTwin:
        headers = (say("Day"), say("Pain"), say("Session"))
        places = [self.place(day) for day in self.days()]
        return TableTwin(
            tuple(words(header) for header in headers),
            tuple(float(column) for column, _ in places),
            tuple(self._row(day, words) for day in self.days()),
            tuple(float(row) for _, row in places),
        )

    def _row(self, day: date, words: Catalogue) -> tuple[str, ...]:
        value = self.values.get(day.toordinal())
        return (
            words.formats.medium_day(day),
            words(say("no entry")) if value is None else words.formats.number(tenths(value)),
            words(say("Session")) if day in self.sessions else "",
        )


def _months(grid: _Grid, columns: int, words: Catalogue) -> Iterator[Tick]:
    """The name of a month under the week that holds its first day, and under the first week."""
    for column in range(columns):
        week = grid.start + timedelta(weeks=column)
        days = (week + timedelta(days=n) for n in range(7))
        firsts = [day for day in days if day.day == 1 and grid.shown.holds(day)]
        if firsts or column == 0:
            named = firsts[0] if firsts else grid.shown.first
            yield Tick(float(column), words.formats.month(named))


def _weekdays(start: date, words: Catalogue) -> Iterator[Tick]:
    for row in range(7):
        letters = words.formats.weekday_letters(start + timedelta(days=row))
        yield Tick(float(6 - row), letters)


def _legend(words: Catalogue) -> Iterator[LegendEntry]:
    framed = Box(0, 1, 0, 1, Role.SESSION, None, width=_FRAME)
    yield LegendEntry(framed, words(say("day with a session")))
    dashed = Box(0, 1, 0, 1, Role.CTL, None, Stroke.DASHED)
    yield LegendEntry(dashed, words(say("no entry")))


def _summary(grid: _Grid, *, cut_off: bool) -> Message:
    known = say(
        "Pain day by day from {first} to {last}: {recorded} of {days} days recorded.",
        first=grid.shown.first,
        last=grid.shown.last,
        recorded=len(grid.values),
        days=grid.shown.days,
    )
    if cut_off:
        return say("{known} Earlier days stand in the table of the main chart.", known=known)
    return known
