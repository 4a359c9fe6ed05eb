"""F1 leads from each page to what explains that page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui.help_places import HELP_PLACES
from acutrack.gui.page_makers import _WHERE
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.charts.shown_chart import CHART_NAMES, ShownChart
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.pages.help.lines import all_lines
from acutrack.gui.pages.page import Page
from acutrack.gui.widgets.page import Scaffold
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down

#: What is read first after F1, and on which page.
READS = {
    "today": ("help", "Today"),
    "gap": ("help", "Fill in a longer gap"),
    "sessions": ("help", "Sessions"),
    "pain": ("help", "Pain and questions"),
    "questions": ("help", "Pain and questions"),
    "side_effects": ("help", "After a session"),
    "treatments": ("help", "Treatments"),
    "charts": ("help", "How to read “Trend”"),
    "baseline": ("decides", "What is compared"),
    "courses": ("decides", "What is compared"),
    "trial": ("decides", "What a planned trial adds"),
    "decides": ("help", "What a diary can and cannot tell"),
    "report": ("help", "The report"),
    "known": ("help", "What is known"),
    "patients": ("help", "Patients"),
    "audit": ("help", "How to read the practice audit"),
    "help": ("help", "Help and safety"),
    "protected": ("help", "Privacy"),
    "security": ("help", "Privacy"),
    "settings": ("protected", "What is protected"),
}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7, 5, 6))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def press_f1(desk: Desk) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.person.key(Qt.Key.Key_F1)
    desk.settle()


def first_read(desk: Desk) -> str:
    """The first words in sight on the page shown."""
    area = next(a for a in desk.page(Page).findChildren(Scaffold) if a.isVisible())
    frame = area.viewport()

    def top(widget: QWidget) -> int:
        return widget.mapTo(frame, QPoint(0, 0)).y()

    labels = [label for label in frame.findChildren(QLabel) if label.isVisible() and label.text()]
    seen = sorted((label for label in labels if 0 <= top(label) < frame.height()), key=top)
    return seen[0].text()


def test_every_page_has_its_place() -> None:
    assert set(HELP_PLACES) == set(_WHERE) == set(READS)


@pytest.mark.parametrize("key", sorted(HELP_PLACES))
def test_f1_begins_where_the_page_is_explained(desk: Desk, key: str) -> None:
    desk.go(key)
    press_f1(desk)
    assert (desk.window.page_key, first_read(desk)) == READS[key]


@pytest.mark.parametrize("chart", [ShownChart.CALENDAR, ShownChart.EACH_SESSION])
def test_f1_explains_the_chart_that_is_shown(desk: Desk, chart: ShownChart) -> None:
    desk.go("charts")
    desk.page(ChartsPage).show_which(chart)
    desk.settle()
    press_f1(desk)
    assert first_read(desk) == f"How to read “{desk.context.words(CHART_NAMES[chart])}”"


def test_f1_from_the_keyboard_can_be_scrolled_on(desk: Desk) -> None:
    desk.go("charts")
    press_f1(desk)
    bar = desk.page(HelpPage).findChildren(Scaffold)[0].verticalScrollBar()
    before = bar.value()
    desk.person.key(Qt.Key.Key_PageDown)
    assert bar.value() > before


def test_every_place_that_can_be_found_is_there(desk: Desk) -> None:
    desk.go("help")
    places = set(desk.page(HelpPage).places)
    lines = all_lines(desk.context.words)
    assert {line.place for line in lines if line.page == "help"} <= places
    assert {place for page, place in HELP_PLACES.values() if page == "help"} <= places | {""}
    decides = {line.place for line in lines if line.page == "decides"}
    assert {place for page, place in HELP_PLACES.values() if page == "decides"} <= decides
