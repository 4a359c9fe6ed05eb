"""The trend of a row of the caseload: no words, no axis; the same days and scale for all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from acutrack.analysis.caseload.row import CaseloadRow
from acutrack.charts.palette import Role
from acutrack.charts.smooth_line import level_lines
from acutrack.charts.spec import Axis, AxisKind, Band, Chart, Dots, Level, Line, Mark, Shape, Stroke

#: Below 0 there is room for the marks of sessions.
_SESSIONS_AT = -1.6
_LOWEST = -2.0
_LINE_WIDTH, _DAY_SIZE, _SESSION_SIZE = 2.5, 3.0, 5.0


def caseload_trend(row: CaseloadRow, summary: str) -> Chart:
    """Usual range at the start, days, level and sessions of the weeks shown."""
    low, high = row.shown.first.toordinal() - 0.5, row.shown.last.toordinal() + 0.5
    return Chart(
        title="",
        summary=summary,
        x=Axis(low, high, (), kind=AxisKind.NONE),
        y=Axis(_LOWEST, 10, (), kind=AxisKind.NONE),
        marks=tuple(_marks(row, low, high)),
    )


def _marks(row: CaseloadRow, low: float, high: float) -> Iterator[Mark]:
    start = row.baseline
    if start is not None:
        left = max(low, row.before.first.toordinal() - 0.5)
        if start.low is not None and start.high is not None:
            ends = np.array([left, high])
            yield Band(ends, np.full(2, start.low), np.full(2, start.high), Role.BASELINE_BAND)
        yield Level(start.mean, Role.BASELINE, Stroke.DASHED, "", "", left)
    days = row.series.between(row.shown.first, row.shown.last)
    yield Dots(days.days.astype(np.float64), days.values, Role.DAY_DOT, Shape.DOT, _DAY_SIZE)
    for line in level_lines(row.series.used, row.zero, row.shown):
        yield Line(line.days.astype(np.float64), line.levels, Role.PAIN_LINE, _LINE_WIDTH)
    visits = np.array([day.toordinal() for day in row.sessions], dtype=np.float64)
    heights = np.full(visits.size, _SESSIONS_AT)
    yield Dots(visits, heights, Role.SESSION, Shape.TRIANGLE, _SESSION_SIZE)
