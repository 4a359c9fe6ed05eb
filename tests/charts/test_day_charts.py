"""Days by level, the calendar, side effects and what was settled beside the diary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import overview
from acutrack.analysis.phases import Window
from acutrack.charts.beside import Beside
from acutrack.charts.calendar import MOST_WEEKS, calendar
from acutrack.charts.days_by_level import days_by_level
from acutrack.charts.pain_timeline import pain_timeline
from acutrack.charts.palette import PAIN_SHADES, Role
from acutrack.charts.side_effect_timeline import side_effect_timeline
from acutrack.charts.spec import Box, Chart, Dots, Lane, LaneMoment, LanePeriod, Shape, Stroke
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.review import Review
from acutrack.domain.side_effect import SideEffectKind
from acutrack.domain.trial_plan import Arm, TrialPlan
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import (
    BEFORE,
    FIRST_SESSION,
    MEI,
    effect,
    mei,
    on,
    run_of_scores,
    score,
    session,
    twelve_weeks,
)

WORDS = Catalogue()
START, TODAY = date(2025, 8, 4), date(2025, 10, 28)
SHOWN = Window(START, TODAY)


def boxes(chart: Chart) -> list[Box]:
    return [mark for mark in chart.marks if isinstance(mark, Box)]


class TestDaysByLevel:
    @pytest.mark.parametrize("upright", [False, True])
    def test_each_bar_is_shared_out_by_the_level_of_its_days(self, upright: bool) -> None:
        chart = days_by_level(overview(twelve_weeks(), TODAY), WORDS, upright=upright)
        parts = [
            (box.text, round(box.high - box.low if upright else box.right - box.left, 3))
            for box in boxes(chart)
        ]

        assert parts == [("4", 0.286), ("10", 0.714), ("4", 0.2), ("16", 0.8)]

    def test_a_window_without_days_is_a_dashed_bar_that_says_so(self) -> None:
        before = Diary(mei(), scores=run_of_scores(FIRST_SESSION, -14, BEFORE))
        chart = days_by_level(overview(before, FIRST_SESSION), WORDS)
        empty = boxes(chart)[-1]

        assert (empty.text, empty.stroke, empty.fill) == ("No days", Stroke.DASHED, None)

    def test_the_table_counts_every_level_of_both_windows(self) -> None:
        table = days_by_level(overview(twelve_weeks(), TODAY), WORDS).table
        assert table is not None
        assert table.rows[0] == ("Before", "Mild 0–3", "0 of 14")
        assert table.rows[5] == ("Since", "Severe 7–10", "0 of 20")
        assert len(table.heights) == len(table.places) == 6


class TestTheCalendar:
    @staticmethod
    def made(period: Window = SHOWN, weeks: int = MOST_WEEKS) -> Chart:
        diary = twelve_weeks()
        series = daily_series(diary.scores, "low back")
        days = [one.day for one in diary.sessions]
        return calendar(series, days, WORDS, period=period, weeks=weeks)

    def test_there_is_one_cell_a_day_with_its_number_and_shade(self) -> None:
        cells = [box for box in boxes(self.made()) if box.role is not Role.SESSION]
        first = cells[0]

        assert len(cells) == SHOWN.days
        assert (first.text, first.fill) == ("6", PAIN_SHADES[6])
        assert (first.left, first.right, first.high) == (-0.5, 0.5, 6.5)  # a Monday

    def test_a_day_without_an_entry_is_dashed_and_never_a_zero(self) -> None:
        silent = [box for box in boxes(self.made()) if box.stroke is Stroke.DASHED]

        assert len(silent) == 8
        assert {(box.text, box.fill) for box in silent} == {("", None)}

    def test_a_session_is_a_frame_around_its_day(self) -> None:
        frames = [box for box in boxes(self.made()) if box.role is Role.SESSION]

        assert len(frames) == 8
        assert all(box.fill is None and box.width > 1 for box in frames)

    def test_a_long_period_keeps_its_last_weeks_and_says_where_the_rest_is(self) -> None:
        chart = self.made(Window(date(2015, 1, 1), TODAY))

        assert chart.x.high - chart.x.low == MOST_WEEKS
        assert "Earlier days stand in the table of the main chart." in chart.summary
        assert self.made(weeks=4).x.high == 3.5

    def test_the_table_has_every_day_also_the_silent_ones(self) -> None:
        table = self.made().table
        assert table is not None
        assert len(table.rows) == len(table.places) == len(table.heights) == SHOWN.days
        rows = {row[0]: row for row in table.rows}
        assert rows["4 Oct 2025"] == ("4 Oct 2025", "no entry", "")
        assert rows["18 Aug 2025"] == ("18 Aug 2025", "6", "Session")

    def test_months_are_named_under_the_week_of_their_first_day(self) -> None:
        assert [tick.text for tick in self.made().x.ticks] == ["Aug", "Sept", "Oct"]


class TestSideEffects:
    def test_each_kind_has_a_row_and_welcome_ones_stand_last_and_apart(self) -> None:
        chart = side_effect_timeline(twelve_weeks(), WORDS, SHOWN)
        names = [lane.name for lane in chart.lanes]
        shapes = {lane.name: {m.shape for m in moments(lane)} for lane in chart.lanes}

        assert names == ["Acupuncture", "Soreness", "Bruise", "Dizzy", "Welcome: Relaxed"]
        assert shapes["Welcome: Relaxed"] == {Shape.DOT}
        assert shapes["Bruise"] == {Shape.DIAMOND}
        assert chart.only_lanes

    def test_a_mark_says_how_bad_how_long_and_after_which_session(self) -> None:
        chart = side_effect_timeline(twelve_weeks(), WORDS, SHOWN)
        (bruise,) = moments(next(lane for lane in chart.lanes if lane.name == "Bruise"))
        assert chart.table is not None
        row = next(row for row in chart.table.rows if row[1].startswith("Bruise"))

        assert bruise.text == "Mild, session 3"
        assert bruise.until == bruise.x + 5
        assert row[2:] == ("Mild", "5 days", "3", "Side effect")

    def test_none_is_an_answer_and_silence_is_not(self) -> None:
        held = session(FIRST_SESSION)
        asked = Diary(
            mei(),
            sessions=(held,),
            side_effects=(effect(held.day, SideEffectKind.NONE, after=held),),
        )
        silent = replace(asked, side_effects=())

        told = side_effect_timeline(asked, WORDS, SHOWN)
        assert told.empty
        assert "after 0 of 1 session with an answer" in told.summary
        assert side_effect_timeline(silent, WORDS, SHOWN).summary.startswith("Nothing noted.")


def moments(lane: Lane) -> list[LaneMoment]:
    return [mark for mark in lane.marks if isinstance(mark, LaneMoment)]


class TestWhatWasSettled:
    @staticmethod
    def frozen(values: Iterable[float], **more: str) -> FrozenBaseline:
        days = tuple(
            FrozenDay(START + timedelta(days=n), float(value)) for n, value in enumerate(values)
        )
        kept: dict[str, str] = {"site": "low back"} | more
        return FrozenBaseline(
            patient_id=MEI,
            written_at=on(START),
            site=kept["site"],
            first=START,
            last=START + timedelta(days=13),
            frozen_on=FIRST_SESSION,
            days=days,
        )

    @staticmethod
    def made(beside: Beside) -> Chart:
        return pain_timeline(
            twelve_weeks(), WORDS, first=START, last=TODAY, today=TODAY, beside=beside
        )

    def test_days_of_the_start_that_read_otherwise_now_are_framed(self) -> None:
        then = [value + 2 if n in {3, 9} else value for n, value in enumerate(BEFORE)]
        (frame,) = frames(self.made(Beside(starts=(self.frozen(then),))))

        assert frame.xs.tolist() == [START.toordinal() + 3, START.toordinal() + 9]
        assert frame.ys.tolist() == [BEFORE[3], BEFORE[9]]

    def test_a_day_that_is_gone_is_framed_where_it_was(self) -> None:
        start = self.frozen(BEFORE)
        scores = tuple(one for one in twelve_weeks().scores if one.day != START)
        chart = pain_timeline(
            replace(twelve_weeks(), scores=(*scores, score(START, 9, site="knee"))),
            WORDS,
            first=START,
            last=TODAY,
            today=TODAY,
            beside=Beside(starts=(start,)),
        )
        (frame,) = frames(chart)

        assert (frame.xs.tolist(), frame.ys.tolist()) == ([START.toordinal()], [BEFORE[0]])

    def test_an_untouched_start_and_one_of_another_place_mark_nothing(self) -> None:
        untouched = self.frozen(BEFORE)
        other = self.frozen([0] * 14, site="knee")

        assert frames(self.made(Beside(starts=(untouched, other)))) == []

    def test_reviews_and_planned_blocks_have_rows_of_their_own(self) -> None:
        review = Review(
            patient_id=MEI,
            written_at=on(START),
            site="low back",
            number=2,
            day=date(2025, 10, 13),
            method="1",
            result="{}",
            digest="d",
        )
        plan = TrialPlan(
            patient_id=MEI,
            written_at=on(START),
            site="low back",
            first=date(2025, 9, 1),
            block_days=7,
            arms=(Arm.TREATMENT, Arm.BREAK, Arm.BREAK, Arm.TREATMENT),
            lot="1",
            stopped_on=date(2025, 9, 24),
        )
        *_, reviews, blocks = self.made(Beside((review,), (), (plan,))).lanes
        spans = [(m.text, m.end - m.start) for m in blocks.marks if isinstance(m, LanePeriod)]

        assert (reviews.name, blocks.name) == ("Reviews", "Plan")
        assert [m.text for m in moments(reviews)] == ["2"]
        assert spans == [("Treatment", 7.0), ("Break", 14.0), ("Treatment", 3.0)]


def frames(chart: Chart) -> list[Dots]:
    return [m for m in chart.marks if isinstance(m, Dots) and m.shape is Shape.FRAME]
