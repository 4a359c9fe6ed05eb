"""Chips, yes or no or not said, and the strip of days."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from acutrack.gui.theme import ThemeChoice
from acutrack.gui.theme import look as current_look
from acutrack.gui.widgets.chips import Chip, SegmentedChoice, TriStateChip
from acutrack.gui.widgets.day_strip import DayStrip
from tests.rest import at_rest

from .conftest import RTL, Show, name_of, picture, spoken
from .gallery import TODAY, week
from .hands import click, press


@pytest.fixture
def night(show: Show) -> TriStateChip:
    letters = {"J": True, "Y": True, "N": False}
    made = TriStateChip("Bad night, Monday", "Not said", "Yes", "No", letters=letters)
    show(made)
    made.setFocus()
    return made


def test_a_chip_is_a_check_box_that_swaps_its_icon_for_a_check_mark(show: Show) -> None:
    chip = Chip("Took pain relief", "pill")
    show(chip)
    assert spoken(chip).role() == QAccessible.Role.CheckBox

    chip.click()

    assert chip.isChecked()
    assert chip.shown_icon() == "check"


def test_a_chosen_chip_is_told_without_colour(show: Show) -> None:
    chip = Chip("Sleep", "moon")
    show(chip)
    current_look().choose(ThemeChoice.CONTRAST)
    before = picture(chip)

    chip.setChecked(True)

    assert picture(chip) != before
    assert chip.shown_icon() != "moon"


def test_nothing_is_said_until_somebody_says_it(night: TriStateChip) -> None:
    assert night.answer is None
    assert night.words == ""
    assert name_of(night) == "Bad night, Monday"
    assert spoken(night).text(QAccessible.Text.Description) == "Not said"


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_J, True), (Qt.Key.Key_Y, True), (Qt.Key.Key_N, False), (Qt.Key.Key_Delete, None)],
)
def test_y_n_and_delete_answer_yes_no_and_not_said(
    night: TriStateChip, key: Qt.Key, answer: bool | None
) -> None:
    night.show_answer(not answer)
    told: list[object] = []
    night.answered.connect(told.append)

    press(night, key)

    assert told == [answer]
    assert night.answer is answer


def test_clicks_go_round_yes_no_and_not_said(night: TriStateChip) -> None:
    told: list[object] = []
    night.answered.connect(told.append)

    for _ in range(3):
        click(night)

    assert told == [True, False, None]


def test_showing_an_answer_tells_nobody_and_saying_it_again_neither(
    qtbot: QtBot, night: TriStateChip
) -> None:
    with qtbot.assertNotEmitted(night.answered):
        night.show_answer(True)
        press(night, Qt.Key.Key_Y)


def test_one_of_a_few_is_a_group_of_radio_buttons(qtbot: QtBot, show: Show) -> None:
    ranges = SegmentedChoice("Time shown", [(4, "4 weeks"), (12, "12 weeks"), (0, "All")], 12)
    show(ranges)
    chips = ranges.findChildren(Chip)
    assert ranges.choice == 12
    assert name_of(ranges) == "Time shown"
    assert {spoken(chip).role() for chip in chips} == {QAccessible.Role.RadioButton}

    with qtbot.waitSignal(ranges.picked) as picked:
        click(chips[0])

    assert picked.args == [4]
    assert [chip.isChecked() for chip in chips] == [True, False, False]


def test_tab_comes_to_the_chosen_one_also_where_it_was_chosen_later(show: Show) -> None:
    ranges = SegmentedChoice("Time shown", [(4, "4 weeks"), (12, "12 weeks"), (0, "All")])
    show(ranges)

    def stops() -> list[str]:
        chips = ranges.findChildren(Chip)
        return [chip.words for chip in chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == ["4 weeks"]
    ranges.show_choice(12)
    assert stops() == ["12 weeks"]
    click(ranges.chip(0))
    assert stops() == ["All"]


def test_a_choice_shown_tells_nobody_and_can_be_none(qtbot: QtBot, show: Show) -> None:
    ranges = SegmentedChoice("Time shown", [(4, "4 weeks"), (12, "12 weeks")])
    show(ranges)
    assert ranges.choice is None

    with qtbot.assertNotEmitted(ranges.picked):
        ranges.show_choice(4)
        ranges.show_choice(None)

    assert ranges.choice is None


@pytest.fixture
def strip(show: Show) -> DayStrip:
    made = DayStrip("Add")
    made.show_days(week())
    show(made)
    return made


def test_every_day_says_its_value_or_offers_to_add_it(strip: DayStrip) -> None:
    assert [key.words for key in strip.keys] == ["3", "4", "3", "3", "Add", "4", "5"]
    assert name_of(strip.keys[4]) == "Sunday: None"


def test_a_day_is_chosen_with_one_click(qtbot: QtBot, strip: DayStrip) -> None:
    with qtbot.waitSignal(strip.day_chosen) as chosen:
        click(strip.keys[4])

    assert chosen.args == [date(2025, 10, 26)]


def test_focus_stays_on_its_day_when_values_change(strip: DayStrip) -> None:
    strip.keys[4].setFocus()

    strip.show_days(week())

    assert strip.keys[4].hasFocus()
    assert len(strip.keys) == 7


def test_a_value_from_memory_and_an_empty_day_look_different_without_colour(
    strip: DayStrip,
) -> None:
    assert picture(strip.keys[2]) != picture(strip.keys[3])
    assert picture(strip.keys[4]) != picture(strip.keys[5])
    assert strip.keys[6].cell.day == TODAY


def test_days_run_with_the_reading_direction(strip: DayStrip) -> None:
    strip.setLayoutDirection(RTL)
    at_rest()

    lefts = [key.x() for key in strip.keys]

    assert lefts == sorted(lefts, reverse=True)
