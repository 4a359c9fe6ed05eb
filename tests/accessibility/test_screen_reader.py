"""What somebody hears who does not see the window, page by page on the sample patient."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from acutrack.charts.spec import Dots
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.widgets.labels import Heading
from tests.accessibility.conftest import VIEWS, Room, View
from tests.accessibility.tree import Node, Role, tree
from tests.rest import at_rest

FILLERS = {Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.LayeredPane, Role.Whitespace}
#: A table's cells are data under their heading; they may be alike, and empty is empty.
DATA = {Role.Cell, Role.Row}


def focusable(page: QWidget) -> list[Node]:
    return [node for node in tree(page).all() if node.focusable and node.role not in DATA]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_everything_the_keyboard_reaches_has_a_name_and_a_role(room: Room, view: View) -> None:
    found = focusable(room.show(view))

    assert found
    assert [(node.role, node.place) for node in found if not node.name.strip()] == []
    assert [(node.name, node.role) for node in found if node.role in FILLERS] == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_titles_are_headings_under_the_words_they_show(room: Room, view: View) -> None:
    page = room.show(view)
    titles = [title.text() for title in page.findChildren(Heading) if title.isVisible()]
    heard = [node.name for node in tree(page).all() if node.role is Role.Heading]

    assert titles
    assert sorted(heard) == sorted(titles)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_no_two_things_of_a_page_have_one_name(room: Room, view: View) -> None:
    # Qt reads a choice on Linux by its value, and its name by the label tied to it: below.
    names = Counter(n.name for n in focusable(room.show(view)) if n.role is not Role.ComboBox)

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_field_has_a_label_of_its_own(room: Room, view: View) -> None:
    page = room.show(view)
    fields = [
        field
        for kind in (QComboBox, QLineEdit)
        for field in page.findChildren(kind)
        if field.isVisible()
    ]
    names = Counter(field.accessibleName() for field in fields)
    tied = {label.buddy() for label in page.findChildren(QLabel) if label.buddy() is not None}

    assert "" not in names
    assert [name for name, times in names.items() if times > 1] == []
    assert [box.accessibleName() for box in fields if isinstance(box, QComboBox)] == [
        box.accessibleName() for box in fields if isinstance(box, QComboBox) and box in tied
    ]


def test_the_way_between_pages_is_a_list_of_its_pages_and_no_more(room: Room) -> None:
    rail = tree(room.window.rail.list)

    assert rail.role is Role.List
    assert rail.name == "Pages"
    assert {part.role for part in rail.parts} == {Role.ListItem}
    assert [part.name for part in rail.parts] == [
        "Today", "Sessions", "Pain and questions", "Side effects", "Treatments", "Charts",
        "Report", "What is known", "Patients", "Help and safety", "Settings",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("view", "groups"),
    [
        (View("today"), {"How strong was your pain on average in the last 24 hours?"}),
        (View("sessions", "new"), {"Pain just before the session", "Pain just after"}),
    ],
    ids=["today", "sessions-new"],
)
def test_pain_keys_are_eleven_radio_buttons_in_a_group_with_a_name(
    room: Room, view: View, groups: set[str]
) -> None:
    keys = [
        node
        for node in tree(room.show(view)).all()
        if re.match(r"(\d|10)(,|$)", node.name) and node.role is not Role.StaticText
    ]

    assert {node.role for node in keys} == {Role.RadioButton}
    assert Counter(node.groups[0] for node in keys) == Counter(dict.fromkeys(groups, 11))
    for group in groups:
        levels = [node.name.split(",")[0] for node in keys if node.groups[0] == group]
        assert levels == [str(level) for level in range(11)]


def test_each_chart_is_a_chart_described_in_three_sentences(room: Room) -> None:
    charts = [n for n in tree(room.show(View("charts"))).all() if n.role is Role.Chart]

    names = [chart.name for chart in charts]
    assert names == ["How the change lies", "Pain each day, 0 to 10"]
    for chart in charts:
        assert 1 <= len(re.findall(r"[.?](?=\s|$)", chart.description)) <= 3
        assert chart.parts == ()
    assert re.search(r"\d+ of \d+ days", charts[-1].description)


def test_the_table_behind_the_chart_holds_the_days_of_its_axis(room: Room) -> None:
    whole = room.show(View("charts")).findChild(ChartWithTable)
    assert isinstance(whole, ChartWithTable)
    chart = whole.view.chart
    assert chart is not None
    assert chart.table is not None

    whole.turn()
    at_rest()
    in_table = whole.table.model().rowCount()
    read = tree(whole.table)
    whole.turn()

    assert in_table == len(chart.table.days)
    days_drawn = {int(x) for mark in chart.marks if isinstance(mark, Dots) for x in mark.xs}
    assert days_drawn == {day.toordinal() for day in chart.table.days}
    assert len(days_drawn) > 60
    assert read.role is Role.Table
    assert read.name == "Pain each day, 0 to 10"
