"""Copies, backups, import and export from the window, over real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.session import TreatmentSession
from acutrack.gui.dialogs import choosing
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.storage.open_casebook import open_casebook
from tests.builders import a_session
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down
from tests.gui.pages.person import cut_off

HEAD = "date,time,measure,site,value,note\n"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own documents, apart from the program's folder."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.parent / "config"))
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(qtbot: QtBot, data: Path, elsewhere: Path, clock: Clock) -> Iterator[Desk]:
    assert elsewhere.is_dir()
    begin_record(data, clock, days=(6, 7, 6))
    with sat_down(qtbot, data, clock) as made:
        yield made


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def scores_in(file: Path) -> list[float]:
    with open_casebook(file) as opened:
        return [score.value for score in opened.store.load(PainScore, ROSA)]


class TestImporting:
    def test_the_counts_are_shown_before_anything_is_written(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        rows = "2025-09-01,,nrs_avg_24h,low back,5,\n2025-09-02,,nrs_avg_24h,low back,77,\n"
        file = elsewhere / "diary.csv"
        file.write_text(HEAD + rows + "2025-09-01,,nrs_avg_24h,low back,5,\n")
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        dialog = desk.dialog(ImportDialog)
        shown = words(dialog)

        assert "1 entry is new." in shown
        assert "1 entry is there already." in shown
        assert "1 row is refused." in shown
        assert any(line.startswith("diary.csv, line 3: ") for line in shown)
        assert len(desk.on_disk(PainScore)) == 3
        assert cut_off(dialog) == []

        desk.click("Add 1 entry", dialog)
        desk.settle()
        assert len(desk.on_disk(PainScore)) == 4
        assert desk.message() == "Added 1 entry."

    def test_it_is_one_thing_to_undo(self, desk: Desk, elsewhere: Path) -> None:
        file = elsewhere / "diary.csv"
        file.write_text(
            HEAD
            + "".join(f"2025-08-{day:02},,nrs_avg_24h,knee,{day % 10},\n" for day in range(1, 29))
        )
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        desk.click("Add 28 entries", desk.dialog(ImportDialog))
        desk.settle()
        assert desk.offered()[0] == "Undo: Import 28 entries"

        desk.ctrl(Qt.Key.Key_Z)
        assert len(desk.on_disk(PainScore)) == 3
        desk.ctrl(Qt.Key.Key_Y)
        assert len(desk.on_disk(PainScore)) == 31

    def test_the_same_file_twice_adds_nothing(self, desk: Desk, elsewhere: Path) -> None:
        file = elsewhere / "diary.csv"
        file.write_text(HEAD + "2025-09-01,,nrs_avg_24h,low back,5,\n")
        for expected in ("Add 1 entry", "Close"):
            desk.go("settings")
            desk.click("Import from files")
            desk.choose(file)
            desk.click(expected, desk.dialog(ImportDialog))
            desk.settle()
            desk.qtbot.waitUntil(lambda: not desk.window.findChildren(ImportDialog))

        assert len(desk.on_disk(PainScore)) == 4

    def test_a_file_that_is_no_table_is_refused_whole_and_kindly(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        file = elsewhere / "holiday.csv"
        file.write_bytes(bytes(range(256)) * 20)
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        dialog = desk.dialog(ImportDialog)

        assert any(line.startswith("holiday.csv: ") for line in words(dialog))
        desk.click("Close", dialog)
        assert len(desk.on_disk(PainScore)) == 3

    def test_several_files_come_in_together(self, desk: Desk, elsewhere: Path) -> None:
        scores = elsewhere / "scores.csv"
        scores.write_text(HEAD + "2025-09-01,,nrs_avg_24h,low back,5,\n")
        sessions = elsewhere / "sessions.csv"
        sessions.write_text(
            "date,time,practitioner,technique,points,needle_count,retention_min,pain_before,"
            "pain_after,note\n2025-09-01,10:00,,manual,BL23:B;GV3:M,5,20,6,4,\n"
        )
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(scores, sessions)
        desk.click("Add 2 entries", desk.dialog(ImportDialog))
        desk.settle()

        assert len(desk.on_disk(TreatmentSession)) == 1

    def test_entries_go_to_the_person_whose_room_it_is(
        self, qtbot: QtBot, data: Path, elsewhere: Path, clock: Clock
    ) -> None:
        begin_record(data, clock, days=(6,))
        begin_record(data, clock, IVO, "Ivo Brandt")
        file = elsewhere / "diary.csv"
        file.write_text(HEAD + "2025-09-01,,nrs_avg_24h,knee,5,\n")
        with sat_down(qtbot, data, clock, treats_patients=True, last_patient=IVO) as desk:
            desk.go("settings")
            desk.click("Import from files")
            desk.choose(file)
            dialog = desk.dialog(ImportDialog)
            assert "This goes into the record of Ivo Brandt." in words(dialog)
            desk.click("Add 1 entry", dialog)
            desk.settle()

            assert len(desk.on_disk(PainScore, IVO)) == 1
            assert len(desk.on_disk(PainScore, ROSA)) == 1

    def test_in_the_sample_it_is_said_that_nothing_stays(self, desk: Desk, elsewhere: Path) -> None:
        file = elsewhere / "diary.csv"
        file.write_text(HEAD + "2025-09-01,,nrs_avg_24h,knee,5,\n")
        desk.programme.open_sample()
        desk.settle()
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        dialog = desk.dialog(ImportDialog)

        assert "This goes to the sample patient, who starts anew each time." in words(dialog)
        desk.click("Close without adding", dialog)


class TestExporting:
    def test_one_file_a_kind_and_the_message_names_the_folder(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        keep(desk, a_session())
        desk.go("settings")
        desk.click("Export to files")
        desk.choose(elsewhere)

        names = sorted(path.name for path in elsewhere.glob("*.csv"))
        assert {"scores.csv", "sessions.csv"} <= set(names)
        assert desk.told[-1] == f"Wrote {len(names)} files into {elsewhere}."

    def test_a_folder_with_tables_gets_a_new_folder_inside_and_none_is_written_over(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        (elsewhere / "scores.csv").write_text("mine")
        for expected in ("AcuTrack 2025-10-28", "AcuTrack 2025-10-28 (2)"):
            desk.go("settings")
            desk.click("Export to files")
            desk.choose(elsewhere)
            desk.qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))
            assert (elsewhere / expected / "scores.csv").is_file()

        assert (elsewhere / "scores.csv").read_text() == "mine"

    def test_what_was_exported_comes_back_as_the_same(
        self, desk: Desk, elsewhere: Path, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        desk.go("settings")
        desk.click("Export to files")
        desk.choose(elsewhere)
        before = desk.records(PainScore)
        other = tmp_path / "other"
        other.mkdir()
        begin_record(other, clock, IVO, "Ivo Brandt")
        with sat_down(qtbot, other, clock) as second:
            second.go("settings")
            second.click("Import from files")
            second.choose(elsewhere / "scores.csv")
            second.click("Add 3 entries", second.dialog(ImportDialog))
            second.settle()
            after = second.on_disk(PainScore, IVO)

        assert [(s.day, s.value, s.site, s.written_at) for s in after] == [
            (s.day, s.value, s.site, s.written_at) for s in before
        ]

    def test_the_sample_says_so_on_every_file(self, desk: Desk, elsewhere: Path) -> None:
        desk.programme.open_sample()
        desk.settle()
        desk.go("settings")
        desk.click("Export to files")
        desk.choose(elsewhere)

        assert all(path.name.startswith("SAMPLE_") for path in elsewhere.glob("*.csv"))
        assert list(elsewhere.glob("*.csv")) != []


def test_a_free_name_is_never_one_that_is_taken(tmp_path: Path) -> None:
    for expected in ("a.csv", "a (2).csv", "a (3).csv"):
        path = choosing.free_name(tmp_path, "a.csv")
        assert path.name == expected
        path.touch()
