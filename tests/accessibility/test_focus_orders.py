"""Where Tab goes on every page and dialog, name by name, as it was last read over by a person.

The lists are plain text in `orders/`, one name a line. After a change that is meant, write them
anew with ACUTRACK_TESTS_WRITE_ORDERS=1 in the environment, and read what git shows of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from acutrack.gui.widgets.dialog import Dialog
from tests.accessibility.conftest import VIEWS, Room, View
from tests.accessibility.test_dialogs import DIALOGS, Made
from tests.accessibility.test_keyboard import named
from tests.rest import at_rest, settled

#: Set where the lists are to be written from what is found.
WRITE = "ACUTRACK_TESTS_WRITE_ORDERS"

ORDERS = Path(__file__).with_name("orders")


@pytest.fixture
def opened(room: Room, make: Made) -> Iterator[Dialog]:
    room.show(View("today"))
    dialog = make(room)
    dialog.open()
    settled(room.programme)
    dialog.activateWindow()
    at_rest()
    yield dialog
    dialog.reject()
    dialog.deleteLater()
    at_rest()


def compare(name: str, found: list[str]) -> None:
    """Hold what was found against the list of that name, or write it."""
    listed = ORDERS / f"{name}.txt"
    if os.environ.get(WRITE):
        ORDERS.mkdir(exist_ok=True)
        listed.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")

    assert found == listed.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_tab_goes_through_a_page_as_listed(room: Room, view: View) -> None:
    room.show(view)

    compare(f"page-{view}", named(room))


@pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__name__)
def test_tab_goes_through_a_dialog_as_listed(room: Room, make: Made, opened: Dialog) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.isAncestorOf(focused)

    compare(f"dialog-{make.__name__}", named(room))


def test_no_list_is_left_over() -> None:
    listed = {file.stem for file in ORDERS.glob("*.txt")}

    assert listed == {f"page-{view}" for view in VIEWS} | {
        f"dialog-{make.__name__}" for make in DIALOGS
    }
