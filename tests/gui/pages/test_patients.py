"""The patients page and the form for a person, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.precaution import Precaution
from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.pages.patients import PatientsPage
from acutrack.gui.pages.patients.caseload_columns import Column
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.storage.open_casebook import open_casebook
from tests.builders import an_effect
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    begin_record(tmp_path, clock, IVO, "Ivo Brandt", birth_date=None, complaint="")
    with sat_down(qtbot, tmp_path, clock, treats_patients=True, last_patient=ROSA) as made:
        made.go("patients")
        yield made


def form_of(desk: Desk) -> PatientForm:
    form = desk.page(PatientsPage).form
    assert isinstance(form, PatientForm)
    return form


def shown(desk: Desk) -> str:
    page = desk.page(PatientsPage)
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def people(desk: Desk) -> list[str]:
    return [patient.name for patient in desk.casebook.patients()]


def names(desk: Desk) -> list[str]:
    """Who is in the list, from the top."""
    return [row.patient.name for row in desk.page(PatientsPage).caseload.table.rows_shown.rows]


def told(desk: Desk, row: int, column: Column) -> str:
    """What a screen reader reads of a cell."""
    model = desk.page(PatientsPage).caseload.table.rows_shown
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


class TestTheList:
    def test_each_person_has_a_row_with_who_it_is_and_why_to_look(self, desk: Desk) -> None:
        assert "2 people" in shown(desk)
        assert names(desk) == ["Ivo Brandt", "Rosa Lind"]
        assert told(desk, 1, Column.NAME).startswith("Rosa Lind")
        assert "64, low back pain" in told(desk, 1, Column.NAME)
        assert told(desk, 1, Column.TREND) == "2 days noted, from 6.0 to 7.0."
        assert told(desk, 1, Column.LAST_ENTRY) == "27 Oct 2025"
        assert told(desk, 0, Column.LAST_ENTRY) == "None"
        assert told(desk, 1, Column.CHANGE) == "not yet known"

    def test_a_warning_sign_in_anybodys_record_comes_to_the_top(self, desk: Desk) -> None:
        effect = an_effect(SideEffectKind.BREATH_CHEST, day=date(2025, 10, 27))
        keep(desk, effect, patient=ROSA)

        assert names(desk) == ["Rosa Lind", "Ivo Brandt"]
        assert told(desk, 0, Column.LOOK).startswith("Emergency sign noted on 27 Oct 2025")
        assert "1 side effect may still be there" in told(desk, 0, Column.LOOK)

    def test_a_part_of_the_name_finds_somebody(self, desk: Desk) -> None:
        desk.person.writes("bran")
        assert names(desk) == ["Ivo Brandt"]

        desk.person.writes("x")
        assert names(desk) == []
        assert "Nobody here is called “branx”." in shown(desk)

    def test_only_those_to_look_at_are_shown_if_asked_for(self, desk: Desk) -> None:
        keep(desk, an_effect(day=date(2025, 10, 27)), patient=IVO)

        desk.click("To look at")
        assert names(desk) == ["Ivo Brandt"]
        desk.click("Review due")
        assert names(desk) == []
        assert "Nobody in this list." in shown(desk)
        desk.click("All")
        assert len(names(desk)) == 2

    def test_a_heading_sorts_and_the_same_again_turns_the_order(self, desk: Desk) -> None:
        head = desk.page(PatientsPage).caseload.table.horizontalHeader()
        place = QPoint(head.sectionViewportPosition(Column.NAME) + 20, head.height() // 2)

        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names(desk) == ["Ivo Brandt", "Rosa Lind"]
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names(desk) == ["Rosa Lind", "Ivo Brandt"]

    def test_down_and_enter_open_somebody_and_show_nobody_elses_day(self, desk: Desk) -> None:
        desk.person.writes("ivo")
        desk.person.key(Qt.Key.Key_Down)
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()

        assert desk.window.page_key == "today"
        desk.person.key("3")
        desk.settle()
        assert [s.value for s in desk.on_disk(PainScore, IVO)] == [3]
        assert len(desk.on_disk(PainScore, ROSA)) == 2

    def test_a_click_on_a_row_opens_it(self, desk: Desk) -> None:
        table = desk.page(PatientsPage).caseload.table
        place = table.visualRect(table.rows_shown.index(0, Column.NAME)).center()

        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()

        assert desk.window.page_key == "today"
        assert desk.programme.settings.current.last_patient == IVO


class TestAddingSomebody:
    def test_a_name_is_enough_and_the_new_room_opens(self, desk: Desk) -> None:
        desk.click("Add a patient")
        desk.person.writes("Mia Weber")
        desk.click("Save the details")
        desk.settle()

        assert people(desk) == ["Rosa Lind", "Ivo Brandt", "Mia Weber"]
        assert desk.window.page_key == "today"
        assert desk.programme.settings.current.last_patient not in {ROSA, IVO, ""}

    def test_an_empty_name_is_asked_for_and_can_then_be_typed(self, desk: Desk) -> None:
        desk.click("Add a patient")
        desk.click("Save the details")
        assert form_of(desk).fields["name"].problem == (
            "The name is empty. Type a name, or initials."
        )
        assert form_of(desk).name.hasFocus()

        desk.person.writes("M. W.")
        desk.click("Save the details")
        desk.settle()
        assert people(desk)[-1] == "M. W."

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("birth_date", "1.1.2062", "The birth date is 1 January 2062, which is still to come."),
            ("birth_date", "once", "This is not a date."),
            ("birth_date", "1.1.1700", "The birth date is 1 January 1700."),
            ("usual_pain", "12", "Pain goes from 0 to 10."),
            ("started_on", "1.1.2062", "The first session is 1 January 2062"),
        ],
    )
    def test_what_cannot_be_is_said_under_its_field(
        self, desk: Desk, field: str, typed: str, said: str
    ) -> None:
        desk.click("Add a patient")
        desk.person.writes("Mia Weber")
        desk.write(form_of(desk).fields[field].field, typed)
        desk.click("Save the details")

        assert form_of(desk).fields[field].problem.startswith(said)
        assert people(desk) == ["Rosa Lind", "Ivo Brandt"]
        assert desk.failed == []

    def test_everything_said_is_kept(self, desk: Desk, tmp_path: Path) -> None:
        desk.click("Add a patient")
        form = form_of(desk)
        desk.person.writes("Mia Weber")
        desk.write(form.birth_date, "28 October 1960")
        desk.write(form.usual_pain, "6,5")
        desk.person.click(form.precautions[Precaution.PREGNANT])
        desk.click("Save the details")
        desk.settle()

        with open_casebook(tmp_path / "casebook.acutrack") as opened:
            mia = opened.store.load_all(Patient)[-1]
        assert (mia.birth_date, mia.usual_pain) == (date(1960, 10, 28), 6.5)
        assert mia.precautions == (Precaution.PREGNANT,)

    def test_what_was_typed_is_there_after_a_restart(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        desk.click("Add a patient")
        desk.person.writes("Mia We")
        desk.person.click(form_of(desk).precautions[Precaution.PREGNANT])
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("patients")
            form = form_of(again)
            assert form.name.text() == "Mia We"
            assert form.precautions[Precaution.PREGNANT].isChecked()

    def test_closing_gives_the_keyboard_back(self, desk: Desk) -> None:
        desk.click("Add a patient")
        desk.person.writes("Mia")
        desk.click("Close without saving")

        assert desk.button("Add a patient").hasFocus()
        desk.person.key(Qt.Key.Key_Space)
        assert form_of(desk).name.text() == ""


def test_somebody_who_treats_patients_and_has_none_yet_adds_the_first(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    open_casebook(tmp_path / "casebook.acutrack").close()
    with sat_down(qtbot, tmp_path, clock, treats_patients=True) as desk:
        assert "Open a patient's file" in shown(desk).replace("’", "'")
        desk.click("Add a patient")
        desk.person.writes("Mia Weber")
        desk.click("Save the details")
        desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")
        assert people(desk) == ["Mia Weber"]
