"""What a screen reader or a voice does through the accessibility tree, without click or key, is
done as by a person: it is told of, and saved."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget

from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import ChoiceField, NumberField, TextField
from acutrack.gui.widgets.nav_rail import NavRail
from acutrack.gui.widgets.pain_scale import PainScale
from tests.rest import at_rest

from .conftest import Show, spoken
from .gallery import GROUPS
from .hands import press, write

TOGGLE = QAccessibleActionInterface.toggleAction()


def toggle(widget: QWidget) -> None:
    deeds = spoken(widget).actionInterface()
    assert TOGGLE in deeds.actionNames()
    deeds.doAction(TOGGLE)
    at_rest()


def say_into(field: QWidget, text: str) -> None:
    spoken(field).setText(QAccessible.Text.Value, text)
    at_rest()


def test_a_pain_key_that_is_toggled_is_the_answer(show: Show) -> None:
    scale = PainScale("How strong?", "No pain", "As bad as it can be")
    show(scale)
    told: list[int] = []
    scale.picked.connect(told.append)

    toggle(scale.keys[5])
    assert (told, scale.answer) == ([5], 5)
    toggle(scale.keys[7])
    assert (told, scale.answer) == ([5, 7], 7)
    toggle(scale.keys[7])
    assert (told, scale.answer) == ([5, 7], 7)


def test_a_chip_that_is_toggled_is_clicked_on_and_off(show: Show) -> None:
    chip = Chip("Slept badly")
    show(chip)
    told: list[bool] = []

    def hear(on: bool) -> None:
        told.append(on)

    chip.clicked.connect(hear)

    toggle(chip)
    toggle(chip)
    chip.setChecked(True)

    assert told == [True, False]


def test_one_of_a_few_that_is_toggled_is_picked(show: Show) -> None:
    choice = SegmentedChoice("Range", [(4, "4 weeks"), (12, "12 weeks")], 4)
    show(choice)
    told: list[object] = []
    choice.picked.connect(told.append)

    toggle(choice.chip(12))
    choice.show_choice(4)

    assert told == [12]


def test_a_text_that_is_said_is_typed_and_finished_and_typing_is_told_once(show: Show) -> None:
    field = TextField()
    show(field)
    typed: list[str] = []
    finished: list[str] = []
    field.textEdited.connect(typed.append)
    field.editingFinished.connect(lambda: finished.append(field.text()))

    say_into(field, "Knee")
    assert (typed, finished) == (["Knee"], ["Knee"])

    field.setText("by the program")
    field.clear()
    assert (len(typed), len(finished)) == (1, 1)

    field.setFocus()
    write(field, "ab")
    assert (typed[1:], len(finished)) == (["a", "ab"], 1)


def test_a_number_and_a_day_that_are_said_are_taken(show: Show) -> None:
    number = NumberField(1, 60, "Type a number from 1 to 60")
    day = DateField(lambda: date(2025, 10, 28), "Type a date", "Open the calendar")
    show(number, day)
    told: list[object] = []
    problems: list[str] = []
    number.changed.connect(told.append)
    number.problem.connect(problems.append)
    day.changed.connect(told.append)

    say_into(number, "12")
    say_into(day, "27 October 2025")
    assert told == [12, date(2025, 10, 27)]

    say_into(number, "99")
    assert problems[-1] == "Type a number from 1 to 60"


def test_a_line_of_a_choice_that_is_selected_is_picked_once(show: Show) -> None:
    choice = ChoiceField([("a", "Ache"), ("b", "Bruise"), ("c", "Cold")])
    show(choice)
    told: list[object] = []
    choice.picked.connect(told.append)

    choice.showPopup()
    lines = spoken(choice.view())
    line = next(
        lines.child(at)
        for at in range(lines.childCount())
        if lines.child(at).text(QAccessible.Text.Name) == "Bruise"
    )
    line.actionInterface().doAction(TOGGLE)
    at_rest()
    assert (told, choice.choice) == (["b"], "b")
    assert not choice.view().isVisible()

    choice.show_choice("a")
    at_rest()
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    at_rest()
    assert told == ["b", "b"]


def test_a_page_that_is_selected_in_the_list_opens(show: Show) -> None:
    rail = NavRail("Pages", GROUPS)
    show(rail, height=700, filled=True)
    rail.show_page("today")
    told: list[str] = []
    rail.chosen.connect(told.append)

    item = spoken(rail).child(1)
    item.actionInterface().doAction(TOGGLE)
    at_rest()
    assert told == ["sessions"]

    rail.show_page("sessions")
    at_rest()
    assert told == ["sessions"]


@pytest.mark.parametrize("opened", ["today", ""])
def test_a_page_that_is_opened_cannot_be_closed(show: Show, opened: str) -> None:
    rail = NavRail("Pages", GROUPS)
    show(rail, height=700, filled=True)
    rail.show_page(opened)

    rail.clearSelection()
    at_rest()

    assert rail.opened == opened
