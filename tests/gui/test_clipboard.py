"""The clipboard gets what was asked for, and gives back what AcuTrack put there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui import clipboard
from acutrack.gui.pages.pain import PainPage
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.gui.test_lock import lock_it, lock_now, unlock


@pytest.fixture(autouse=True)
def board(qapp: QApplication) -> Iterator[QClipboard]:
    found = qapp.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7, 5, 6))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def test_what_was_copied_is_text_for_every_other_program(board: QClipboard) -> None:
    clipboard.copy("Day\tPain\n27 Oct\t6")

    assert board.text() == "Day\tPain\n27 Oct\t6"


def test_histories_of_the_clipboard_are_asked_to_leave_it_out(board: QClipboard) -> None:
    clipboard.copy("6")

    holder = board.mimeData()
    assert holder.data("x-kde-passwordManagerHint").data() == b"secret"
    assert any("ExcludeClipboardContent" in name for name in holder.formats())


def test_what_was_put_there_is_taken_back(board: QClipboard) -> None:
    clipboard.copy("6")
    clipboard.forget()

    assert board.text() == ""


def test_what_another_program_put_there_stays(board: QClipboard) -> None:
    clipboard.copy("6")
    other = QMimeData()
    other.setText("a shopping list")
    board.setMimeData(other)
    clipboard.forget()

    assert board.text() == "a shopping list"


def test_an_empty_clipboard_is_no_trouble() -> None:
    clipboard.forget()


def test_a_table_is_copied_when_that_is_asked_for(desk: Desk, board: QClipboard) -> None:
    desk.go("pain")
    table = desk.page(PainPage).table
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.ctrl(Qt.Key.Key_C)

    assert board.text() == table.as_text()
    assert "6" in board.text()


def test_a_locked_record_takes_its_own_from_the_clipboard(desk: Desk, board: QClipboard) -> None:
    lock_it(desk)
    clipboard.copy("6")
    lock_now(desk)
    desk.settle()
    assert board.text() == ""

    board.setText("a shopping list")
    unlock(desk)
    lock_now(desk)
    assert board.text() == "a shopping list"


def test_so_does_a_locked_record_that_is_left(desk: Desk, board: QClipboard) -> None:
    lock_it(desk)
    clipboard.copy("6")
    desk.programme.end()

    assert board.text() == ""


def test_a_record_without_a_lock_leaves_it_there(desk: Desk, board: QClipboard) -> None:
    clipboard.copy("6")
    desk.programme.end()

    assert board.text() == "6"


def test_no_page_puts_anything_there_by_itself(desk: Desk, board: QClipboard) -> None:
    heard: list[str] = []
    board.dataChanged.connect(lambda: heard.append(board.text()))
    for key in ("today", "sessions", "pain", "side_effects", "charts", "report", "settings"):
        page = desk.go(key)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
        desk.settle()

    assert heard == []
