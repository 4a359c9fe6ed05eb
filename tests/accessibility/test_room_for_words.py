"""Nothing is clipped, nothing overlaps, nothing is too small to hit: in the least window, and with
text twice as large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from acutrack.gui.paint import RING, text_width
from acutrack.gui.theme import ThemeChoice
from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.gui.widgets.chips import Chip, TriStateChip
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.field_button import FieldButton
from acutrack.gui.widgets.point_picker_chip import PointChip
from tests.accessibility.conftest import VIEWS, Room, View
from tests.accessibility.geometry import cut_off, outside, overlapping, shown, sideways
from tests.rest import at_rest

LOOKS = {
    "least window": (ThemeChoice.LIGHT, 1.0, 960, 640),
    "text 200 %": (ThemeChoice.LIGHT, 2.0, 1280, 800),
}
CHIP, CONTROL, LEAST = 40, 44, 24


@pytest.fixture(scope="module", params=LOOKS)
def worn(request: pytest.FixtureRequest, room: Room) -> Iterator[Room]:
    room.wear(*LOOKS[request.param])
    yield room
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_word_gets_the_room_it_needs(worn: Room, view: View) -> None:
    worn.show(view)

    assert cut_off(worn.window) == []
    assert sideways(worn.window) == []
    assert overlapping(worn.window) == []
    assert outside(worn.window) == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_target_can_be_hit(worn: Room, view: View) -> None:
    worn.show(view)
    small = [
        (type(target).__name__, target.accessibleName(), target.width(), target.height())
        for target in targets(worn.window)
        if target.width() < LEAST or target.height() - 2 * RING < wanted_height(target)
    ]

    assert small == []


@pytest.mark.parametrize("view", [View("pain", "new"), View("treatments", "new")], ids=str)
def test_a_day_in_a_form_is_read_whole(worn: Room, view: View) -> None:
    worn.show(view)
    days = [field for field in worn.window.findChildren(DateField) if field.isVisible()]
    for field in days:
        field.show_value(date(2026, 9, 30))
    at_rest()
    room = [field.calendar_button.x() - field.cursorRect().width() for field in days]
    wide = [text_width(field.font(), field.text()) for field in days]
    for field in days:
        field.show_value(None)

    assert days
    assert [r for r, w in zip(room, wide, strict=True) if r < w] == []


def test_the_pages_were_really_looked_at(room: Room) -> None:
    room.show(View("today"))

    assert len(list(targets(room.window))) > 15


def test_a_word_with_too_little_room_is_seen(room: Room) -> None:
    page = room.show(View("today"))
    button = next(
        b for b in page.findChildren(QAbstractButton) if b.isVisible() and " " in b.accessibleName()
    )
    button.setFixedWidth(30)
    at_rest()

    assert cut_off(room.window)

    button.setMinimumWidth(0)
    button.setMaximumWidth(16777215)


def targets(window: QWidget) -> Iterator[QWidget]:
    """What can be clicked or typed into, and is shown."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    for target in shown(window, QWidget):
        hidden_by_qt = target.objectName().startswith("qt_")
        # A region of the body map is as small as it is; its twin in the list is not.
        if isinstance(target, kinds) and not hidden_by_qt and not isinstance(target, RegionBox):
            yield target


def wanted_height(target: QWidget) -> int:
    """The least height of what is drawn, in px."""
    if isinstance(target, FieldButton):
        return LEAST
    chip = isinstance(target, Chip | TriStateChip) or isinstance(target.parentWidget(), PointChip)
    return CHIP if chip else CONTROL
