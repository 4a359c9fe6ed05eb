"""The patients page and the form for a person, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.precaution import Precaution
from acutrack.gui.pages.patients import PatientsPage
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.storage.open_casebook import open_casebook
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, sat_down


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


class TestTheList:
    def test_each_person_is_told_apart_by_name_birth_date_and_how_far_the_diary_goes(
        self, desk: Desk
    ) -> None:
        words = shown(desk)

        assert "2 people, by name" in words
        assert "Born 9 March 1961, 64 years old. low back pain" in words
        assert "Days with pain entries: 2, the last on 27 October 2025. Sessions: 0." in words
        assert "Birth date not said" in words
        assert words.index("Ivo Brandt") < words.index("Rosa Lind")

    def test_a_part_of_the_name_finds_somebody(self, desk: Desk) -> None:
        desk.person.writes("bran")
        assert "Ivo Brandt" in shown(desk)
        assert "Rosa Lind" not in shown(desk)

        desk.person.writes("x")
        assert "Nobody here is called “branx”." in shown(desk)

    def test_opening_somebody_shows_their_day_and_nobody_elses(self, desk: Desk) -> None:
        desk.click("Open the record of Ivo Brandt")
        desk.settle()

        assert desk.window.page_key == "today"
        desk.person.key("3")
        desk.settle()
        assert [s.value for s in desk.on_disk(PainScore, IVO)] == [3]
        assert len(desk.on_disk(PainScore, ROSA)) == 2


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
