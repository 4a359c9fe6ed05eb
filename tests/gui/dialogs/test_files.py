"""Copies, backups, import and export from the window, over real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit
from acutrack.domain.session import TreatmentSession
from acutrack.gui.dialogs import choosing
from acutrack.gui.dialogs.backup_dialog import BackupDialog
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.places import casebook_file
from acutrack.storage.backups import copy_casebook
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
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


class TestSavingACopy:
    def test_a_copy_holds_everything_and_the_message_says_where(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        desk.go("settings")
        desk.click("Save a copy")
        target = elsewhere / "mine.acutrack"
        desk.choose(target)

        assert scores_in(target) == [6, 7, 6]
        assert findings(target) == ()
        assert desk.told == [f"Saved a copy: mine.acutrack in {elsewhere}."]
        assert sorted(path.name for path in elsewhere.iterdir()) == ["mine.acutrack"]

    def test_the_ending_is_added_and_the_name_offered_is_free_and_names_nobody(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        (elsewhere / "AcuTrack copy 2025-10-28.acutrack").write_text("taken")
        desk.go("settings")
        desk.click("Save a copy")
        offered = desk.dialog(QFileDialog).selectedFiles()[0]
        assert Path(offered).name == "AcuTrack copy 2025-10-28 (2).acutrack"

        desk.choose(elsewhere / "short")
        assert scores_in(elsewhere / "short.acutrack") == [6, 7, 6]

    def test_the_record_itself_is_never_written_over(self, desk: Desk, data: Path) -> None:
        with pytest.raises(Obstacle) as caught:
            copy_casebook(casebook_file(data), casebook_file(data), overwrite=True)

        assert "the file of your record itself" in caught.value.message.text
        assert len(desk.records(PainScore)) == 3

    def test_a_folder_that_refuses_is_told_in_words_and_nothing_is_left_there(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        desk.go("settings")
        desk.click("Save a copy")
        dialog = desk.dialog(QFileDialog)
        dialog.fileSelected.emit(str(elsewhere / "gone" / "mine.acutrack"))
        desk.settle()

        assert desk.failure().startswith("AcuTrack could not write the copy. Your record is safe.")
        assert list(elsewhere.iterdir()) == []


class TestOpeningABackup:
    @pytest.fixture
    def backup(self, elsewhere: Path, clock: Clock) -> Path:
        begin_record(elsewhere, clock, days=(6, 7))
        with open_casebook(casebook_file(elsewhere)) as opened:
            casebook = Casebook(opened.store, clock)
            session = a_session(patient_id=ROSA)
            casebook.record(Edit(say("Set up"), ROSA, (put(session),)))
        return casebook_file(elsewhere).rename(elsewhere / "old.acutrack")

    @pytest.fixture
    def fresh(self, qtbot: QtBot, data: Path, clock: Clock) -> Iterator[Desk]:
        with sat_down(qtbot, data, clock) as made:
            assert isinstance(made.window.page, WelcomePage)
            yield made

    def test_it_says_what_the_backup_holds_and_then_it_is_the_record(
        self, fresh: Desk, backup: Path, data: Path
    ) -> None:
        before = backup.read_bytes()
        fresh.click("Open a backup")
        fresh.choose(backup)
        dialog = fresh.dialog(BackupDialog)
        shown = words(dialog)

        assert "Name: Rosa Lind" in shown
        assert "3 days with entries" in shown
        assert "1 session" in shown
        assert "From 21 October 2025 to 27 October 2025" in shown
        assert not casebook_file(data).exists()
        assert cut_off(dialog) == []

        fresh.click("Use this backup", dialog)
        fresh.qtbot.waitUntil(lambda: fresh.window.page_key == "today")
        assert [s.value for s in fresh.records(PainScore)] == [6, 7]
        assert backup.read_bytes() == before
        assert [path.name for path in data.iterdir() if path.is_dir()] == []

    def test_closing_the_dialog_leaves_everything_as_it_was(
        self, fresh: Desk, backup: Path, data: Path
    ) -> None:
        fresh.click("Open a backup")
        fresh.choose(backup)
        fresh.click("Close without using it", fresh.dialog(BackupDialog))
        fresh.settle()

        assert not casebook_file(data).exists()
        assert isinstance(fresh.window.page, WelcomePage)
        assert [path for path in data.iterdir() if path.is_dir()] == []

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            ("newer", "A newer AcuTrack wrote this record"),
            ("text", "This file is not an AcuTrack record"),
            ("other", "This file is not an AcuTrack record"),
            ("empty", "This file is not an AcuTrack record"),
            ("torn", "damaged"),
            ("nobody", "There is nobody in this file."),
        ],
    )
    def test_a_file_that_cannot_be_used_gets_kind_words_and_is_left_alone(
        self, fresh: Desk, backup: Path, data: Path, spoil: str, said: str
    ) -> None:
        _spoil(backup, spoil)
        before = backup.read_bytes()
        fresh.click("Open a backup")
        fresh.choose(backup)

        assert said in fresh.failure()
        assert backup.read_bytes() == before
        assert not casebook_file(data).exists()
        assert [path for path in data.iterdir() if path.is_dir()] == []
        assert isinstance(fresh.window.page, WelcomePage)

    def test_a_record_begun_in_another_window_meanwhile_is_left_as_it_is(
        self, fresh: Desk, backup: Path, data: Path, clock: Clock
    ) -> None:
        fresh.click("Open a backup")
        fresh.choose(backup)
        dialog = fresh.dialog(BackupDialog)
        begin_record(data, clock, IVO, "Ivo Brandt")

        fresh.click("Use this backup", dialog)
        fresh.settle()

        assert fresh.failure().startswith("There is a record on this computer already.")
        with open_casebook(casebook_file(data)) as opened:
            assert [p.name for p in opened.store.load_all(Patient)] == ["Ivo Brandt"]


def _spoil(file: Path, how: str) -> None:
    if how == "newer":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    elif how == "text":
        file.write_text("date,score\n2025-01-01,3\n")
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "other":
        file.unlink()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE songs (name)")
    elif how == "torn":
        content = bytearray(file.read_bytes())
        content[4096 * 2 : 4096 * 12] = b"\x5a" * 4096 * 10
        file.write_bytes(bytes(content))
    else:
        file.unlink()
        open_casebook(file).close()


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
