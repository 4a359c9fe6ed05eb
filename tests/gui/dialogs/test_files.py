"""Import from the window, over real files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.session import TreatmentSession
from acutrack.gui.dialogs import choosing
from acutrack.gui.dialogs.columns_dialog import ColumnsDialog
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.storage.open_casebook import open_casebook
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, sat_down
from tests.gui.pages.person import cut_off

HEAD = "date,time,measure,site,value,note\n"


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


def test_a_free_name_is_never_one_that_is_taken(tmp_path: Path) -> None:
    for expected in ("a.csv", "a (2).csv", "a (3).csv"):
        path = choosing.free_name(tmp_path, "a.csv")
        assert path.name == expected
        path.touch()


class TestSomebodysOwnTable:
    APP = (
        "Datum;Uhrzeit;Schmerz (VAS);Stimmung;Bemerkung\n"
        "01.10.2025;08:00;45;gut;Regen\n"
        "02.10.2025;08:10;38;gut;\n"
        "13.10.2025;08:00;70;matt;\n"
    )

    def asked(self, desk: Desk, file: Path) -> ImportDialog:
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        return desk.dialog(ImportDialog)

    def test_it_is_guessed_what_the_columns_hold_and_read_when_a_person_agrees(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        file = elsewhere / "app.csv"
        file.write_text(self.APP)
        before = len(desk.on_disk(PainScore))
        desk.click("Say what the columns hold", self.asked(desk, file))
        columns = desk.dialog(ColumnsDialog)
        chosen = {f.accessibleName(): f.currentText() for f in columns.findChildren(ChoiceField)}
        assert chosen["Column “datum”"] == "Day"
        assert chosen["Column “stimmung”"] == "Leave it out"
        assert chosen["Column “bemerkung”"] == "Note"
        assert "45 · 38 · 70" in words(columns)
        assert cut_off(columns) == []

        desk.click("Read it like this", columns)
        desk.settle()
        desk.click("Add 3 entries", desk.dialog(ImportDialog))
        desk.settle()
        scores = sorted(desk.on_disk(PainScore), key=lambda score: score.day)
        assert len(scores) == before + 3
        assert [s.value for s in scores if s.note == "Regen"] == [4.5]

    def test_the_next_file_with_these_columns_is_read_without_asking(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        file = elsewhere / "app.csv"
        file.write_text(self.APP)
        desk.click("Say what the columns hold", self.asked(desk, file))
        desk.click("Read it like this", desk.dialog(ColumnsDialog))
        desk.settle()
        desk.click("Add 3 entries", desk.dialog(ImportDialog))
        desk.settle()
        file.write_text(self.APP.replace("13.10.2025", "14.10.2025"))

        dialog = self.asked(desk, file)

        assert "1 entry is new." in words(dialog)
        assert not dialog.columns_button.isVisible()

    def test_what_every_entry_needs_is_asked_for(self, desk: Desk, elsewhere: Path) -> None:
        file = elsewhere / "app.csv"
        file.write_text("a;b\nx;y\n")
        desk.click("Say what the columns hold", self.asked(desk, file))
        columns = desk.dialog(ColumnsDialog)
        desk.click("Read it like this", columns)
        assert any("every entry needs it" in line for line in words(columns))
        assert columns.isVisible()
