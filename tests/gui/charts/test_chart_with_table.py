"""Behind each chart stands the table of the same days."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from acutrack.charts.pain_timeline import pain_timeline
from acutrack.charts.spec import TableTwin
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.theme import TextStyle, look
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import twelve_weeks
from tests.rest import at_rest

WORDS = Catalogue()
TODAY = date(2025, 10, 28)

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def both(qtbot: QtBot) -> ChartWithTable:
    made = ChartWithTable(WORDS)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show_chart(
        pain_timeline(twelve_weeks(), WORDS, first=date(2025, 8, 4), last=TODAY, today=TODAY)
    )
    made.show()
    made.activateWindow()
    at_rest()
    return made


def test_ctrl_t_swaps_chart_and_table_and_the_focus_goes_along(
    both: ChartWithTable, qtbot: QtBot
) -> None:
    both.view.setFocus()
    with qtbot.waitSignal(both.turned) as turned:
        QTest.keyClick(both.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert turned.args == [True]
    assert both.table.isVisible()
    assert both.table.hasFocus()
    with qtbot.waitSignal(both.turned) as back:
        QTest.keyClick(both.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert back.args == [False]
    assert both.view.isVisible()
    assert both.view.hasFocus()


def test_the_table_has_the_days_of_the_chart_under_the_same_name(both: ChartWithTable) -> None:
    chart = both.view.chart
    assert chart is not None
    assert chart.table is not None
    model = both.table.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [row[0] for row in chart.table.rows]
    assert model.rowCount() == len(chart.table.days)
    assert both.table.accessibleName() == chart.title
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert heads == list(chart.table.headers)
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "6"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_day_of_the_walk_is_the_current_row(both: ChartWithTable) -> None:
    both.view.walk_to(10)
    both.turn()
    assert both.table.currentIndex().row() == 10


def test_ctrl_c_copies_the_days_with_their_headers(both: ChartWithTable) -> None:
    both.turn()
    both.table.selectRow(10)
    both.table.setFocus()
    QTest.keyClick(both.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == [
        "Day",
        "Pain",
        "Average level",
        "Session",
        "Other care",
        "Side effect",
    ]
    assert copied[1].split("\t")[:3] == ["14 Aug 2025", "7", "7.0"]
    assert len(copied) == 2


def test_the_window_may_have_the_shortcut_itself(qtbot: QtBot) -> None:
    made = ChartWithTable(WORDS, shortcut=False)
    qtbot.addWidget(made)
    made.show()
    QTest.keyClick(made.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not made.shows_table


@pytest.mark.parametrize("wide", [True, False])
def test_every_column_is_seen_where_folding_the_longest_makes_room(
    both: ChartWithTable, wide: bool
) -> None:
    columns = ("Day", "Pain", "Other care")
    care = "Exercises each morning, from the physiotherapist, and a walk after lunch with the dog"
    both.resize(1000 if wide else 420, 500)
    both.turn()
    both.table.show_twin(TableTwin(columns, (1.0,), (("5 Aug 2025", "5", care),)))
    at_rest()
    assert not both.table.horizontalScrollBar().isVisible()
    lines = both.table.rowHeight(0) // look().line_height(TextStyle.BODY)
    assert (lines > 2) is not wide
