"""Settings, each taking effect at once, driven by real keys and clicks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import remove_score
from acutrack.casebook.edits.people import change_patient
from acutrack.casebook.edits.sessions import log_session, remove_course, remove_session
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.places import data_folder
from acutrack.settings.history_name import account_name
from acutrack.storage.open_casebook import open_casebook
from tests.builders import a_course, a_note, a_session, answered_none
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("settings")
        yield made


def part(desk: Desk, name: str) -> SegmentedChoice:
    found = desk.page(SettingsPage).findChild(SegmentedChoice, name)
    assert isinstance(found, SegmentedChoice)
    return found


class TestChoices:
    def test_a_theme_and_a_text_size_are_worn_at_once_and_kept(
        self, desk: Desk, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        desk.person.click(part(desk, "theme").chip("dark"))
        desk.person.click(part(desk, "text-size").chip(150))
        desk.settle()
        assert desk.programme.theme.palette.is_dark
        assert desk.programme.theme.text_scale == 1.5
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            assert again.programme.settings.current.theme == "dark"
            assert again.programme.settings.current.text_size == 150

    def test_i_treat_patients_shows_the_page_and_the_bar_at_once(self, desk: Desk) -> None:
        desk.click("I treat patients: show the Patients page")
        desk.settle()

        assert desk.window.rail.offers("patients")
        desk.click("All patients")
        assert desk.window.page_key == "patients"

    def test_the_emergency_number_is_typed_or_picked_and_never_empty(self, desk: Desk) -> None:
        field = desk.page(SettingsPage).findChild(QLineEdit, "emergency-number")
        assert isinstance(field, QLineEdit)
        desk.click("United States: 911")
        assert desk.programme.settings.current.emergency_number == "911"
        desk.write(field, "144")
        desk.person.key(Qt.Key.Key_Return)
        assert desk.programme.settings.current.emergency_number == "144"

        field.clear()
        desk.person.key(Qt.Key.Key_Return)
        assert desk.programme.settings.current.emergency_number == "112"
        assert field.text() == "112"

    def test_a_folder_that_refuses_is_told_and_the_choice_holds(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        (tmp_path / "settings.json.new").mkdir()
        desk.person.click(part(desk, "theme").chip("dark"))
        desk.settle()

        assert desk.failure().startswith("AcuTrack could not keep your settings.")
        assert desk.programme.theme.palette.is_dark


class TestYourDetails:
    def test_they_are_changed_and_changed_back(self, desk: Desk) -> None:
        page = desk.page(SettingsPage)
        desk.write(page._details.name, "Rosa Linden")
        desk.click("Save the details")
        desk.settle()
        assert desk.on_disk(Patient)[0].name == "Rosa Linden"

        desk.window.undo()
        desk.settle()
        assert desk.on_disk(Patient)[0].name == "Rosa Lind"
        assert page._details.name.text() == "Rosa Lind"

    def test_another_windows_entry_does_not_wipe_what_is_being_typed(
        self, desk: Desk, tmp_path: Path, clock: Clock
    ) -> None:
        page = desk.page(SettingsPage)
        desk.write(page._details.complaint, "left kn")
        with open_casebook(tmp_path / "casebook.acutrack") as opened:
            (person,) = opened.store.load(Patient, ROSA)
            changed = replace(person, name="Rosa Linden", written_at=clock())
            Casebook(opened.store, clock).record(change_patient(person, changed))
        desk.casebook.announce_anything()
        desk.settle()

        assert page._details.complaint.text() == "left kn"
        assert page._details.name.text() == "Rosa Linden"
        desk.click("Save the details")
        kept = desk.on_disk(Patient)[0]
        assert (kept.name, kept.complaint) == ("Rosa Linden", "left kn")

    def test_half_typed_details_are_there_after_a_restart(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        desk.write(desk.page(SettingsPage)._details.complaint, "left kn")
        desk.leave()

        with sat_down(qtbot, tmp_path, clock) as again:
            again.go("settings")
            assert again.page(SettingsPage)._details.complaint.text() == "left kn"
            again.click("Close without saving")
            assert again.page(SettingsPage)._details.complaint.text() == "low back pain"


class TestRecentlyRemoved:
    def test_what_was_removed_can_be_put_back_by_name(self, desk: Desk) -> None:
        score = desk.records(PainScore)[0]
        desk.casebook.record(remove_score(score))
        desk.settle()
        desk.click("Put back: Pain 6 on 26 October 2025")
        desk.settle()

        assert len(desk.on_disk(PainScore)) == 2
        assert desk.message() == "Put back: Pain 6 on 26 October 2025"

    def test_a_session_comes_back_with_the_answer_that_went_along(self, desk: Desk) -> None:
        today = desk.context.today()
        session = a_session(patient_id=ROSA, day=today, practitioner_id=None, course_id=None)
        none = answered_none(patient_id=ROSA, day=today, session_id=session.id)
        desk.casebook.record(log_session(session, desk.context.now(), effects=(none,)))
        desk.casebook.record(remove_session(session, (none,)))
        desk.settle()

        desk.click("Put back: Session of 28 October 2025")
        desk.settle()

        assert desk.on_disk(TreatmentSession) == (session,)
        assert desk.on_disk(SideEffect) == (none,)

    def test_a_session_comes_back_without_the_course_that_went_after_it(self, desk: Desk) -> None:
        course = a_course(patient_id=ROSA)
        session = a_session(patient_id=ROSA, day=desk.context.today(), course_id=course.id)
        keep(desk, course)
        desk.casebook.record(log_session(session, desk.context.now()))
        desk.casebook.record(remove_session(session, ()))
        desk.casebook.record(remove_course(course, ()))
        desk.settle()

        desk.click("Put back: Session of 28 October 2025")
        desk.settle()

        assert desk.on_disk(TreatmentSession) == (replace(session, course_id=None),)
        assert desk.failed == []

    def test_it_is_gone_from_the_list_after_thirty_days(self, desk: Desk, clock: Clock) -> None:
        desk.casebook.record(remove_score(desk.records(PainScore)[0]))
        clock.pass_days(31)

        assert desk.casebook.recently_removed(ROSA) == ()


def test_the_history_is_kept_under_the_name_that_was_typed(desk: Desk) -> None:
    field = desk.page(SettingsPage).findChild(QLineEdit, "history-name")
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == account_name()
    desk.write(field, "Dr Kim")
    field.editingFinished.emit()
    note = a_note("one", patient_id=ROSA)
    keep(desk, note)

    assert [each.made_by for each in desk.casebook.versions(note)] == ["Dr Kim"]


def test_the_folder_can_be_read_and_copied(desk: Desk, tmp_path: Path) -> None:
    fields = desk.page(SettingsPage).findChildren(QLineEdit)
    folder = next(field for field in fields if field.text() == str(tmp_path))

    assert folder.isReadOnly()
    folder.setFocus()
    folder.selectAll()
    assert folder.selectedText() == str(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
@pytest.mark.parametrize(
    ("rights", "said"), [(0o755, "open to your account alone"), (0o1777, "which others on this")]
)
def test_who_else_may_open_the_folder_is_said_as_it_is(
    qtbot: QtBot, tmp_path: Path, clock: Clock, rights: int, said: str
) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    folder.chmod(rights)
    begin_record(data_folder(folder), clock)
    with sat_down(qtbot, folder, clock) as desk:
        page = desk.go("settings")
        shown = [label.text() for label in page.findChildren(QLabel)]

    assert sum(said in text for text in shown) == 1
