"""Filling in a gap, driven by real keys and clicks on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put
from acutrack.casebook.edits.pain import log_day
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.gap import GapPage
from acutrack.gui.pages.gap.day_facts import Column
from acutrack.gui.pages.gap.week import gap_start, week_of
from acutrack.gui.pages.gap.week_grid import WeekGrid
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.theme import ThemeChoice
from tests.builders import a_session, an_effect
from tests.gui.pages.person import Person, cut_off, names_said_twice, on_disk, shown
from tests.rest import at_rest

TODAY = date(2025, 10, 28)
MONDAY = date(2025, 10, 20)


def days_ago(count: int) -> date:
    return TODAY - timedelta(days=count)


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def page(qtbot: QtBot, context: GuiContext, own_room: PatientId) -> GapPage:
    """A diary with one entry before a week of nothing, which ran from Monday 20 October."""
    log(context, own_room, {MONDAY - timedelta(days=1): 6, date(2025, 10, 27): 5})
    made = GapPage(context, own_room)
    shown(qtbot, made)
    return made


def log(context: GuiContext, patient: PatientId, values: dict[date, int]) -> None:
    for day, value in values.items():
        context.casebook.record(log_day(patient, value, day, context.now(), site="low back"))


def keep(context: GuiContext, patient: PatientId, *records: Record) -> None:
    own = [replace(record, patient_id=patient) for record in records]
    context.casebook.record(Edit(say("Set up"), patient, tuple(put(record) for record in own)))


def grid(page: GapPage) -> WeekGrid:
    assert page.grid is not None
    return page.grid


def told(context: GuiContext) -> list[str]:
    heard: list[str] = []
    context.notices.failed.connect(lambda message: heard.append(context.words(message)))
    return heard


def values(folder: Path, patient: PatientId) -> dict[date, float]:
    return {score.day: score.value for score in on_disk(folder, PainScore, patient)}


class TestWhichWeek:
    def test_it_opens_where_the_latest_gap_begins(self) -> None:
        recorded = {days_ago(back) for back in (1, 2, 10, 11, 12)}
        assert gap_start(recorded, TODAY) == days_ago(9)

    def test_a_single_empty_day_gives_way_to_a_longer_gap(self) -> None:
        recorded = {days_ago(back) for back in (1, 3, 4, 9, 10)}
        assert gap_start(recorded, TODAY) == days_ago(8)

    def test_without_a_longer_gap_it_is_the_single_day(self) -> None:
        recorded = {days_ago(back) for back in (1, 3, 4, 5)}
        assert gap_start(recorded, TODAY) == days_ago(2)

    def test_days_before_the_diary_are_no_gap(self) -> None:
        recorded = {days_ago(back) for back in range(5)}
        assert gap_start(recorded, TODAY) == days_ago(7)

    def test_an_empty_diary_starts_a_week_ago(self) -> None:
        assert gap_start(set(), TODAY) == days_ago(7)

    @pytest.mark.parametrize(("first", "start"), [(0, date(2025, 10, 27)), (6, date(2025, 10, 26))])
    def test_weeks_begin_as_the_locale_has_it(self, first: int, start: date) -> None:
        week = week_of(TODAY, first)
        assert week[0] == start
        assert len(week) == 7


class TestNumbers:
    def test_a_missed_week_takes_eight_interactions_from_today(
        self,
        qtbot: QtBot,
        context: GuiContext,
        own_room: PatientId,
        person: Person,
        tmp_path: Path,
    ) -> None:
        log(context, own_room, {MONDAY - timedelta(days=1): 6, date(2025, 10, 27): 5})
        window = QStackedWidget()
        pages = {"today": TodayPage(context, own_room), "gap": GapPage(context, own_room)}
        for page in pages.values():
            window.addWidget(page)

        def go(key: str, argument: str) -> None:
            window.setCurrentWidget(pages[key])
            pages[key].arrive(argument)
            first = pages[key].first_focus()
            assert isinstance(first, QWidget)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

        context.ways.went.connect(go)
        shown(qtbot, window)
        go("today", "")

        person.click(pages["today"].days.gap)  # type: ignore[attr-defined]
        for digit in "6435542":
            person.key(digit)

        assert person.count == 8
        week = {MONDAY + timedelta(days=offset): int("6435542"[offset]) for offset in range(7)}
        found = values(tmp_path, own_room)
        assert {day: found[day] for day in week} == week

    def test_each_number_is_on_disk_before_the_next_is_typed(
        self, page: GapPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("6")

        assert values(tmp_path, own_room)[MONDAY] == 6
        assert grid(page).numbers[0].words == "6"
        assert grid(page).numbers[1].hasFocus()

    @pytest.mark.usefixtures("unhurried")
    def test_one_waits_for_zero_and_then_lets_go(
        self, qtbot: QtBot, page: GapPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("1")
        assert values(tmp_path, own_room)[MONDAY] == 1
        assert grid(page).numbers[0].hasFocus()

        grid(page).numbers[0]._waiting.start(0)
        qtbot.waitUntil(grid(page).numbers[1].hasFocus)

    @pytest.mark.usefixtures("unhurried")
    def test_one_and_zero_are_ten_and_one_thing_to_undo(
        self,
        page: GapPage,
        person: Person,
        context: GuiContext,
        own_room: PatientId,
        tmp_path: Path,
    ) -> None:
        person.key("1")
        person.key("0")
        assert values(tmp_path, own_room)[MONDAY] == 10
        assert grid(page).numbers[1].hasFocus()

        context.casebook.undo(own_room)

        assert MONDAY not in values(tmp_path, own_room)
        assert grid(page).numbers[0].words == ""

    @pytest.mark.usefixtures("unhurried", "page")
    def test_another_digit_right_after_one_belongs_to_the_next_day(
        self, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("1")
        person.key("5")

        found = values(tmp_path, own_room)
        assert (found[MONDAY], found[MONDAY + timedelta(days=1)]) == (1, 5)

    @pytest.mark.usefixtures("page")
    def test_delete_empties_and_empty_stays_empty(
        self, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.key("6")
        person.key(Qt.Key.Key_Up)
        person.key(Qt.Key.Key_Delete)
        person.key(Qt.Key.Key_Delete)

        assert MONDAY not in values(tmp_path, own_room)

    @pytest.mark.usefixtures("page")
    def test_letters_change_nothing(
        self, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        before = values(tmp_path, own_room)
        person.key("x")
        person.key("-")

        assert values(tmp_path, own_room) == before

    def test_the_keyboard_goes_on_into_the_next_week(
        self, page: GapPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        for digit in "64355426":
            person.key(digit)

        assert grid(page).days[0] == date(2025, 10, 27)
        assert values(tmp_path, own_room)[date(2025, 10, 27)] == 6

    def test_days_to_come_take_no_answer(self, page: GapPage, person: Person) -> None:
        person.click(page.after)

        assert [cell.isEnabled() for cell in grid(page).numbers] == [True, True] + 5 * [False]
        assert not page.after.isEnabled()

    def test_a_cell_tells_when_it_was_written(self, page: GapPage, person: Person) -> None:
        person.key("6")

        cell = grid(page).numbers[0]
        assert cell.toolTip() == "Written on 28 October 2025 08:42"
        assert cell.accessibleName() == (
            "Average pain, Monday 20 October: 6 out of 10, written on 28 October 2025 08:42"
        )
        assert grid(page).numbers[1].accessibleName() == ("Average pain, Tuesday 21 October: empty")

    def test_the_mouse_alone_can_answer(
        self, page: GapPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.click(grid(page).numbers[2])
        person.click(page.scale.keys[7])

        assert values(tmp_path, own_room)[MONDAY + timedelta(days=2)] == 7

    def test_a_disk_that_refuses_leaves_the_cell_as_it_was(
        self,
        page: GapPage,
        person: Person,
        context: GuiContext,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        heard = told(context)

        def refuse(_edit: Edit) -> None:
            raise Obstacle(say("The disk is full."))

        monkeypatch.setattr(context.casebook, "record", refuse)
        person.key("6")

        assert heard == ["The disk is full."]
        assert grid(page).numbers[0].words == ""


class TestYesAndNo:
    def answer(self, page: GapPage, column: Column, key: Qt.Key | str, row: int = 0) -> None:
        grid(page).chips[row][column].setFocus(Qt.FocusReason.TabFocusReason)
        Person().key(key)

    def test_y_n_and_delete_are_yes_no_and_not_said(
        self, page: GapPage, own_room: PatientId, tmp_path: Path
    ) -> None:
        found: list[list[bool]] = []
        for key in ("y", "n", Qt.Key.Key_Delete):
            self.answer(page, Column.PAIN_RELIEF, key)
            found.append([answer.yes for answer in on_disk(tmp_path, DayAnswer, own_room)])

        assert found == [[True], [False], []]

    def test_arrows_move_between_cells(self, page: GapPage, person: Person) -> None:
        person.key(Qt.Key.Key_Right)
        assert grid(page).chips[0][Column.PAIN_RELIEF].hasFocus()
        person.key(Qt.Key.Key_Down)
        assert grid(page).chips[1][Column.PAIN_RELIEF].hasFocus()
        person.key(Qt.Key.Key_Left)
        assert grid(page).numbers[1].hasFocus()

    def test_a_click_answers_as_well(
        self, page: GapPage, person: Person, own_room: PatientId, tmp_path: Path
    ) -> None:
        person.click(grid(page).chips[0][Column.BAD_NIGHT])

        (answer,) = on_disk(tmp_path, DayAnswer, own_room)
        assert (answer.question, answer.yes) == (DayQuestion.BAD_NIGHT, True)

    def test_a_side_effect_yes_is_one_to_complete_and_no_is_an_answer(
        self, page: GapPage, own_room: PatientId, tmp_path: Path
    ) -> None:
        self.answer(page, Column.SIDE_EFFECT, "y")
        (effect,) = on_disk(tmp_path, SideEffect, own_room)
        assert (effect.kind, effect.grade, effect.day) == (SideEffectKind.OTHER, None, MONDAY)

        self.answer(page, Column.SIDE_EFFECT, "n")
        (answer,) = on_disk(tmp_path, SideEffect, own_room)
        assert answer.kind is SideEffectKind.NONE

        self.answer(page, Column.SIDE_EFFECT, Qt.Key.Key_Delete)
        assert on_disk(tmp_path, SideEffect, own_room) == ()

    def test_acupuncture_yes_is_a_session_with_only_its_date(
        self, page: GapPage, own_room: PatientId, tmp_path: Path
    ) -> None:
        self.answer(page, Column.ACUPUNCTURE, "n")
        (answer,) = on_disk(tmp_path, DayAnswer, own_room)
        assert (answer.question, answer.yes) == (DayQuestion.ACUPUNCTURE, False)

        self.answer(page, Column.ACUPUNCTURE, "y")
        (session,) = on_disk(tmp_path, TreatmentSession, own_room)
        assert session.day == MONDAY
        assert on_disk(tmp_path, DayAnswer, own_room) == ()

        self.answer(page, Column.ACUPUNCTURE, Qt.Key.Key_Delete)
        assert on_disk(tmp_path, TreatmentSession, own_room) == ()

    def test_what_has_details_is_not_taken_away_here(
        self, page: GapPage, context: GuiContext, own_room: PatientId, tmp_path: Path
    ) -> None:
        keep(context, own_room, a_session(day=MONDAY), an_effect(day=MONDAY))
        heard = told(context)

        self.answer(page, Column.ACUPUNCTURE, "n")
        self.answer(page, Column.SIDE_EFFECT, Qt.Key.Key_Delete)

        assert [sentence.split(".")[0] for sentence in heard] == [
            "This session has details",
            "This side effect has details",
        ]
        assert len(on_disk(tmp_path, TreatmentSession, own_room)) == 1
        assert len(on_disk(tmp_path, SideEffect, own_room)) == 1
        assert grid(page).chips[0][Column.ACUPUNCTURE].answer is True
        assert grid(page).chips[0][Column.SIDE_EFFECT].answer is True

    def test_an_answer_given_with_a_session_is_kept(
        self, page: GapPage, context: GuiContext, own_room: PatientId, tmp_path: Path
    ) -> None:
        session = a_session(day=MONDAY)
        none = an_effect(SideEffectKind.NONE, day=MONDAY, session_id=session.id)
        keep(context, own_room, session, none)
        heard = told(context)

        self.answer(page, Column.SIDE_EFFECT, Qt.Key.Key_Delete)

        assert len(heard) == 1
        assert len(on_disk(tmp_path, SideEffect, own_room)) == 1

    def test_undo_and_redo_show_in_the_cells(
        self, page: GapPage, context: GuiContext, own_room: PatientId
    ) -> None:
        self.answer(page, Column.BAD_NIGHT, "y")
        chip = grid(page).chips[0][Column.BAD_NIGHT]

        context.casebook.undo(own_room)
        assert chip.answer is None
        context.casebook.redo(own_room)
        assert chip.answer is True


class TestThePage:
    def test_the_week_before_and_after_are_a_press_away(
        self, page: GapPage, person: Person
    ) -> None:
        person.click(page.before)
        assert grid(page).days[0] == MONDAY - timedelta(days=7)
        assert page.span.text() == "13 Oct to 19 Oct 2025"
        person.click(page.after)
        assert grid(page).days[0] == MONDAY

    def test_done_leads_back_to_today(
        self, page: GapPage, person: Person, context: GuiContext
    ) -> None:
        ways: list[str] = []
        context.ways.went.connect(lambda key, _argument: ways.append(key))
        person.click(page.done)

        assert ways == ["today"]

    def test_no_two_cells_share_a_name(self, page: GapPage) -> None:
        assert names_said_twice(page) == []

    @pytest.mark.parametrize(("scale", "width"), [(1.0, 740), (1.25, 960), (1.5, 960), (2.0, 900)])
    def test_nothing_is_cut_off(
        self,
        qtbot: QtBot,
        context: GuiContext,
        own_room: PatientId,
        scale: float,
        width: int,
    ) -> None:
        context.theme.choose(ThemeChoice.LIGHT, scale)
        log(context, own_room, {MONDAY: 10})
        page = GapPage(context, own_room)
        shown(qtbot, page, width, 640)
        at_rest()

        assert cut_off(page) == []
        content = page.scaffold.widget()
        assert content is not None
        assert content.width() <= page.scaffold.viewport().width()
