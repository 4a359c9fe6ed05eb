"""The list of pages, tables and dialogs, by keyboard and for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.nav_rail import NavRail
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.table import Table
from tests.rest import at_rest

from .conftest import Show, changed_pixels, name_of, picture, spoken
from .gallery import GROUPS
from .hands import click, press


@pytest.fixture
def rail(show: Show) -> NavRail:
    made = NavRail("Pages", GROUPS)
    show(made, height=700, filled=True)
    made.show_page("today")
    made.setFocus()
    at_rest()
    return made


def test_pages_are_the_items_of_one_list_and_nothing_else_is(rail: NavRail) -> None:
    reader = spoken(rail)

    assert reader.role() == QAccessible.Role.List
    assert name_of(rail) == "Pages"
    names = [reader.child(at).text(QAccessible.Text.Name) for at in range(reader.childCount())]
    assert names == [item.words for group in GROUPS for item in group.items]


def test_arrows_move_without_opening_and_enter_opens(rail: NavRail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)

    press(rail, Qt.Key.Key_Down)
    assert told == []
    assert rail.opened == "today"

    press(rail, Qt.Key.Key_Return)
    assert told == ["sessions"]


def test_a_click_opens_and_a_click_on_a_head_does_not(rail: NavRail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)
    first = rail.visualItemRect(rail.item(0))

    head = first.topLeft()
    head.setX(40)
    head.setY(head.y() + 4)
    click(rail.viewport(), head)
    assert told == []

    line = first.bottomLeft()
    line.setX(60)
    line.setY(line.y() - 12)
    click(rail.viewport(), line)
    assert told == ["today"]


def test_help_and_settings_stand_at_the_foot(rail: NavRail) -> None:
    last = rail.visualItemRect(rail.item(rail.count() - 1))

    assert rail.viewport().height() - last.bottom() < 20


def test_the_page_shown_as_open_changes_without_telling_anybody(
    qtbot: QtBot, rail: NavRail
) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.show_page("charts")

    assert rail.opened == "charts"
    rail.set_groups(GROUPS)
    assert rail.opened == "charts"


def test_focus_shows_on_the_current_line(rail: NavRail) -> None:
    with_focus = picture(rail)
    rail.clearFocus()

    assert changed_pixels(with_focus, picture(rail)) > 300


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_line_is_a_target_and_no_word_is_cut(
    qtbot: QtBot, rail: NavRail, look: Theme, scale: float
) -> None:
    look.choose(ThemeChoice.LIGHT, scale)

    qtbot.waitUntil(lambda: rail.width() >= rail.sizeHint().width())
    for row in range(rail.count()):
        assert rail.visualItemRect(rail.item(row)).height() >= 44


def table_of_days() -> Table:
    model = QStandardItemModel(2, 2)
    model.setHorizontalHeaderLabels(["Day", "Pain"])
    for row, words in enumerate((("Mon 27", "4"), ("Tue 28", "5"))):
        for column, word in enumerate(words):
            model.setItem(row, column, QStandardItem(word))
    table = Table("Pain by day")
    model.setParent(table)
    table.setModel(model)
    return table


def test_a_table_is_copied_as_a_table(show: Show) -> None:
    table = table_of_days()
    show(table)
    table.setFocus()

    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Day\tPain\nMon 27\t4\nTue 28\t5"

    table.selectRow(1)
    assert table.as_text() == "Day\tPain\nTue 28\t5"


def test_tab_leaves_a_table_and_rows_are_targets(show: Show, look: Theme) -> None:
    table, after = table_of_days(), TextField()
    show(table, after)
    table.setFocus()
    assert name_of(table) == "Pain by day"
    assert table.rowHeight(0) >= 44

    press(table, Qt.Key.Key_Tab)
    assert after.hasFocus()

    look.choose(ThemeChoice.LIGHT, 2.0)
    assert table.verticalHeader().defaultSectionSize() > 44


def test_enter_opens_a_row(qtbot: QtBot, show: Show) -> None:
    table = table_of_days()
    show(table)
    table.setFocus()
    table.selectRow(1)

    with qtbot.waitSignal(table.activated) as opened:
        press(table, Qt.Key.Key_Return)

    assert opened.args[0].row() == 1


def test_escape_closes_a_dialog_and_a_long_body_scrolls(qtbot: QtBot) -> None:
    dialog = Dialog("Where does it hurt?")
    qtbot.addWidget(dialog)
    for _ in range(60):
        dialog.add(Text("One line of many."))
    dialog.add_buttons(primary("Keep it"), Button("Close"))
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.findChildren(Button)[0].isVisible()

    press(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


@pytest.mark.usefixtures("theme")
def test_a_dialog_grows_with_what_comes_in_while_it_is_shown(qtbot: QtBot) -> None:
    dialog = Dialog("Lock the record")
    qtbot.addWidget(dialog)
    problem = Text("The two are not the same. Type the second one again. " * 4)
    problem.hide()
    dialog.add(TextField())
    dialog.add(problem)
    dialog.add_buttons(primary("Go on"))
    with qtbot.waitExposed(dialog):
        dialog.show()
    at_rest()

    problem.show()
    at_rest()

    assert problem.visibleRegion().boundingRect() == problem.rect()


def test_a_page_says_its_title_and_one_line_of_context(show: Show) -> None:
    page = Scaffold("Today", actions=[primary("Log a session", "plus")])
    show(page)
    assert not page.context.isVisible()

    page.set_context("Tuesday 28 October 2025")

    assert page.title.level == 1
    assert page.context.isVisible()
