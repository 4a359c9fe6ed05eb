"""Where it hurts today: a chip opens the map, each change is on disk at once and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets.body_map import BodyMapField
from acutrack.gui.widgets.body_region_box import RegionBox
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, on_disk, shown
from tests.rest import at_rest

BACK = "back.back_low.L"


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def page(qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person) -> TodayPage:
    made = TodayPage(context, own_room)
    shown(qtbot, made)
    person.key("5")
    return made


def _map(page: TodayPage) -> BodyMapField:
    assert page.extras.where_panel.map is not None
    return page.extras.where_panel.map


def _region(page: TodayPage, key: str) -> RegionBox:
    return _map(page).figures.boxes[key]


def test_the_map_is_made_when_it_is_first_wanted(page: TodayPage, person: Person) -> None:
    assert page.extras.where_panel.map is None
    person.click(page.extras.where)
    assert _map(page).isVisible()
    assert isinstance(QApplication.focusWidget(), RegionBox)


def test_each_change_is_on_disk_at_once_and_undone_one_by_one(
    page: TodayPage, person: Person, context: GuiContext, own_room: PatientId, tmp_path: Path
) -> None:
    heard: list[tuple[str, bool]] = []
    context.notices.told.connect(lambda m, undo: heard.append((context.words(m), undo)))
    person.click(page.extras.where)
    _region(page, BACK).setFocus()
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Space)
    (mark,) = on_disk(tmp_path, BodyMark, own_room)
    assert (mark.region, mark.intensity) == (BACK, Intensity.MODERATE)
    assert (mark.day, mark.session_id) == (context.today(), None)
    assert heard[-1] == ("Saved: Lower back, your left, back, 2 moderate.", True)
    assert page.extras.where.accessibleName() == "Where, 1 place marked"
    context.casebook.undo(own_room)
    assert _map(page).marks == {BACK: Intensity.MILD}
    context.casebook.undo(own_room)
    assert _map(page).marks == {}
    assert page.extras.where.accessibleName() == "Where, not marked"


def test_a_bruise_on_a_thumb_is_on_disk_at_once_and_undone(
    page: TodayPage, person: Person, context: GuiContext, own_room: PatientId, tmp_path: Path
) -> None:
    heard: list[str] = []
    context.notices.told.connect(lambda m, _undo: heard.append(context.words(m)))
    person.click(page.extras.where)
    person.click(_map(page).kinds.chip(MarkKind.SKIN))
    _region(page, "front.hand.L").setFocus()
    person.key(Qt.Key.Key_Return)
    person.key("t")
    person.key("2")
    (mark,) = on_disk(tmp_path, BodyMark, own_room)
    assert (mark.region, mark.kind) == ("front.hand_thumb.L", MarkKind.SKIN)
    assert heard[-1] == "Saved: Thumb, your left, front, skin 2 moderate."
    assert _map(page).skin == {"front.hand_thumb.L": Intensity.MODERATE}
    context.casebook.undo(own_room)
    assert (_map(page).skin, _map(page).marks) == ({}, {})


def test_the_opened_map_is_brought_into_sight(
    page: TodayPage, person: Person, qtbot: QtBot
) -> None:
    view = page.scaffold.viewport()
    for _ in range(2):
        page.scaffold.verticalScrollBar().setValue(0)
        person.click(page.extras.where)
        qtbot.waitUntil(lambda: _foot_of_map(page).y() <= view.height())
        person.click(page.extras.where)


def _foot_of_map(page: TodayPage) -> QPoint:
    figures = _map(page).figures
    return figures.mapTo(page.scaffold.viewport(), figures.rect().bottomLeft())


def test_escape_closes_the_map_and_the_chip_has_the_keyboard(
    page: TodayPage, person: Person
) -> None:
    person.click(page.extras.where)
    _region(page, BACK).setFocus()
    person.key(Qt.Key.Key_Escape)
    assert not _map(page).isVisible()
    assert page.extras.where.hasFocus()


def test_another_day_starts_without_marks(page: TodayPage, person: Person, clock: Clock) -> None:
    person.click(page.extras.where)
    _region(page, BACK).click()
    clock.pass_days(1)
    page.refresh_if_shown()
    assert _map(page).marks == {}


def test_what_could_not_be_saved_is_not_shown_as_saved(
    page: TodayPage, person: Person, context: GuiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    from acutrack.domain.errors import Obstacle
    from acutrack.domain.message import say

    def full(_edit: object) -> None:
        raise Obstacle(say("The disk is full."))

    person.click(page.extras.where)
    monkeypatch.setattr(context.casebook, "record", full)
    _region(page, BACK).click()
    assert _map(page).marks == {}


@pytest.mark.parametrize(("scale", "width"), [(1.0, 740), (2.0, 1060)])
def test_nothing_is_cut_off_and_every_name_is_its_own(
    page: TodayPage, person: Person, theme: Theme, scale: float, width: int
) -> None:
    theme.choose(ThemeChoice.LIGHT, scale)
    page.resize(width, 700)
    person.click(page.extras.where)
    at_rest()
    assert cut_off(page) == []
    assert names_said_twice(page) == []
