"""The way out that a message names is there: Try again, and a backup for a damaged record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.pages.treatments.treatments_page import TreatmentsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.undo_bar import UndoBar
from acutrack.places import casebook_file
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down

_FULL = say("AcuTrack could not save: the disk is full.")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


class FullDisk:
    """Refuses every edit while it is switched on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        real = Casebook.record

        def record(casebook: Casebook, edit: Edit) -> None:
            if self.full:
                raise Obstacle(_FULL)
            real(casebook, edit)

        monkeypatch.setattr(Casebook, "record", record)


def test_try_again_saves_todays_answer_once_there_is_space(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    before = len(desk.records(PainScore))
    desk.person.key("5")
    desk.settle()
    bar = desk.only(FailureBar)

    desk.click("Try again", bar)
    assert bar.words.startswith("AcuTrack could not save")
    disk.full = False
    desk.click("Try again", bar)

    assert bar.words == ""
    assert len(desk.records(PainScore)) == before + 1


def test_try_again_saves_what_stands_in_the_form_by_then(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    desk.go("treatments", "new")
    desk.person.writes("Ibuprofen")
    desk.click("Save the treatment")
    disk.full = False
    name = desk.page(TreatmentsPage).form.fields["name"].field
    desk.write(name, "Naproxen")

    desk.click("Try again", desk.only(FailureBar))

    assert [t.name for t in desk.on_disk(CoTreatment)] == ["Naproxen"]


def test_what_was_saved_another_way_is_not_offered_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    desk.go("treatments", "new")
    desk.person.writes("Ibuprofen")
    desk.click("Save the treatment")
    disk.full = False
    desk.click("Save the treatment")

    assert desk.only(FailureBar).isHidden()
    assert len(desk.on_disk(CoTreatment)) == 1


def test_a_backup_takes_the_place_of_a_file_that_cannot_be_opened_and_that_is_kept(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    elsewhere, data = tmp_path / "elsewhere", tmp_path / "data"
    elsewhere.mkdir()
    data.mkdir()
    begin_record(elsewhere, clock, days=(6, 7))
    backup = casebook_file(elsewhere).rename(elsewhere / "old.acutrack")
    casebook_file(data).write_bytes(b"\x00" * 9000)

    with sat_down(qtbot, data, clock) as desk:
        desk.click("Open a backup", desk.page(TroublePage))
        desk.choose(backup)
        dialog = desk.dialog(CopyDialog)
        desk.settle()
        desk.click("Restore this copy", dialog)
        desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")

        assert [s.value for s in desk.records(PainScore)] == [6, 7]
    kept = next(data.glob("casebook-set-aside-*.acutrack"))
    assert kept.read_bytes() == b"\x00" * 9000


def test_the_foot_does_not_say_all_is_saved_while_something_waits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    desk.go("treatments", "new")
    desk.person.writes("Ibuprofen")
    desk.click("Save the treatment")
    foot = [label.text() for label in desk.only(UndoBar).findChildren(QLabel)]
    assert "Not everything is saved yet. See above." in foot
    assert "All changes are saved on this computer" not in foot

    disk.full = False
    desk.click("Try again", desk.only(FailureBar))

    foot = [label.text() for label in desk.only(UndoBar).findChildren(QLabel)]
    assert "All changes are saved on this computer" in foot
