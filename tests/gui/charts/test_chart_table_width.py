"""A chart's table folds its words before it hides a column beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from acutrack.charts.spec import TableTwin
from acutrack.gui.charts.chart_table import ChartTable

_LONG = "words that go on and on for a good while"


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("long_columns", [1, 2, 3])
def test_all_columns_fit_where_folding_is_enough(qtbot: QtBot, long_columns: int) -> None:
    rows = tuple((_LONG,) * long_columns + ("12",) for _ in range(5))
    table = ChartTable("Averages")
    qtbot.addWidget(table)
    table.resize(720, 400)
    table.show()
    twin = TableTwin(("a", "b", "c", "d")[: long_columns + 1], (0.0,) * 5, rows, (0.0,) * 5)
    table.show_twin(twin)

    assert table.horizontalHeader().length() <= table.viewport().width()


@pytest.mark.usefixtures("theme")
def test_rows_of_days_show_the_latest_and_others_the_first(qtbot: QtBot) -> None:
    rows = tuple((str(number), _LONG) for number in range(40))
    for heights, shown in (((), False), ((0.0,) * 40, True)):
        table = ChartTable("Rows")
        qtbot.addWidget(table)
        table.resize(500, 300)
        table.show()
        table.show_twin(TableTwin(("a", "b"), tuple(map(float, range(40))), rows, heights))
        assert (table.rowAt(1) == 0) is shown
