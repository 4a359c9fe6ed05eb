"""The reminder in the whole program: chosen in Settings, a click leads to the day's question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.reminder import ways_to_show
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.labels import Text
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.gui.reminder.test_reminder import Screen


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as there:
        yield there


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    monkeypatch.setattr(ways_to_show, "way_to_show", lambda _words: made)
    monkeypatch.setattr(ways_to_show, "can_show", lambda: True)
    return made


def _away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = desk.programme.reminding.keeper
    assert keeper is not None
    monkeypatch.setattr(keeper, "_in_use", lambda: False)


def _chosen(desk: Desk, at: str = "8:00") -> None:
    page = desk.go("settings")
    assert isinstance(page, SettingsPage)
    chip = page.findChild(Chip, "reminder")
    field = page.findChild(TextField, "reminder-at")
    assert isinstance(chip, Chip)
    assert isinstance(field, TextField)
    desk.write(field, at)
    field.editingFinished.emit()
    desk.person.click(chip)


def test_it_is_off_and_kept_in_the_one_settings_file(desk: Desk, screen: Screen) -> None:
    settings = desk.programme.settings
    assert (settings.current.reminder, desk.programme.reminding.keeper) == (False, None)
    _chosen(desk)
    kept = json.loads(settings.path.read_text(encoding="utf-8"))
    assert (kept["reminder"], kept["reminder_at"]) == (True, "08:00")
    assert screen.shown == []


def test_what_is_no_time_is_told_and_changes_nothing(desk: Desk, screen: Screen) -> None:
    assert not screen.shown
    page = desk.go("settings")
    field = page.findChild(TextField, "reminder-at")
    assert isinstance(field, QWidget)
    desk.write(field, "<script>8</script>")
    field.editingFinished.emit()
    problems = [text.text() for text in page.findChildren(Text) if text.isVisible()]
    assert "This is not a time. Type one, such as 20:00." in problems
    assert desk.programme.settings.current.reminder_at == "20:00"


def test_a_click_on_it_opens_the_days_question(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    _chosen(desk)
    _away(desk, monkeypatch)
    keeper = desk.programme.reminding.keeper
    assert keeper is not None
    keeper.look()
    assert screen.shown == [("AcuTrack", "Your question for today is ready.")]
    desk.go("help")
    screen.clicked.emit()
    desk.settle()
    today = desk.page(TodayPage)
    assert desk.window.page is today
    assert today.answer.scale.isAncestorOf(desk.window.focusWidget())


def test_it_stays_away_once_today_is_answered(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    _chosen(desk)
    _away(desk, monkeypatch)
    desk.go("today")
    desk.person.key("5")
    keeper = desk.programme.reminding.keeper
    assert keeper is not None
    keeper.look()
    assert screen.shown == []
    assert desk.programme.settings.current.reminded_on


def test_nobody_is_reminded_of_the_sample(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    _chosen(desk)
    _away(desk, monkeypatch)
    desk.programme.open_sample()
    desk.settle()
    keeper = desk.programme.reminding.keeper
    assert keeper is not None
    keeper.look()
    assert screen.shown == []
    assert desk.programme.settings.current.reminded_on == ""
