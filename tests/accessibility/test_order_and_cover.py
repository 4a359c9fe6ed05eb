"""Where Tab goes on every page, against where things stand; and that nothing lies over it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.theme import ThemeChoice
from acutrack.gui.who_writes import HERE, WhoWrites, Writer
from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.gui.widgets.field_button import FieldButton
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.page import Columns, Scaffold
from tests.accessibility.conftest import VIEWS, Room, View
from tests.accessibility.geometry import cut_off, on_screen, outside
from tests.accessibility.test_keyboard import stops
from tests.rest import at_rest


@pytest.fixture(scope="module")
def one_column(room: Room) -> Iterator[Room]:
    """Large letters, so that everything stands under each other and there is one reading order."""
    room.wear(ThemeChoice.LIGHT, 1.5, 1100, 900)
    yield room
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)


def place(stop: QWidget, page: QWidget) -> QRect:
    """Where a stop stands on its page, however far that is scrolled now."""
    return QRect(stop.mapTo(page, QPoint(0, 0)), stop.size())


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_tab_goes_down_the_page(one_column: Room, view: View) -> None:
    page = one_column.show(view)
    areas = [a for a in page.findChildren(Scaffold) if a.isVisible() and a.widget() is not None]
    assert len(areas) == 1
    content = areas[0].widget()
    assert content is not None
    all_round = list(stops(one_column))
    # The keyboard may begin in the middle, at the first thing to do; a round begins after the rail.
    outside = [at for at, stop in enumerate(all_round) if not content.isAncestorOf(stop)]
    begin = outside[-1] + 1 if outside else 0
    ordered = [
        (stop.accessibleName(), place(stop, content))
        for stop in all_round[begin:] + all_round[:begin]
        if content.isAncestorOf(stop) and not isinstance(stop, QScrollBar | RegionBox | FieldButton)
    ]
    upwards = [
        (before[0], after[0])
        for before, after in pairwise(ordered)
        if after[1].bottom() < before[1].top()
    ]

    assert all(columns.is_single for columns in page.findChildren(Columns))
    assert upwards == []


@pytest.mark.parametrize("width", [960, 1280])
def test_a_message_and_a_failure_take_room_of_their_own(room: Room, width: int) -> None:
    room.wear(ThemeChoice.LIGHT, 1.0, width, 640)
    page = room.show(View("sessions", "new"))
    message, failure = (room.window.findChild(kind) for kind in (MessageBar, FailureBar))
    assert isinstance(failure, FailureBar)
    bars: list[QWidget] = [failure]
    failure.say("AcuTrack could not save: the disk is full.", lambda: None)
    for bar in room.window.findChildren(MessageBar):
        if not page.isAncestorOf(bar):
            bar.say("Saved: the session of 28 October.", undo="Undo")
            bars.append(bar)
    at_rest()
    assert message is not None

    shown = [bar for bar in bars if bar.isVisible()]
    assert len(shown) == 2
    assert [bar for bar in shown if on_screen(bar).intersects(on_screen(page))] == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    failure.hide()
    for bar in room.window.findChildren(MessageBar):
        bar.dismiss()
    room.press(Qt.Key.Key_Tab)
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)


def test_bars_in_large_letters_leave_the_page_half_of_the_height(room: Room) -> None:
    context = room.programme.context
    assert context is not None
    room.wear(ThemeChoice.LIGHT, 2.0, 960, 640)
    room.show(View("today"))
    context.who = WhoWrites(Writer.WINDOW)
    room.window.show_who_writes()
    at_rest()
    bars = room.window.findChild(RoomBars)
    assert isinstance(bars, RoomBars)
    seen = bars.visibleRegion().boundingRect().height()
    whole = bars.height()
    wrong = [*cut_off(bars), *outside(bars)]
    context.who = HERE
    room.window.show_who_writes()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert 0 < seen <= 320 < whole
    assert wrong == []
