"""Every kind of edit that the pages make can be taken back and brought again, by key, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from acutrack.gui.pages.gap import GapPage
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.side_effects import SideEffectsPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.who_writes import Writer
from acutrack.gui.widgets.chips import TriStateChip
from tests.builders import a_score, a_session, a_treatment, an_effect
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

KINDS: tuple[type[Record], ...] = (
    Patient, PainScore, TreatmentSession, SideEffect, CoTreatment, DayAnswer, Note, Appointment,
    Course,
)  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    today = clock().date()
    begin_record(tmp_path, clock, days=(6, 7, 6))
    with sat_down(qtbot, tmp_path, clock) as made:
        keep(
            made,
            a_session(day=today - timedelta(days=8)),
            a_treatment("Naproxen"),
            an_effect(day=today, outcome=None, resolved_on=None),
            a_score(9, day=date(2025, 9, 1)),
        )
        yield made


def answer_today(desk: Desk) -> None:
    desk.go("today")
    desk.person.key("5")


def answer_relief(desk: Desk) -> None:
    page = desk.go("today")
    assert isinstance(page, TodayPage)
    desk.person.click(page.extras.relief)


def fill_a_gap(desk: Desk) -> None:
    desk.go("gap")
    assert isinstance(desk.window.page, GapPage)
    desk.person.key("4")


def add_pain(desk: Desk) -> None:
    desk.go("pain", "new")
    desk.person.writes("3")
    desk.click("Save the entry")


def change_pain(desk: Desk) -> None:
    page = desk.go("pain")
    assert isinstance(page, PainPage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    desk.person.key(Qt.Key.Key_Return)
    desk.write(page.form.fields["note"].field, "stairs")
    desk.click("Save the entry")


def remove_pain(desk: Desk) -> None:
    page = desk.go("pain")
    assert isinstance(page, PainPage)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    desk.click("Remove the chosen entry")


def add_treatment(desk: Desk) -> None:
    desk.go("treatments", "new")
    desk.person.writes("Swimming")
    desk.click("Save the treatment")


def change_treatment(desk: Desk) -> None:
    page = desk.go("treatments")
    desk.click("Change Naproxen")
    assert isinstance(page, TreatmentsPage)
    desk.write(page.form.fields["dose"].field, "250 mg")
    desk.click("Save the treatment")


def end_treatment(desk: Desk) -> None:
    desk.go("treatments")
    desk.click("End Naproxen today")


def remove_treatment(desk: Desk) -> None:
    desk.go("treatments")
    desk.click("Remove Naproxen")


def answer_treatment(desk: Desk) -> None:
    page = desk.go("treatments")
    desk.person.click(next(c for c in page.findChildren(TriStateChip) if c.isVisible()))


def add_effect(desk: Desk) -> None:
    desk.go("side_effects", "new")
    form = desk.page(SideEffectsPage).effect_form
    form.kind.show_choice(SideEffectKind.SORENESS)
    desk.click("Save what you noticed")


def effect_gone(desk: Desk) -> None:
    desk.go("side_effects")
    desk.click("Gone")


def effect_stays(desk: Desk) -> None:
    desk.go("side_effects")
    desk.click("Still there")


def remove_effect(desk: Desk) -> None:
    desk.go("side_effects")
    desk.click("Remove")


def change_details(desk: Desk) -> None:
    page = desk.go("settings")
    assert isinstance(page, SettingsPage)
    desk.write(page._details.name, "Rosa Linden")
    desk.click("Save the details")


def put_back(desk: Desk) -> None:
    desk.go("settings")
    desk.click("Put back: Pain 6 on 27 October 2025")


def log_a_session(desk: Desk) -> None:
    desk.ctrl(Qt.Key.Key_N)
    for key in ("6", "4", "n"):
        desk.person.key(key)
    desk.ctrl(Qt.Key.Key_Return)


DEEDS: tuple[Callable[[Desk], None], ...] = (
    answer_today, answer_relief, fill_a_gap, add_pain, change_pain, remove_pain, add_treatment,
    change_treatment, end_treatment, remove_treatment, answer_treatment, add_effect, effect_gone,
    effect_stays, remove_effect, change_details, put_back, log_a_session,
)  # fmt: skip

#: What has to be done before a deed can be.
FIRST = {answer_relief: answer_today, put_back: remove_pain}


def everything(desk: Desk) -> dict[str, dict[str, Record]]:
    """What lies on disk, kind by kind, whatever the order of writing."""
    return {kind.__name__: {r.id: r for r in desk.on_disk(kind)} for kind in KINDS}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_one_press_takes_it_back_and_one_brings_it_again(
    desk: Desk, deed: Callable[[Desk], None]
) -> None:
    if deed in FIRST:
        FIRST[deed](desk)
        desk.settle()
    before = everything(desk)
    deed(desk)
    desk.settle()
    after = everything(desk)
    assert after != before
    name = desk.casebook.undo_name(ROSA)
    assert name is not None
    words = desk.context.words(name)
    assert desk.offered() == [f"Undo: {words}"]

    desk.go("help")
    pressed = desk.person.count
    desk.ctrl(Qt.Key.Key_Z)
    assert desk.person.count - pressed == 1
    assert everything(desk) == before
    assert desk.message() == f"Undone: {words}"

    desk.ctrl(Qt.Key.Key_Z, shift=True)
    assert everything(desk) == after
    assert desk.message() == f"Done again: {words}"
    assert desk.offered()[0] == f"Undo: {words}"
    assert desk.failed == []


def test_a_whole_day_is_taken_back_step_by_step_and_brought_again(desk: Desk) -> None:
    states = [everything(desk)]
    for deed in (answer_today, add_treatment, add_pain, effect_gone, change_details):
        deed(desk)
        desk.settle()
        states.append(everything(desk))
    desk.go("help")
    for state in reversed(states[:-1]):
        desk.ctrl(Qt.Key.Key_Z)
        assert everything(desk) == state
    for state in states[1:]:
        desk.ctrl(Qt.Key.Key_Y)
        assert everything(desk) == state


def test_a_new_deed_drops_what_could_have_been_brought_again(desk: Desk) -> None:
    answer_today(desk)
    desk.ctrl(Qt.Key.Key_Z)
    add_treatment(desk)
    desk.settle()

    assert not any(words.startswith("Redo") for words in desk.offered())


def test_what_another_window_changed_since_is_not_undone_over(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    folder = desk.programme._folder
    answer_today(desk)
    desk.settle()
    with sat_down(qtbot, folder, clock) as other:
        other.click("Write here instead")
        qtbot.waitUntil(lambda: other.context.who.writer is Writer.HERE)
        other.settle()
        other.go("today")
        other.person.key("8")
        other.settle()
        (score,) = [s for s in other.on_disk(PainScore) if s.day == clock().date()]
        assert score.value == 8

    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.waitUntil(lambda: desk.context.who.writer is Writer.HERE)
    desk.settle()
    desk.window.undo()
    desk.settle()
    (score,) = [s for s in desk.on_disk(PainScore) if s.day == clock().date()]
    assert score.value == 5
    assert replace(score, value=5) == score
