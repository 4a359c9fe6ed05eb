"""What comes back after a session, and each session by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from acutrack.analysis.daily_series import DailySeries, daily_series
from acutrack.analysis.phases import Window
from acutrack.analysis.sessions.aligned_days import FOR_PATIENT, FOR_PRACTITIONER
from acutrack.charts.after_session import LEAST_RATINGS, after_session
from acutrack.charts.each_session import each_session
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    AxisKind,
    Band,
    Chart,
    Dots,
    LaneCount,
    Level,
    Line,
    Shape,
    Upright,
)
from acutrack.domain.session import TreatmentSession
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, SESSION_DAYS, session, twelve_weeks

WORDS = Catalogue()
DAYS = [FIRST_SESSION + timedelta(days=n) for n in SESSION_DAYS]


@pytest.fixture(scope="module")
def series() -> DailySeries:
    return daily_series(twelve_weeks().scores, "low back")


def bold(chart: Chart) -> Line:
    (line,) = [m for m in chart.marks if isinstance(m, Line) and m.role is Role.SESSION]
    return line


def faint(chart: Chart) -> list[Line]:
    return [m for m in chart.marks if isinstance(m, Line) and m.role is Role.DAY_DOT]


class TestAfterASession:
    def test_every_rating_is_in_one_thin_line_and_none_in_two(self, series: DailySeries) -> None:
        chart = after_session(series, DAYS, WORDS, span=FOR_PRACTITIONER)
        drawn = sum(int(np.isfinite(line.ys).sum()) for line in faint(chart))
        counted = sum(m.count for m in chart.lanes[0].marks if isinstance(m, LaneCount))

        assert len(faint(chart)) == len(DAYS)
        assert drawn == counted <= len(series.used)

    def test_the_middle_is_the_average_of_the_thin_lines(self, series: DailySeries) -> None:
        chart = after_session(series, DAYS, WORDS)
        on_day_two = [
            float(line.ys[line.xs == 2][0])
            for line in faint(chart)
            if np.isfinite(line.ys[line.xs == 2]).any()
        ]
        middle = bold(chart)

        assert middle.ys[middle.xs == 2][0] == pytest.approx(np.mean(on_day_two))

    def test_an_average_of_fewer_than_three_ratings_is_not_drawn(self, series: DailySeries) -> None:
        chart = after_session(series, DAYS, WORDS, span=FOR_PRACTITIONER)
        counts = {m.x: m.count for m in chart.lanes[0].marks if isinstance(m, LaneCount)}
        middle = bold(chart)
        drawn = set(middle.xs[np.isfinite(middle.ys)].tolist())

        assert drawn == {x for x, count in counts.items() if count >= LEAST_RATINGS}
        assert min(counts.values()) < LEAST_RATINGS

    def test_the_band_holds_the_average(self, series: DailySeries) -> None:
        chart = after_session(series, DAYS, WORDS)
        (band,) = [m for m in chart.marks if isinstance(m, Band)]
        known = np.isfinite(band.low)
        middle = bold(chart)
        inside = middle.ys[np.isin(middle.xs, band.xs[known])]

        assert known.any()
        assert (band.low[known] <= inside).all()
        assert (inside <= band.high[known]).all()

    def test_the_start_is_dashed_and_the_practitioners_view_marks_the_session(
        self, series: DailySeries
    ) -> None:
        near = after_session(series, DAYS, WORDS, start=7.0)
        wide = after_session(series, DAYS, WORDS, span=FOR_PRACTITIONER)

        assert [m.y for m in near.marks if isinstance(m, Level)] == [7.0]
        assert not [m for m in near.marks if isinstance(m, Upright)]
        assert [m.x for m in wide.marks if isinstance(m, Upright)] == [0.0]
        assert (wide.x.low, wide.x.high) == (-7.4, 14.4)
        assert near.x.kind is AxisKind.SINCE_SESSION

    def test_the_table_has_a_row_for_each_day_with_its_interval_and_number(
        self, series: DailySeries
    ) -> None:
        table = after_session(series, DAYS, WORDS).table
        assert table is not None
        assert table.places == tuple(float(day) for day in range(FOR_PATIENT[1] + 1))
        assert table.rows[2][0] == "Day 2"
        assert table.rows[2][4] == "7"
        assert " and " in table.rows[2][2]

    @pytest.mark.parametrize("sessions", [[], DAYS[:2]])
    def test_with_fewer_than_three_sessions_it_says_what_is_wanted(
        self, series: DailySeries, sessions: list[date]
    ) -> None:
        chart = after_session(series, sessions, WORDS)

        assert chart.empty
        assert "needs 3 sessions" in chart.summary


class TestEachSession:
    @staticmethod
    def rated(*pairs: tuple[int | None, int | None]) -> list[TreatmentSession]:
        held = [session(FIRST_SESSION + timedelta(days=7 * n)) for n in range(len(pairs))]
        return [
            replace(one, pre_nrs_now=before, post_nrs_now=after)
            for one, (before, after) in zip(held, pairs, strict=True)
        ]

    def test_an_open_mark_before_and_a_solid_one_after_are_joined(self) -> None:
        chart = each_session(self.rated((6, 4), (5, 5), (None, 3), (4, 6)), WORDS)
        (ring,) = [m for m in chart.marks if isinstance(m, Dots) and m.shape is Shape.RING]
        (dot,) = [m for m in chart.marks if isinstance(m, Dots) and m.shape is Shape.DOT]
        (joined,) = [m for m in chart.marks if isinstance(m, Line)]

        assert ring.xs.tolist() == dot.xs.tolist() == [1, 2, 4]
        assert (ring.ys.tolist(), dot.ys.tolist()) == ([6, 5, 4], [4, 5, 6])
        assert joined.ys[:2].tolist() == [6, 4]
        assert np.isnan(joined.ys[2])
        assert ring.size > dot.size  # both are seen where they lie on each other

    def test_sessions_that_were_not_rated_are_counted_and_said(self) -> None:
        chart = each_session(self.rated((6, 4), (None, None)), WORDS)

        assert "from 1 session." in chart.summary
        assert "There were 2 sessions." in chart.summary
        assert chart.table is not None
        assert [row[0] for row in chart.table.rows] == ["Session 1"]

    def test_a_period_or_the_last_few_keep_their_numbers(self) -> None:
        held = self.rated(*((6, 4) for _ in range(30)))
        last = each_session(held, WORDS, most=16)
        later = Window(held[20].day, held[29].day)

        assert last.table is not None
        assert last.table.places == tuple(float(n) for n in range(15, 31))
        some = each_session(held, WORDS, period=later)
        assert some.table is not None
        assert some.table.places[0] == 21.0
        assert len(each_session(held, WORDS).x.ticks) <= 20

    def test_where_nobody_asked_it_says_so(self) -> None:
        chart = each_session(self.rated((None, None)), WORDS)

        assert chart.empty
        assert chart.summary == "Pain just before and after a session was not asked."
