"""The charts page, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.dialog import Dialog
from tests.builders import a_score, a_session
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
