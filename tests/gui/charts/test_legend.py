"""The legend keeps its words in both reading directions."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.phases import Window
from acutrack.charts.calendar import calendar
from acutrack.charts.pain_timeline import pain_timeline
from acutrack.gui.charts.legend import ChartLegend
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import twelve_weeks

pytestmark = pytest.mark.usefixtures("theme")
_FIRST, _LAST = date(2025, 8, 4), date(2025, 10, 28)


def _inked(image: QImage) -> int:
    plain = image.pixel(image.width() // 2, image.height() - 1)
    return sum(
        image.pixel(x, y) != plain for x in range(image.width()) for y in range(image.height())
    )


def test_right_to_left_shows_as_many_words(qtbot: QtBot) -> None:
    legend = ChartLegend()
    qtbot.addWidget(legend)
    chart = pain_timeline(twelve_weeks(), Catalogue(), first=_FIRST, last=_LAST, today=_LAST)
    legend.show_entries(chart.legend)
    legend.resize(900, legend.heightForWidth(900))
    drawn = _inked(legend.grab().toImage())

    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert _inked(legend.grab().toImage()) == pytest.approx(drawn, rel=0.05)


def test_a_square_stands_whole_in_its_legend_in_both_reading_directions(qtbot: QtBot) -> None:
    legend = ChartLegend()
    qtbot.addWidget(legend)
    series = daily_series(twelve_weeks().scores, "low back")
    period = Window(_FIRST, _LAST)
    legend.show_entries(calendar(series, [], Catalogue(), period=period).legend)
    legend.resize(900, legend.heightForWidth(900))
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        legend.setLayoutDirection(direction)
        image = legend.grab().toImage()
        last = image.width() - 1
        for x in (0, last):
            assert len({image.pixel(x, y) for y in range(image.height())}) == 1
