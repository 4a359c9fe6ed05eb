"""A page that was shown in large text is itself again when the text is smaller."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.pages.sessions.session_list import SessionList
from acutrack.gui.theme import ThemeChoice
from acutrack.gui.widgets.page import Scaffold
from tests.builders import a_session
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7) * 30)
    with sat_down(qtbot, tmp_path, clock) as made:
        keep(made, a_session(day=date(2025, 10, 1)))
        yield made


def read_in_large_text_for_a_while(desk: Desk, page: str) -> None:
    for scale in (2.0, 1.0):
        desk.go("settings")
        desk.context.theme.choose(ThemeChoice.LIGHT, scale)
        desk.settle()
        desk.go(page)


def test_the_chart_is_as_tall_as_before(desk: Desk) -> None:
    desk.go("charts")
    chart = desk.page(ChartsPage).chart
    before = chart.height()

    read_in_large_text_for_a_while(desk, "charts")

    assert chart.height() == before


def test_the_table_of_sessions_has_the_columns_it_had(desk: Desk) -> None:
    shown = desk.go("sessions").findChild(SessionList)
    assert isinstance(shown, SessionList)
    before = [shown.table.isColumnHidden(c) for c in range(shown.model.columnCount())]

    read_in_large_text_for_a_while(desk, "sessions")

    after = [shown.table.isColumnHidden(c) for c in range(shown.model.columnCount())]
    assert after == before
    assert not shown.table.horizontalScrollBar().isVisible()


def test_a_table_that_has_grown_narrow_shows_no_column_it_has_no_room_for(desk: Desk) -> None:
    shown = desk.go("sessions").findChild(SessionList)
    assert isinstance(shown, SessionList)
    before = [shown.table.isColumnHidden(c) for c in range(shown.model.columnCount())]

    for width in (1900, 1280):
        desk.window.resize(width, 800)
        desk.settle()

    after = [shown.table.isColumnHidden(c) for c in range(shown.model.columnCount())]
    assert after == before


def test_help_opens_at_its_title(desk: Desk, qtlog: _QtMessageCapture) -> None:
    desk.go("help")
    desk.go("settings")
    desk.go("help")

    area = desk.page(HelpPage).findChildren(Scaffold)[0]
    assert area.verticalScrollBar().value() == 0
    assert [record.message for record in qtlog.records] == []
