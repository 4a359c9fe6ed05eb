"""The charts page, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.measure_files import outcome_measure
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.charts.how_to_read import how_to_read, landmarks
from acutrack.gui.pages.charts.shown_chart import ShownChart
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.dialog import Dialog
from acutrack.text.catalogue import Catalogue
from tests.builders import a_questionnaire, a_score, a_session
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7) * 60)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def opened(desk: Desk) -> ChartsPage:
    desk.go("charts")
    return desk.page(ChartsPage)


def site_choice(page: ChartsPage) -> SegmentedChoice | None:
    found = page._sites.findChildren(SegmentedChoice)
    return next((choice for choice in found if choice.isVisible()), None)


class TestTheChart:
    def test_the_sentence_stands_above_it_and_names_the_days_it_rests_on(self, desk: Desk) -> None:
        keep(desk, a_session(day=date(2025, 8, 28)))
        page = opened(desk)

        assert "6.5" in page._sentence.headline.text()
        assert "28 of 28 days" in page._sentence.detail.text()
        assert page._sentence.y() < page._card.y()

    def test_more_or_less_is_shown_by_one_click(self, desk: Desk) -> None:
        page = opened(desk)
        rows: dict[object, int] = {}
        for weeks in (4, "all", 12):
            before = desk.person.count
            desk.person.click(page._range.chip(weeks))
            desk.settle()
            assert desk.person.count - before == 1
            rows[weeks] = len(page.chart.table.as_text().splitlines())

        assert rows[4] < rows[12] < rows["all"]

    def test_ctrl_t_turns_it_into_its_table_and_back_from_the_same_button(self, desk: Desk) -> None:
        page = opened(desk)
        desk.ctrl(Qt.Key.Key_T)
        assert page._turn.words == "Show as chart"

        desk.click("Show as chart")
        assert page._turn.words == "Show as table"

    def test_ctrl_t_shows_the_table_where_it_is_seen(self, desk: Desk) -> None:
        keep(desk, a_session(day=date(2025, 8, 28)))
        page = opened(desk)
        desk.ctrl(Qt.Key.Key_T)
        desk.settle()
        seen = page.chart.table.viewport().visibleRegion().boundingRect()
        assert seen.top() == 0
        assert seen.height() > page.chart.table.height() / 2

    def test_each_place_has_a_chart_of_its_own_and_a_place_that_is_gone_none(
        self, desk: Desk, clock: Clock
    ) -> None:
        day = clock().date()
        knees = [a_score(3, site="knee", day=day - timedelta(days=back)) for back in range(1, 9)]
        keep(desk, *knees)
        page = opened(desk)
        choice = site_choice(page)
        assert choice is not None
        desk.person.click(choice.chip("knee"))
        desk.settle()
        assert "3" in page._sentence.headline.text()

        desk.window.undo()
        desk.settle()
        assert site_choice(page) is None
        assert "6.5" in page._sentence.headline.text()
        assert desk.failed == []

    def test_how_to_read_it_is_one_click_away(self, desk: Desk) -> None:
        opened(desk)
        desk.click("How to read this")
        dialog = desk.dialog(Dialog)
        desk.click("Back to the chart", dialog)
        desk.qtbot.waitUntil(lambda: not dialog.isVisible())


class TestEveryChart:
    @pytest.fixture
    def page(self, desk: Desk, clock: Clock) -> ChartsPage:
        today = clock().date()
        held = [
            a_session(day=today - timedelta(days=back), pre_nrs_now=6, post_nrs_now=4)
            for back in (40, 33, 26, 19)
        ]
        keep(desk, *held)
        return opened(desk)

    def choose(self, desk: Desk, page: ChartsPage, chart: ShownChart) -> None:
        before = desk.person.count
        desk.person.click(page._which.chip(chart))
        desk.settle()
        assert desk.person.count - before == 1

    @pytest.mark.parametrize(
        ("chart", "title"),
        [
            (ShownChart.AFTER_SESSION, "Pain after a session, 0 to 10"),
            (ShownChart.EACH_SESSION, "Pain just before and after each session, 0 to 10"),
            (ShownChart.DAYS_BY_LEVEL, "Days by level"),
            (ShownChart.CALENDAR, "Calendar of pain, 0 to 10"),
        ],
    )
    def test_it_is_one_click_away_and_read_by_keys_and_as_a_table(
        self, desk: Desk, page: ChartsPage, chart: ShownChart, title: str
    ) -> None:
        self.choose(desk, page, chart)
        view = page.chart.view
        assert view.accessibleName() == page._card.title.text() == title
        assert 0 < view.accessibleDescription().count(". ") + 1 <= 3
        assert page._sentence.detail.text()

        view.setFocus()
        desk.person.key(Qt.Key.Key_Home)
        first = view.caption
        desk.person.key(Qt.Key.Key_Right)
        assert first != view.caption
        assert view.chart is not None
        assert view.chart.table is not None
        assert first.startswith(view.chart.table.rows[0][0])

        desk.ctrl(Qt.Key.Key_T)
        assert page.chart.table.model().rowCount() == len(view.chart.table.rows)

    def test_a_chart_without_anything_to_show_says_what_is_wanted(
        self, desk: Desk, page: ChartsPage
    ) -> None:
        for chart in (ShownChart.QUESTIONNAIRES, ShownChart.SIDE_EFFECTS):
            self.choose(desk, page, chart)
            assert not page._card.isVisible()
            assert page._sentence.isVisible()
        self.choose(desk, page, ShownChart.TREND)
        assert page._card.isVisible()

    def test_a_questionnaire_has_its_own_chart_and_direction_and_another_is_one_click_more(
        self, desk: Desk, page: ChartsPage, clock: Clock
    ) -> None:
        today = clock().date()
        keep(
            desk,
            *(
                a_questionnaire(key, items=items, day=today - timedelta(days=back))
                for key, items, back in (
                    ("peg", (7, 7, 7), 30),
                    ("peg", (5, 5, 6), 9),
                    ("sleep_nrs", (4,), 10),
                )
            ),
        )
        desk.settle()
        self.choose(desk, page, ShownChart.QUESTIONNAIRES)
        assert "PEG" in page._card.title.text()

        (choice,) = page._measures.findChildren(SegmentedChoice)
        desk.person.click(choice.chip("sleep_nrs"))
        desk.settle()
        assert "sleep" in page._card.title.text().lower()

    def test_the_view_for_practitioners_reaches_from_a_week_before_to_two_after(
        self, desk: Desk, page: ChartsPage
    ) -> None:
        self.choose(desk, page, ShownChart.AFTER_SESSION)
        desk.click("7 days before to 14 days after")
        desk.settle()
        chart = page.chart.view.chart

        assert chart is not None
        assert (chart.x.low, chart.x.high) == (-7.4, 14.4)

    def test_several_places_stand_side_by_side_with_a_table_behind_them(
        self, desk: Desk, page: ChartsPage, clock: Clock
    ) -> None:
        assert not page._which.chip(ShownChart.SIDE_BY_SIDE).isVisible()
        day = clock().date()
        keep(desk, *(a_score(3, site="knee", day=day - timedelta(days=n)) for n in range(1, 20)))
        desk.settle()
        self.choose(desk, page, ShownChart.SIDE_BY_SIDE)
        names = [view.accessibleName() for view in page.multiples.charts]

        assert len(names) == len(set(names)) == 2
        assert page.multiples.isVisible()
        assert not page.chart.isVisible()
        desk.ctrl(Qt.Key.Key_T)
        assert page.multiples.table.model().rowCount() == 2
        assert page._turn.words == "Show as chart"

        self.choose(desk, page, ShownChart.TREND)
        assert page.chart.isVisible()
        assert page._turn.words == "Show as table"

    @pytest.mark.parametrize("chart", ShownChart)
    def test_each_has_its_own_way_to_be_read(self, page: ChartsPage, chart: ShownChart) -> None:
        dialog = how_to_read(Catalogue(), page, chart)
        told = [label.text() for label in dialog.findChildren(QLabel)]

        assert len(told) > 3
        assert all(told)
        dialog.close()

    def test_what_a_questionnaire_calls_a_change_has_its_source(self) -> None:
        measure = outcome_measure("peg")
        assert measure is not None
        told = [Catalogue()(words) for _, words in landmarks(measure)]

        assert len(told) == len(measure.thresholds) > 0
        assert all("(" in words and ")" in words for words in told)


class TestTooFewDays:
    @pytest.mark.parametrize("days", [0, 1, 2])
    def test_it_says_how_many_there_are_and_leads_to_today(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, days: int
    ) -> None:
        begin_record(tmp_path, clock, days=(5,) * days)
        with sat_down(qtbot, tmp_path, clock) as desk:
            page = opened(desk)
            empty = next(e for e in page.findChildren(EmptyState) if e.isVisible())
            words = [label.text() for label in empty.findChildren(QLabel)]
            assert f"Your chart starts after 3 days. You have {days}." in words
            desk.ctrl(Qt.Key.Key_T)

            desk.click("Answer for today")
            assert desk.window.page_key == "today"
