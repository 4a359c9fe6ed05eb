"""The window without a mouse: where Tab goes, that it is seen, and that every page is reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget

from acutrack.gui.actions import PAGES
from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.gui.widgets.page import Scaffold
from tests.accessibility.conftest import VIEWS, Room, View
from tests.accessibility.geometry import on_screen
from tests.rest import at_rest

MOST_STOPS = 150
ROUND_THE_PAGE = {"Pages", "Start my own record"}

#: What is read from top to bottom, and what Tab goes through in that order.
TODAY = [
    "0",
    "Fill in a longer gap",
    "Log a session",
    "Gone: Is the bruise on your right calf gone?",
    "Still there: Is the bruise on your right calf gone?",
    "Make report",
]
SESSION_FORM = [
    "0, pain just before",
    "0, pain just after",
    "None so far",
    "Date",
    "Open the calendar: date of the session",
    "Time",
    "Practitioner",
    "Style",
    "Needles",
    "Needles taken out",
    "Minutes with needles",
    "Note",
    "BL23 Shenshu, both",
    "Remove BL23 Shenshu, both",
]


def stops(room: Room) -> Iterator[QWidget]:
    """Where Tab leads, from where the keyboard is until it is back."""
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in seen:
        assert len(seen) < MOST_STOPS
        seen.append(here)
        yield here
        here.setFocus()
        room.press(Qt.Key.Key_Tab)


def named(room: Room) -> list[str]:
    return [stop.accessibleName() for stop in stops(room)]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def is_in_sight(stop: QWidget, page: QWidget) -> bool:
    """Whether all of a widget is within the part of the page that is not scrolled away."""
    areas = [area for area in page.findChildren(Scaffold) if area.isAncestorOf(stop)]
    frame = on_screen(areas[0].viewport() if areas else page)
    return frame.adjusted(-1, -1, 1, 1).contains(on_screen(stop))


def changed_pixels(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, one.width(), 2)
        for y in range(one.height())
    )


@pytest.mark.parametrize(
    ("view", "order"), [(View("today"), TODAY), (View("sessions", "new"), SESSION_FORM)], ids=str
)
def test_tab_goes_in_reading_order(room: Room, view: View, order: list[str]) -> None:
    room.show(view)

    assert named(room)[: len(order)] == order


def test_the_session_form_ends_with_what_ends_it(room: Room) -> None:
    room.show(View("sessions", "new"))
    order = named(room)
    end = order.index("Finish the session")

    assert order[end - 1] == "Time of the next session"
    assert order[end + 1] == "Back to the list, finish later"


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_page_opens_with_the_keyboard_on_it(room: Room, view: View) -> None:
    page = room.show(view)
    focused = QApplication.focusWidget()

    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.accessibleName() != ""


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_tab_comes_round_and_every_stop_has_a_name(room: Room, view: View) -> None:
    room.show(view)
    order = named(room)

    assert "" not in order
    assert len(set(order)) == len(order)
    assert set(order) >= ROUND_THE_PAGE


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_what_has_the_keyboard_is_in_sight_and_shows_it(room: Room, view: View) -> None:
    page = room.show(view)
    rest = room.window.rail.list
    unseen, unmarked = [], []
    for stop in stops(room):
        if not page.isAncestorOf(stop) or isinstance(stop, QScrollBar):
            continue
        if not is_in_sight(stop, page) and not _is_large(stop):
            unseen.append(stop.accessibleName())
        drawn_by = (stop.parentWidget() if isinstance(stop, RegionBox) else None) or stop
        marked = picture(drawn_by)
        rest.setFocus()
        if changed_pixels(marked, picture(drawn_by)) < stop.width() and not _is_large(stop):
            unmarked.append(stop.accessibleName())

    assert unseen == []
    assert unmarked == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_page_is_reached_by_its_keys(room: Room, entry: object) -> None:
    room.show(View("today" if getattr(entry, "key", "") != "today" else "help"))

    QTest.keySequence(room.window, getattr(entry, "shortcut", ""))
    at_rest()

    assert room.window.page_key == getattr(entry, "key", "")


def test_every_page_is_reached_by_arrows_and_enter_in_the_list(room: Room) -> None:
    room.show(View("today"))
    rail = room.window.rail.list
    reached = []
    for _ in range(rail.count()):
        rail.setFocus()
        room.press(Qt.Key.Key_Return)
        reached.append(room.window.page_key)
        rail.setFocus()
        room.press(Qt.Key.Key_Down)

    assert reached == [entry.key for entry in PAGES]


@pytest.mark.parametrize("key", ["help", "settings", "report"])
def test_a_long_page_is_read_to_its_end_by_keys(room: Room, key: str) -> None:
    page = room.show(View(key))
    bars = [area.verticalScrollBar() for area in page.findChildren(Scaffold) if area.isVisible()]
    assert len(bars) == 1
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        room.press(Qt.Key.Key_PageDown if key == "help" else Qt.Key.Key_Tab)
        if bars[0].value() == bars[0].maximum():
            break

    assert bars[0].value() >= bars[0].maximum() - 40 or key != "help"


def test_escape_leaves_everything_as_it_is(room: Room) -> None:
    room.show(View("sessions", "new"))
    before = room.window.page_key

    room.press(Qt.Key.Key_Escape)

    assert room.window.page_key == before


def _is_large(stop: QWidget) -> bool:
    """Tables and the preview fill what they are given; their rows and pages are walked inside."""
    return isinstance(stop, QTableView) or stop.height() > 400
