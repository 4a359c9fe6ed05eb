"""One reminder a day at most, off until chosen; the clock is the test's own and nothing waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from acutrack.gui.reminder.keeper import ReminderKeeper, reminder_due
from acutrack.gui.reminder.way import WayToShow
from acutrack.settings.settings import Settings, clock_time
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW


class Screen(WayToShow):
    """A way to show that keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.ended = False

    @override
    def show_reminder(self, title: str, words: str) -> None:
        self.shown.append((title, words))

    @override
    def end(self) -> None:
        self.ended = True


class Evening:
    """A keeper on a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime.combine(NOW.date(), time(19, 59), NOW.tzinfo)
        self.answered: bool | None = False
        self.in_use = False
        self.screen = Screen()
        self.settings = SettingsFile(folder / "settings.json")
        self.keeper = self.another()

    def another(self) -> ReminderKeeper:
        return ReminderKeeper(
            self.settings,
            Catalogue(),
            lambda: self.now,
            answered=lambda: self.answered,
            in_use=lambda: self.in_use,
            make_way=lambda _words: self.screen,
        )

    def choose(self, **fields: object) -> None:
        self.settings.change(replace(self.settings.current, **fields))  # type: ignore[arg-type]

    def look_at(self, hour: int, minute: int = 0, days: int = 0) -> int:
        """Let it look at a time; how many reminders there were by then."""
        day = NOW.date() + timedelta(days=days)
        self.now = datetime.combine(day, time(hour, minute), NOW.tzinfo)
        self.keeper.look()
        return len(self.screen.shown)


@pytest.fixture
def evening(qtbot: QtBot, tmp_path: Path) -> Evening:
    assert qtbot is not None
    return Evening(tmp_path)


def test_nothing_comes_until_it_is_chosen(evening: Evening) -> None:
    was_on = evening.keeper.on
    assert evening.look_at(23) == 0
    evening.choose(reminder=True)
    assert (was_on, evening.keeper.on) == (False, True)
    assert evening.look_at(23) == 1


def test_it_comes_once_at_the_chosen_time_and_again_the_next_day(evening: Evening) -> None:
    evening.choose(reminder=True, reminder_at="20:30")
    assert [evening.look_at(20, minute) for minute in (0, 29, 30, 31)] == [0, 0, 1, 1]
    assert evening.look_at(23, 59) == 1
    assert evening.look_at(20, 29, days=1) == 1
    assert evening.look_at(20, 30, days=1) == 2


def test_another_time_or_a_restart_brings_no_second_one(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.look_at(20)
    evening.choose(reminder_at="21:00")
    assert evening.look_at(21) == 1
    evening.settings = SettingsFile(evening.settings.path)
    evening.keeper = evening.another()
    assert evening.look_at(22) == 1


def test_it_never_comes_once_today_is_answered(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.answered = True
    assert evening.look_at(20) == 0
    evening.answered = False
    assert evening.look_at(21) == 0


def test_it_never_comes_while_the_window_is_in_use(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.in_use = True
    assert evening.look_at(20) == 0


def test_without_an_open_record_it_waits_and_does_not_guess(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.answered = None
    assert evening.look_at(20) == 0
    evening.answered = False
    assert evening.look_at(20, 5) == 1


def test_it_tells_no_number_and_no_name(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.look_at(20)
    assert evening.screen.shown == [("AcuTrack", "Your question for today is ready.")]


def test_turned_off_it_goes_away_at_once(evening: Evening) -> None:
    evening.choose(reminder=True)
    evening.choose(reminder=False)
    assert not evening.keeper.on
    assert evening.screen.ended
    assert evening.look_at(23) == 0


def test_a_click_asks_for_the_question(evening: Evening) -> None:
    heard: list[bool] = []
    evening.keeper.wanted.connect(lambda: heard.append(True))
    evening.choose(reminder=True)
    evening.screen.clicked.emit()
    assert heard == [True]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20:00", time(20)),
        (" 8.30 ", time(8, 30)),
        ("7", time(7)),
        ("8 pm", time(20)),
        ("12:15 a.m.", time(0, 15)),
        ("0:00", time(0)),
        ("18h30", time(18, 30)),
        ("24:00", None),
        ("13 pm", None),
        ("20:60", None),
        ("", None),
        ("later", None),
        ("<b>8</b>", None),
        ("9" * 20_000, None),
        ("🙂", None),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, read: time | None) -> None:
    assert clock_time(typed) == read


def test_damaged_settings_fall_back() -> None:
    odd = Settings(reminder=True, reminder_at="soon", reminded_on="yesterday").checked()
    assert (odd.reminder_at, odd.reminded_on) == ("20:00", "")
    assert reminder_due(odd, datetime.combine(NOW.date(), time(20), NOW.tzinfo))
