"""Pain and questions, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.pain import change_score
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.pain.score_form import ScoreForm
from acutrack.gui.versions.conflict_dialog import ConflictDialog
from tests.builders import a_score
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down
from tests.rest import at_rest

TODAY = date(2025, 10, 28)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def form_of(desk: Desk) -> ScoreForm:
    form = desk.page(PainPage).form
    assert isinstance(form, ScoreForm)
    return form


def opened(desk: Desk) -> ScoreForm:
    desk.go("pain", "new")
    return form_of(desk)


def choose_row(desk: Desk, row: int) -> None:
    table = desk.page(PainPage).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))
    at_rest()


def problem(form: ScoreForm, name: str) -> str:
    return form.fields[name].problem


class TestAddingAnEntry:
    def test_without_entries_the_page_says_so_and_leads_to_today(self, desk: Desk) -> None:
        desk.go("pain")

        desk.click("Answer for today")

        assert desk.window.page_key == "today"

    def test_a_number_is_saved_for_today_and_can_be_taken_back(self, desk: Desk) -> None:
        opened(desk)
        desk.person.writes("4,5")
        desk.click("Save the entry")
        desk.settle()

        (score,) = desk.on_disk(PainScore)
        assert (score.value, score.day, score.site) == (4.5, TODAY, "low back")
        assert score.measure is PainMeasure.AVERAGE_24H
        assert desk.message() == "Saved: 4.5 out of 10 on 28 October 2025."

        desk.ctrl(Qt.Key.Key_Z)
        assert desk.on_disk(PainScore) == ()

    def test_the_form_can_be_saved_from_the_keyboard(self, desk: Desk) -> None:
        opened(desk)
        desk.person.writes("3")
        desk.ctrl(Qt.Key.Key_Return)

        assert [s.value for s in desk.on_disk(PainScore)] == [3]

    def test_day_time_place_question_and_note_are_kept(self, desk: Desk) -> None:
        form = opened(desk)
        desk.write(form.value, "7")
        form.measure.setFocus()
        desk.person.key(Qt.Key.Key_Down)
        desk.write(form.day, "25 October")
        desk.write(form.at, "8:30")
        desk.write(form.site, "left knee")
        desk.write(form.note, "After the stairs")
        desk.click("Save the entry")
        desk.settle()

        (score,) = desk.on_disk(PainScore)
        assert (score.day, score.at) == (date(2025, 10, 25), time(8, 30))
        assert (score.site, score.note) == ("left knee", "After the stairs")
        assert score.measure is not PainMeasure.AVERAGE_24H
        assert score.filled_in_later

    def test_after_saving_the_next_form_is_empty(self, desk: Desk) -> None:
        form = opened(desk)
        desk.person.writes("4")
        desk.click("Save the entry")
        desk.click("Add an entry")

        assert form.value.text() == ""


class TestWhatCannotBe:
    @pytest.mark.parametrize("typed", ["11", "-1", "much", "10.55"])
    def test_a_number_that_is_not_on_the_scale_is_refused_with_the_way_out(
        self, desk: Desk, typed: str
    ) -> None:
        form = opened(desk)
        desk.person.writes(typed)
        desk.click("Save the entry")

        assert desk.on_disk(PainScore) == ()
        assert problem(form, "value").startswith("Pain goes from 0 to 10.")
        assert form.value.text() == typed

    def test_an_empty_number_is_asked_for(self, desk: Desk) -> None:
        form = opened(desk)
        desk.click("Save the entry")

        assert problem(form, "value") == "The pain is empty. Type a number from 0 to 10."
        assert form.value.hasFocus()

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("31 February", "This is not a date."),
            ("next Tuesday", "This is not a date."),
            ("2062-01-01", "The date is 1 January 2062, which is still to come."),
            ("1 May 1066", "The date is 1 May 1066. Enter a date from 1900 on."),
            ("", "The day is empty."),
        ],
    )
    def test_a_wrong_day_is_refused_and_nothing_else_is_saved_in_its_place(
        self, desk: Desk, typed: str, said: str
    ) -> None:
        form = opened(desk)
        desk.write(form.value, "4")
        form.day.setFocus()
        form.day.clear()
        desk.person.writes(typed)
        desk.click("Save the entry")

        assert desk.on_disk(PainScore) == ()
        assert problem(form, "day").startswith(said)

    def test_once_it_is_put_right_it_can_be_saved(self, desk: Desk) -> None:
        form = opened(desk)
        desk.write(form.value, "4")
        desk.write(form.site, "x" * 121)
        form.note.setPlainText("y" * 2001)
        desk.click("Save the entry")
        assert "121 characters" in problem(form, "site")

        desk.write(form.site, "knee")
        desk.click("Save the entry")
        assert "2001 characters" in problem(form, "note")

        form.note.setPlainText("")
        desk.click("Save the entry")
        assert [s.site for s in desk.on_disk(PainScore)] == ["knee"]


class TestCorrecting:
    def test_the_chosen_entry_is_changed_and_stays_one_entry(self, desk: Desk) -> None:
        keep(desk, a_score(6))
        desk.go("pain")
        choose_row(desk, 0)
        desk.click("Change the chosen entry")
        desk.write(form_of(desk).value, "2")
        desk.click("Save the entry")
        desk.settle()

        assert [s.value for s in desk.on_disk(PainScore)] == [2]
        desk.ctrl(Qt.Key.Key_Z)
        assert [s.value for s in desk.on_disk(PainScore)] == [6]

    def test_a_note_put_right_does_not_make_an_old_entry_a_late_one(
        self, desk: Desk, clock: Clock
    ) -> None:
        written = clock() - timedelta(days=20)
        keep(desk, a_score(6, day=written.date(), written_at=written))
        desk.go("pain")
        choose_row(desk, 0)
        desk.person.key(Qt.Key.Key_Return)
        desk.write(form_of(desk).note, "in the garden")
        desk.click("Save the entry")

        (score,) = desk.on_disk(PainScore)
        assert score.note == "in the garden"
        assert score.written_at == written

    def test_another_number_for_an_old_day_is_written_now(self, desk: Desk, clock: Clock) -> None:
        written = clock() - timedelta(days=20)
        keep(desk, a_score(6, day=written.date(), written_at=written))
        desk.go("pain")
        choose_row(desk, 0)
        desk.person.key(Qt.Key.Key_Return)
        desk.write(form_of(desk).value, "3")
        desk.click("Save the entry")

        (score,) = desk.on_disk(PainScore)
        assert score.filled_in_later

    def test_an_entry_is_removed_and_brought_back(self, desk: Desk) -> None:
        keep(desk, a_score(6), a_score(3, day=TODAY))
        desk.go("pain")
        choose_row(desk, 0)
        desk.click("Remove the chosen entry")
        desk.settle()

        assert [s.value for s in desk.on_disk(PainScore)] == [6]
        assert desk.message() == "Removed the entry of 28 October 2025."
        desk.ctrl(Qt.Key.Key_Z)
        assert {s.value for s in desk.on_disk(PainScore)} == {6, 3}

    def test_a_correction_half_typed_comes_back_as_that_correction(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        keep(desk, a_score(6), a_score(3, day=TODAY))
        desk.go("pain")
        choose_row(desk, 1)
        desk.person.key(Qt.Key.Key_Return)
        desk.write(form_of(desk).note, "half a th")
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("pain")
            form = form_of(again)
            assert form.note.toPlainText() == "half a th"
            assert form.value.value == 6
            again.click("Save the entry")
            assert sorted(s.value for s in again.on_disk(PainScore)) == [3, 6]

    def test_each_entry_has_a_draft_of_its_own(self, desk: Desk) -> None:
        keep(desk, a_score(6), a_score(3, day=TODAY))
        form = opened(desk)
        desk.write(form.note, "new one")
        for row, text in ((0, "first"), (1, "second")):
            choose_row(desk, row)
            desk.person.key(Qt.Key.Key_Return)
            desk.write(form.note, text)

        choose_row(desk, 0)
        desk.person.key(Qt.Key.Key_Return)
        assert form.note.toPlainText() == "first"
        desk.click("Add an entry")
        assert form.note.toPlainText() == "new one"

    def test_what_another_window_changed_is_not_overwritten_and_nothing_typed_is_lost(
        self, desk: Desk, clock: Clock
    ) -> None:
        keep(desk, a_score(6))
        desk.go("pain")
        choose_row(desk, 0)
        desk.person.key(Qt.Key.Key_Return)
        form = form_of(desk)
        desk.write(form.note, "my words")
        (score,) = desk.records(PainScore)
        desk.casebook.record(change_score(score, replace(score, value=9), clock()))

        desk.click("Save the entry")
        desk.click("Go back to my form", desk.dialog(ConflictDialog))
        assert form.note.toPlainText() == "my words"

        desk.click("Save the entry")
        desk.settle()
        (now,) = desk.on_disk(PainScore)
        assert (now.value, now.note) == (9, "my words")

    def test_what_another_window_removed_can_be_saved_as_a_new_entry(self, desk: Desk) -> None:
        keep(desk, a_score(6))
        desk.go("pain")
        choose_row(desk, 0)
        desk.person.key(Qt.Key.Key_Return)
        desk.write(form_of(desk).note, "my words")
        desk.window.undo()

        desk.click("Save the entry")
        desk.click("Save the entry")

        (now,) = desk.on_disk(PainScore)
        assert (now.value, now.note) == (6, "my words")


class TestTheList:
    def test_it_counts_days_and_late_entries(self, desk: Desk, clock: Clock) -> None:
        keep(desk, a_score(6, day=TODAY, written_at=clock()))
        page = desk.go("pain")
        assert isinstance(page, PainPage)
        assert page._scaffold.context.text() == "1 day recorded"

        keep(desk, a_score(6, day=date(2025, 10, 2), written_at=clock()))
        assert page._scaffold.context.text() == "2 days recorded, 1 entry filled in later"

    def test_newest_first_and_each_says_when_it_was_written(self, desk: Desk, clock: Clock) -> None:
        keep(
            desk,
            a_score(6, day=date(2025, 10, 2), written_at=clock()),
            a_score(4, day=TODAY, at=time(8, 42), written_at=clock()),
            a_score(5, day=date(2025, 10, 20), imported=True),
        )
        page = desk.go("pain")
        assert isinstance(page, PainPage)
        lines = page.table.as_text().splitlines()

        assert [line.split("\t")[0] for line in lines[1:]] == [
            "Tue 28 Oct 2025",
            "Mon 20 Oct 2025",
            "Thu 2 Oct 2025",
        ]
        assert "At the time" in lines[1]
        assert "Imported" in lines[2]
        assert "Filled in later" in lines[3]

    def test_another_patient_sees_none_of_it(
        self, desk: Desk, tmp_path: Path, clock: Clock
    ) -> None:
        keep(desk, a_score(6))

        assert desk.records(PainScore, ROSA) != ()
        begin_record(tmp_path, clock, IVO, "Ivo Brandt")
        desk.context.ways.open_patient(IVO)
        desk.settle()
        page = desk.go("pain")
        assert isinstance(page, PainPage)
        assert page.table.model().rowCount() == 0
