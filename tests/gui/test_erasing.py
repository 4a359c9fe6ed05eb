"""Erasing everything about a person: the one deed that asks first, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.gui.context import CopyDeed
from acutrack.gui.dialogs.erase_dialog import EraseDialog
from acutrack.gui.pages.erased import ErasedPage
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.welcome import WelcomePage
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("settings")
        yield made


def asked(desk: Desk) -> EraseDialog:
    desk.click("Erase everything about this person")
    return desk.dialog(EraseDialog)


def erase(desk: Desk) -> None:
    desk.click("Erase everything", asked(desk))
    desk.settle()


def test_it_asks_and_enter_or_escape_keeps_the_record(desk: Desk) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = asked(desk)
        assert dialog.windowTitle() == "Erase everything about Rosa Lind?"
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Keep the record"
        desk.person.key(key)
        desk.settle()
        assert len(desk.on_disk(PainScore)) == 2


def test_who_was_alone_in_the_casebook_is_offered_back(desk: Desk) -> None:
    erase(desk)
    page = desk.page(ErasedPage)
    assert desk.on_disk(Patient) == ()
    assert desk.window.focusWidget() is page.first_focus()

    desk.click("Bring Rosa Lind back")
    desk.settle()

    assert desk.window.page_key == "today"
    assert len(desk.on_disk(PainScore)) == 2


def test_or_a_new_record_is_begun(desk: Desk) -> None:
    erase(desk)
    desk.click("Begin a new record")
    desk.settle()

    assert desk.page(WelcomePage).isVisible()


def test_another_person_of_the_casebook_finds_it_under_recently_removed(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path, clock, days=(6, 7))
    begin_record(tmp_path, clock, IVO, "Ivo Berg")
    with sat_down(qtbot, tmp_path, clock, treats_patients=True, last_patient=ROSA) as desk:
        desk.go("settings")
        erase(desk)
        assert desk.on_disk(PainScore) == ()
        desk.programme.enter(IVO, "settings")
        desk.settle()
        assert desk.page(SettingsPage).patient == IVO
        desk.click("Put back: Everything about Rosa Lind")
        desk.settle()
        assert len(desk.on_disk(PainScore)) == 2


def erase_for_good(desk: Desk, dialog: EraseDialog) -> None:
    desk.click("Erase for good, copies too", dialog)
    desk.settle()


def test_for_good_it_goes_from_the_copies_too_and_a_new_record_is_begun(
    desk: Desk, tmp_path: Path
) -> None:
    desk.programme.copies.do(CopyDeed.MAKE)
    desk.settle()
    erase_for_good(desk, asked(desk))

    assert desk.page(WelcomePage).isVisible()
    assert "Erased for good, from the copies too." in desk.told
    assert desk.programme.settings.current.last_patient == ""
    assert [
        path for path in tmp_path.rglob("*") if path.is_file() and b"Rosa Lind" in path.read_bytes()
    ] == []


def test_who_was_erased_lately_can_be_erased_for_good_and_only_that_is_told(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path, clock, days=(6, 7))
    begin_record(tmp_path, clock, IVO, "Ivo Berg")
    with sat_down(qtbot, tmp_path, clock, treats_patients=True, last_patient=ROSA) as desk:
        desk.go("settings")
        erase(desk)
        desk.programme.enter(IVO, "settings")
        desk.settle()
        desk.click("Erase for good: Everything about Rosa Lind")
        erase_for_good(desk, desk.dialog(EraseDialog))
        desk.go("settings")

        said = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
        assert any("everything about one person was erased for good" in text for text in said)
        assert not any("Rosa" in text for text in said)
