"""The changes made lately: listed, and the way to the earlier versions of any kind of entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put, remove
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.record import Edit, Record
from acutrack.gui.versions.changes_dialog import PAGE, ChangesDialog
from acutrack.gui.versions.dialog import VersionsDialog
from tests.builders import a_course, a_note, a_practitioner, a_score
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def change(desk: Desk, before: Record, after: Record | None) -> None:
    its = put(after, before) if after is not None else remove(before)
    desk.casebook.record(Edit(say("Change"), ROSA, (its,)))


def changes(desk: Desk) -> ChangesDialog:
    desk.go("settings")
    desk.click("Show the changes made")
    return desk.dialog(ChangesDialog)


def said(dialog: ChangesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def ways(dialog: ChangesDialog) -> list[str]:
    return [button.accessibleName() for card in dialog.cards for button in card.buttons]


def test_each_change_is_told_with_when_and_by_whom_newest_first(desk: Desk, clock: Clock) -> None:
    desk.casebook.call_maker("Dr Kim")
    course = a_course(patient_id=ROSA, name="Back, spring")
    keep(desk, course)
    clock.pass_days(1)
    change(desk, course, replace(course, name="Back, autumn"))
    dialog = changes(desk)
    headings = [card.title.text() for card in dialog.cards]
    assert headings[:2] == ["29 October 2025 08:42, by Dr Kim", "28 October 2025 08:42, by Dr Kim"]
    assert ways(dialog)[0] == "Earlier versions: Course Back, autumn"
    assert len(set(ways(dialog))) == len(ways(dialog))


def test_an_earlier_version_of_a_course_comes_back(desk: Desk) -> None:
    course = a_course(patient_id=ROSA, name="Back, spring")
    keep(desk, course)
    change(desk, course, replace(course, name="Back, autumn"))
    dialog = changes(desk)
    assert QApplication.focusWidget() is dialog.cards[0].buttons[0]
    desk.click("Earlier versions: Course Back, autumn", dialog)
    versions = desk.dialog(VersionsDialog)
    desk.click("Bring this version back", versions)
    desk.settle()
    assert [each.name for each in desk.records(Course)] == ["Back, spring"]


def test_a_practitioner_is_among_them(desk: Desk) -> None:
    keep(desk, a_practitioner(name="Kim"))
    assert "Earlier versions: Kim" in ways(changes(desk))


def test_what_is_not_there_any_more_has_no_way_but_is_told(desk: Desk) -> None:
    note = a_note("one", patient_id=ROSA)
    keep(desk, note)
    change(desk, note, None)
    dialog = changes(desk)
    assert not any("Note" in way for way in ways(dialog))
    assert said(dialog).count("Change") == 1


def test_what_was_undone_says_so(desk: Desk) -> None:
    keep(desk, a_note("one", patient_id=ROSA))
    desk.casebook.undo(ROSA)
    assert "Taken back with Undo" in said(changes(desk))


def test_of_a_change_of_many_entries_the_number_is_told(desk: Desk, clock: Clock) -> None:
    day = clock.moment.date()
    keep(desk, *(a_score(n, patient_id=ROSA, day=day.replace(day=n + 1)) for n in range(9)))
    assert "It touched 9 entries." in said(changes(desk))


def test_older_ones_come_when_asked_for(desk: Desk) -> None:
    for number in range(PAGE + 3):
        keep(desk, a_note(str(number), patient_id=ROSA))
    dialog = changes(desk)
    assert len(dialog.cards) == PAGE
    desk.click("Show more changes", dialog)
    assert PAGE + 3 <= len(dialog.cards) < 2 * PAGE
    assert not dialog.more.isVisible()
