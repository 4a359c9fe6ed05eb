"""Where Tab goes on every page, against where things stand; and that nothing lies over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from acutrack.domain.message import say
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.pages.page import Page
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.theme import ThemeChoice
from acutrack.gui.undo_bar import UndoBar
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


@pytest.fixture
def crowded(room: Room) -> Iterator[tuple[Page, RoomBars]]:
    """Today in large letters under two bars, in the least window."""
    context = room.programme.context
    assert context is not None
    room.wear(ThemeChoice.LIGHT, 2.0, 960, 640)
    page = room.show(View("today"))
    assert isinstance(page, Page)
    context.who = WhoWrites(Writer.WINDOW)
    room.window.show_who_writes()
    at_rest()
    bars = room.window.findChild(RoomBars)
    assert isinstance(bars, RoomBars)
    yield page, bars
    context.who = HERE
    room.window.show_who_writes()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)


def test_bars_in_large_letters_scroll_away_and_leave_the_page_all_of_its_height(
    crowded: tuple[Page, RoomBars],
) -> None:
    page, bars = crowded
    (scaffold,) = page.findChildren(Scaffold)
    scaffold.begin_at_top()
    at_rest()
    bottom = on_screen(bars).bottom()
    assert bars.visibleRegion().boundingRect().height() > 0
    assert on_screen(scaffold.title).top() > bottom
    assert [*cut_off(bars), *outside(bars)] == []

    scaffold.verticalScrollBar().setValue(scaffold.verticalScrollBar().maximum())
    at_rest()

    assert bars.visibleRegion().isEmpty()
    assert scaffold.viewport().height() > 500


def test_a_bar_that_was_scrolled_away_is_seen_when_it_has_the_keyboard(
    crowded: tuple[Page, RoomBars],
) -> None:
    page, bars = crowded
    (scaffold,) = page.findChildren(Scaffold)
    scaffold.verticalScrollBar().setValue(scaffold.verticalScrollBar().maximum())
    at_rest()
    button = next(b for b in bars.findChildren(QAbstractButton) if b.isVisible())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    at_rest()

    assert scaffold.verticalScrollBar().value() == 0
    assert not button.visibleRegion().isEmpty()


def test_a_bar_that_comes_up_over_a_page_far_down_is_shown(room: Room) -> None:
    context = room.programme.context
    assert context is not None
    room.wear(ThemeChoice.LIGHT, 2.0, 960, 640)
    page = room.show(View("help"))
    (scaffold,) = page.findChildren(Scaffold)
    scaffold.verticalScrollBar().setValue(scaffold.verticalScrollBar().maximum())
    at_rest()
    context.who = WhoWrites(Writer.COMPUTER, time(10, 3))
    room.window.show_who_writes()
    at_rest()
    bars = room.window.findChild(RoomBars)
    assert isinstance(bars, RoomBars)
    seen = bars.visibleRegion().boundingRect().top()
    context.who = HERE
    room.window.show_who_writes()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert seen == 0
    assert scaffold.verticalScrollBar().value() == 0


def test_one_bar_stays_in_sight(room: Room) -> None:
    room.wear(ThemeChoice.LIGHT, 2.0, 1280, 800)
    page = room.show(View("help"))
    (scaffold,) = page.findChildren(Scaffold)
    scaffold.verticalScrollBar().setValue(scaffold.verticalScrollBar().maximum())
    at_rest()
    bars = room.window.findChild(RoomBars)
    assert isinstance(bars, RoomBars)
    seen = bars.visibleRegion().boundingRect()
    whole = bars.rect()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert seen == whole
    assert seen.height() > 0


def test_the_foot_is_one_line_in_large_letters_and_still_tells_what_would_be_undone(
    room: Room,
) -> None:
    room.wear(ThemeChoice.LIGHT, 2.0, 1280, 800)
    room.show(View("today"))
    foot = room.window.findChild(UndoBar)
    assert isinstance(foot, UndoBar)
    foot.show_names(say("Log pain 5 out of 10"), say("Log pain 6 out of 10"))
    at_rest()
    height = foot.height()
    heard = [b.accessibleName() for b in foot.findChildren(QAbstractButton) if b.isVisible()]
    wrong = [*cut_off(foot), *outside(foot)]
    room.window.show_who_writes()
    foot.show_names(None, None)
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert height < 100
    assert heard == ["Undo: Log pain 5 out of 10", "Redo: Log pain 6 out of 10"]
    assert wrong == []
