"""The frame, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.people import change_patient
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.gui.actions import PAGES, PageEntry
from acutrack.gui.page_makers import UNDER
from acutrack.gui.pages.patients import PatientsPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.nav_rail import NavRail
from tests.builders import a_note
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down
from tests.gui.pages.person import cut_off


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7, 6))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    begin_record(tmp_path, clock, IVO, "Ivo Brandt", days=(2,))
    with sat_down(qtbot, tmp_path, clock, treats_patients=True, last_patient=ROSA) as made:
        yield made


def scrolls_sideways(page: QWidget) -> list[str]:
    areas = page.findChildren(QAbstractScrollArea)
    return [
        area.accessibleName() or type(area).__name__
        for area in areas
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def bar_words(desk: Desk) -> str:
    bars = desk.only(RoomBars)
    return " ".join(label.text() for label in bars.findChildren(Text) if label.isVisible())


class TestGettingAround:
    @pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
    def test_every_page_is_one_press_away(self, practice: Desk, entry: PageEntry) -> None:
        practice.go("help" if entry.key != "help" else "today")
        key = {"F1": Qt.Key.Key_F1, "Ctrl+,": Qt.Key.Key_Comma}.get(entry.shortcut)
        before = practice.person.count

        if key is None:
            practice.ctrl(Qt.Key(ord(entry.shortcut[-1])))
        else:
            practice.person.key(key, ctrl=entry.shortcut.startswith("Ctrl"))

        assert practice.window.page_key == entry.key
        assert practice.person.count - before == 1
        rail = practice.only(NavRail)
        assert rail.opened == UNDER.get(entry.key, entry.key)

    def test_the_page_for_patients_is_not_offered_to_others(self, desk: Desk) -> None:
        desk.ctrl(Qt.Key.Key_9)

        assert desk.window.page_key == "today"

    def test_opening_a_page_puts_the_keyboard_on_the_first_thing_to_do(self, desk: Desk) -> None:
        for entry in PAGES:
            if not desk.window.rail.offers(entry.key):
                continue
            page = desk.go(entry.key)
            focused = QApplication.focusWidget()
            assert focused is not None, entry.key
            assert page.isAncestorOf(focused), entry.key

    def test_ctrl_n_opens_a_new_session_and_ctrl_t_the_numbers(self, desk: Desk) -> None:
        desk.go("charts")
        before = desk.person.count
        desk.ctrl(Qt.Key.Key_T)
        assert desk.person.count - before == 1
        assert desk.button("Show as chart").isVisible()

        desk.ctrl(Qt.Key.Key_N)
        assert desk.window.page_key == "sessions"


class TestUndoAndRedo:
    def test_ctrl_z_takes_back_and_ctrl_shift_z_brings_again_with_names_in_the_foot(
        self, desk: Desk
    ) -> None:
        desk.person.key("5")
        desk.settle()
        assert desk.offered() == ["Undo: Log pain 5 out of 10"]

        before = desk.person.count
        desk.ctrl(Qt.Key.Key_Z)
        assert desk.person.count - before == 1
        assert len(desk.on_disk(PainScore)) == 3
        assert desk.message() == "Undone: Log pain 5 out of 10"
        assert "Redo: Log pain 5 out of 10" in desk.offered()

        desk.ctrl(Qt.Key.Key_Z, shift=True)
        assert [s.value for s in desk.on_disk(PainScore)][-1] == 5
        assert desk.message() == "Done again: Log pain 5 out of 10"

    def test_the_foot_offers_both_by_click(self, desk: Desk) -> None:
        desk.person.key("5")
        desk.settle()
        desk.click("Undo: Log pain 5 out of 10")
        desk.settle()
        assert len(desk.records(PainScore)) == 3

        desk.click("Redo: Log pain 5 out of 10")
        desk.settle()
        assert len(desk.records(PainScore)) == 4

    def test_the_beginning_of_a_record_cannot_be_undone(self, desk: Desk) -> None:
        for _ in range(6):
            desk.window.undo()
        desk.settle()

        assert len(desk.records(Patient)) == 1
        assert desk.offered() == ["Redo: Log pain 6 out of 10"]

    def test_a_message_with_undo_goes_when_something_else_is_done(self, desk: Desk) -> None:
        desk.go("pain")
        desk.context.notices.tell(say("Saved something."), undo=True)
        assert desk.message() == "Saved something."

        keep(desk, a_note())

        assert desk.message() == ""

    def test_undo_of_one_person_never_reaches_another(self, practice: Desk) -> None:
        practice.person.key("5")
        practice.settle()
        practice.context.ways.open_patient(IVO)
        practice.settle()

        assert practice.message() == ""
        assert practice.offered() == ["Undo: Log pain 2 out of 10"]
        practice.ctrl(Qt.Key.Key_Z)
        practice.ctrl(Qt.Key.Key_Z)

        assert [s.value for s in practice.on_disk(PainScore, ROSA)] == [6, 7, 5]
        assert practice.on_disk(PainScore, IVO) == ()


class TestRooms:
    def test_the_bar_says_whose_record_is_open_on_every_page(self, practice: Desk) -> None:
        for key in ("today", "pain", "charts", "settings"):
            practice.go(key)
            assert "Rosa Lind" in bar_words(practice)
            assert "born 9 March 1961" in bar_words(practice)

        practice.context.ways.open_patient(IVO)
        practice.settle()
        assert "Ivo Brandt" in bar_words(practice)
        assert "Rosa" not in bar_words(practice)

    def test_what_is_typed_goes_to_the_person_whose_room_it_is(self, practice: Desk) -> None:
        practice.person.key("4")
        practice.context.ways.open_patient(IVO)
        practice.settle()
        practice.person.key("9")
        practice.settle()

        assert [s.value for s in practice.on_disk(PainScore, ROSA)] == [6, 7, 4]
        assert [s.value for s in practice.on_disk(PainScore, IVO)] == [2, 9]

    def test_all_patients_is_one_click_away_and_opening_one_another(self, practice: Desk) -> None:
        practice.click("All patients")
        practice.settle()
        practice.page(PatientsPage).caseload.search.setFocus()

        practice.person.writes("ivo")
        practice.person.key(Qt.Key.Key_Down)
        practice.person.key(Qt.Key.Key_Return)
        practice.settle()

        assert practice.window.page_key == "today"
        assert "Ivo Brandt" in bar_words(practice)

    def test_the_bar_follows_the_setting_and_the_details_at_once(self, desk: Desk) -> None:
        assert bar_words(desk) == ""
        settings = desk.programme.settings

        settings.change(replace(settings.current, treats_patients=True))
        desk.settle()
        assert "Rosa Lind" in bar_words(desk)

        (person,) = desk.records(Patient)
        desk.casebook.record(change_patient(person, replace(person, name="Rosa Linden")))
        desk.settle()
        assert "Rosa Linden" in bar_words(desk)

    def test_the_room_that_was_open_last_is_open_again(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock)
        begin_record(tmp_path, clock, IVO, "Ivo Brandt")
        with sat_down(qtbot, tmp_path, clock, treats_patients=True) as first:
            assert first.window.page_key == "patients"
            first.context.ways.open_patient(IVO)
            first.settle()

        with sat_down(qtbot, tmp_path, clock) as second:
            assert second.window.page_key == "today"
            assert "Ivo Brandt" in bar_words(second)


class TestTheLook:
    @pytest.mark.parametrize("theme", ["dark", "contrast", "contrast light", "light"])
    def test_another_theme_is_worn_at_once(self, desk: Desk, theme: str) -> None:
        settings = desk.programme.settings
        settings.change(replace(settings.current, theme="light" if theme == "dark" else "dark"))
        desk.settle()
        before = desk.window.grab().toImage()

        settings.change(replace(settings.current, theme=theme))
        desk.settle()

        assert desk.window.grab().toImage() != before

    @pytest.mark.parametrize("at", [(100, (960, 640)), (200, (1280, 800))], ids=str)
    def test_nothing_is_cut_off_where_it_begins_so(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, at: tuple[int, tuple[int, int]]
    ) -> None:
        # Every page is looked at in tests/accessibility, where the window changes to these looks.
        percent, size = at
        chosen = {"text_size": percent, "treats_patients": True}
        with sat_down(qtbot, tmp_path, clock, size=size, **chosen) as desk:
            desk.programme.open_sample()
            desk.settle()
            page = desk.go("today")

            assert cut_off(desk.window) == []
            assert scrolls_sideways(page) == []
            assert (desk.window.width(), desk.window.height()) == size

    def test_text_size_changes_while_the_program_runs(self, desk: Desk) -> None:
        page = desk.page(TodayPage)
        before = page.answer.scale.keys[5].height()
        settings = desk.programme.settings

        settings.change(replace(settings.current, text_size=200))
        desk.settle()

        assert page.answer.scale.keys[5].height() > before
        assert cut_off(desk.window) == []


class TestClosing:
    def test_closing_in_the_middle_of_an_entry_keeps_it(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock)
        with sat_down(qtbot, tmp_path, clock) as desk:
            desk.go("treatments", "new")
            focused = QApplication.focusWidget()
            assert isinstance(focused, QLineEdit)
            desk.person.writes("Ibupro")
            desk.window.close()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("treatments")
            focused = QApplication.focusWidget()
            assert isinstance(focused, QLineEdit)
            assert focused.text() == "Ibupro"
