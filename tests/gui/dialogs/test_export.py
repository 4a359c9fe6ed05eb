"""Export from the window: what for, where to, and a file that is whole or not there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import duckdb
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from typing_extensions import override

from acutrack.compose.export_jobs import Exporting
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.report_made import Names
from acutrack.gui.dialogs.export_dialog import ExportDialog
from acutrack.gui.dialogs.export_wish import ExportWish, Purpose, Written
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.places import casebook_file
from acutrack.storage.archive.files import arrived
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import whole_of
from tests.builders import a_note, a_session, agreed_to_research, an_appointment
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, Desk, begin_record, keep, sat_down
from tests.gui.pages.person import cut_off

PASSPHRASE = "kettle orbit walnut fern"  # noqa: S105 (nobody's)


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Somebody else, at another computer."""
    folder = tmp_path / "other"
    folder.mkdir()
    begin_record(folder, clock, IVO, "Ivo Brandt")
    with sat_down(qtbot, folder, clock) as made:
        yield made


def begin(desk: Desk, purpose: str) -> ExportDialog:
    desk.go("settings")
    desk.click("Export to files")
    dialog = desk.dialog(ExportDialog)
    desk.click(purpose, dialog)
    return dialog


def go_on(desk: Desk, dialog: ExportDialog, place: Path) -> None:
    desk.click("Choose where to save it", dialog)
    desk.choose(place)


def export(desk: Desk, purpose: str, place: Path) -> None:
    go_on(desk, begin(desk, purpose), place)


def told(dialog: ExportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def suggested(desk: Desk) -> str:
    field = desk.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    return field.text()


class TestTables:
    def test_a_spreadsheet_and_the_message_names_the_place(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        export(desk, "A spreadsheet", elsewhere / "mine.xlsx")

        assert "scores" in load_workbook(elsewhere / "mine.xlsx").sheetnames
        assert desk.told[-1] == f"Saved as mine.xlsx in {elsewhere}."
        assert [path.name for path in elsewhere.iterdir()] == ["mine.xlsx"]

    def test_one_file_a_kind_and_the_message_names_the_folder(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        keep(desk, a_session())
        export(desk, "Plain tables (CSV)", elsewhere)

        names = sorted(path.name for path in elsewhere.glob("*.csv"))
        assert {"scores.csv", "sessions.csv"} <= set(names)
        assert desk.told[-1] == f"Wrote {len(names)} files into {elsewhere}."

    def test_a_folder_with_tables_gets_a_new_folder_inside_and_none_is_written_over(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        (elsewhere / "scores.csv").write_text("mine")
        for expected in ("AcuTrack 2025-10-28", "AcuTrack 2025-10-28 (2)"):
            export(desk, "Plain tables (CSV)", elsewhere)
            desk.qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))
            assert (elsewhere / expected / "scores.csv").is_file()

        assert (elsewhere / "scores.csv").read_text() == "mine"

    @pytest.mark.parametrize("name", ["tables.csv.zip", "book.xlsx", "scores.csv"])
    def test_what_was_exported_comes_back_as_the_same(
        self, desk: Desk, elsewhere: Path, other: Desk, name: str
    ) -> None:
        dialog = begin(desk, "A spreadsheet" if name.endswith("xlsx") else "Plain tables (CSV)")
        if name.endswith("zip"):
            desk.click("One ZIP file", dialog)
        go_on(desk, dialog, elsewhere if name == "scores.csv" else elsewhere / name)
        before = desk.records(PainScore)
        other.go("settings")
        other.click("Import from files")
        other.choose(elsewhere / name)
        other.dialog(ImportDialog).add_button.click()
        other.settle()
        after = other.on_disk(PainScore, IVO)

        assert [(s.day, s.value, s.site, s.written_at) for s in after] == [
            (s.day, s.value, s.site, s.written_at) for s in before
        ]

    def test_the_sample_says_so_on_every_file(self, desk: Desk, elsewhere: Path) -> None:
        desk.programme.open_sample()
        desk.settle()
        export(desk, "Plain tables (CSV)", elsewhere)

        assert all(path.name.startswith("SAMPLE_") for path in elsewhere.glob("*.csv"))
        assert list(elsewhere.glob("*.csv")) != []
        desk.qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))
        desk.click("Choose where to save it", begin(desk, "A spreadsheet"))
        assert suggested(desk).startswith("SAMPLE ")


class TestForOthers:
    def test_another_health_program_gets_initials_and_the_report_if_wanted(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        dialog = begin(desk, "Another health program")
        desk.click("Initials", dialog)
        desk.click("Put the report in", dialog)
        go_on(desk, dialog, elsewhere / "out.fhir.json")

        entries = json.loads((elsewhere / "out.fhir.json").read_text())["entry"]
        kinds = [entry["resource"]["resourceType"] for entry in entries]
        assert {"Patient", "Observation", "DocumentReference"} <= set(kinds)
        assert "Rosa" not in (elsewhere / "out.fhir.json").read_text()

    def test_another_computer_gets_everything(
        self, desk: Desk, elsewhere: Path, data: Path, tmp_path: Path
    ) -> None:
        export(desk, "Another computer of mine", elsewhere / "all.acutrack")

        found = arrived(elsewhere / "all.acutrack", str, tmp_path)
        with open_casebook(casebook_file(data), looking=True) as opened:
            assert found.whole == whole_of(opened.store)
        assert [path.name for path in elsewhere.iterdir()] == ["all.acutrack"]

    def test_a_practitioner_gets_what_opens_with_the_passphrase_alone(
        self, desk: Desk, elsewhere: Path, tmp_path: Path
    ) -> None:
        keep(desk, a_note("Slept on the sofa."))
        file = elsewhere / "me.acutrack-review"
        dialog = begin(desk, "My practitioner")
        desk.click("No name", dialog)
        desk.click("Leave my notes out", dialog)
        desk.write(dialog.options.passphrase.new.field, PASSPHRASE)
        desk.write(dialog.options.passphrase.again.field, PASSPHRASE)
        go_on(desk, dialog, file)

        assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
        found = arrived(file, lambda: PASSPHRASE, tmp_path).whole.contents
        assert [person.name for person in found.of(Patient)] == [""]
        assert found.of(Note) == ()
        assert len(found.of(PainScore)) == 3

    @pytest.mark.parametrize(
        ("typed", "again", "said"),
        [
            ("short", "short", "Somebody could find this by trying."),
            (PASSPHRASE, "kettle", "The two are not the same."),
        ],
    )
    def test_a_passphrase_that_will_not_do_is_told_and_no_place_is_asked_for(
        self, desk: Desk, typed: str, again: str, said: str
    ) -> None:
        dialog = begin(desk, "My practitioner")
        desk.write(dialog.options.passphrase.new.field, typed)
        desk.write(dialog.options.passphrase.again.field, again)
        desk.click("Choose where to save it", dialog)
        desk.settle()

        assert any(line.startswith(said) for line in told(dialog))
        assert desk.window.findChildren(QFileDialog) == []
        assert cut_off(dialog) == []

    def test_a_calendar_gets_days_and_nothing_else(self, desk: Desk, elsewhere: Path) -> None:
        keep(desk, an_appointment(day=date(2025, 11, 4)))
        export(desk, "My calendar", elsewhere / "diary.ics")

        whole = Calendar.from_ical((elsewhere / "diary.ics").read_bytes())
        assert [event.get("summary") for event in whole.walk("VEVENT")] == ["Appointment"]


class TestAStudy:
    def test_whoever_treats_others_writes_a_table_of_those_who_agreed(
        self, qtbot: QtBot, tmp_path: Path, elsewhere: Path, clock: Clock
    ) -> None:
        folder = tmp_path / "clinic"
        folder.mkdir()
        agreed = agreed_to_research(given_on=clock().date(), withdrawn_on=None)
        begin_record(folder, clock, IVO, "Ivo Brandt", days=(6, 7), research=agreed)
        begin_record(folder, clock, days=(3, 3, 3))
        with sat_down(qtbot, folder, clock, treats_patients=True, last_patient=IVO) as desk:
            export(desk, "A study", elsewhere / "backs")
        table = duckdb.read_parquet(str(elsewhere / "backs.parquet"))
        assert sorted(table.project("number").fetchall()) == [(6.0,), (7.0,)]
        assert (elsewhere / "backs.dictionary.csv").is_file()

    def test_where_nobody_agreed_it_is_said_and_nothing_is_written(
        self, qtbot: QtBot, tmp_path: Path, elsewhere: Path, clock: Clock
    ) -> None:
        folder = tmp_path / "clinic"
        folder.mkdir()
        begin_record(folder, clock, IVO, "Ivo Brandt", days=(6, 7))
        with sat_down(qtbot, folder, clock, treats_patients=True, last_patient=IVO) as desk:
            dialog = begin(desk, "A study")
            go_on(desk, dialog, elsewhere / "backs")
            assert any(line.startswith("Nobody here has agreed") for line in told(dialog))
        assert list(elsewhere.iterdir()) == []

    def test_whoever_keeps_a_diary_alone_is_not_asked(self, desk: Desk) -> None:
        dialog = begin(desk, "A spreadsheet")
        assert not dialog.purpose.offers(Purpose.STUDY)


class TestThePlace:
    @pytest.mark.parametrize("purpose", sorted(set(Purpose) - {Purpose.STUDY}, key=str))
    def test_no_name_of_a_person_is_suggested(self, desk: Desk, purpose: Purpose) -> None:
        if purpose is Purpose.TABLES:
            pytest.skip("a folder is asked for")
        dialog = begin(desk, "A spreadsheet")
        desk.person.click(dialog.purpose.chip(purpose))
        if purpose is Purpose.PRACTITIONER:
            desk.write(dialog.options.passphrase.new.field, PASSPHRASE)
            desk.write(dialog.options.passphrase.again.field, PASSPHRASE)
        desk.click("Choose where to save it", dialog)

        assert suggested(desk).endswith(f"2025-10-28{purpose.value}")
        assert "Rosa" not in suggested(desk)

    def test_the_ending_is_added_where_it_was_left_out(self, desk: Desk, elsewhere: Path) -> None:
        export(desk, "Another health program", elsewhere / "mine")

        assert [path.name for path in elsewhere.iterdir()] == ["mine.fhir.json"]

    def test_a_place_that_cannot_be_written_to_is_told_and_another_can_be_chosen(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        stick = elsewhere / "stick"
        stick.mkdir()
        dialog = begin(desk, "A spreadsheet")
        desk.click("Choose where to save it", dialog)
        stick.rmdir()
        # The stick goes while the dialog is open: what was typed is taken as it is.
        desk.dialog(QFileDialog).fileSelected.emit(str(stick / "deeper" / "mine.xlsx"))
        desk.dialog(QFileDialog).reject()
        desk.settle()

        assert any(line.startswith("AcuTrack could not write") for line in told(dialog))
        assert list(elsewhere.iterdir()) == []
        go_on(desk, dialog, elsewhere / "mine.xlsx")
        assert (elsewhere / "mine.xlsx").is_file()

    @pytest.mark.skipif(os.name == "nt", reason="rights of folders are others on Windows")
    @pytest.mark.parametrize("purpose", [Purpose.COMPUTER, Purpose.CALENDAR])
    def test_a_folder_without_the_right_to_write_gets_nothing_half_written(
        self, desk: Desk, elsewhere: Path, purpose: Purpose
    ) -> None:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        elsewhere.chmod(0o500)
        dialog = begin(desk, "A spreadsheet")
        desk.person.click(dialog.purpose.chip(purpose))
        desk.click("Choose where to save it", dialog)
        desk.dialog(QFileDialog).fileSelected.emit(str(elsewhere / f"mine{purpose.value}"))
        desk.dialog(QFileDialog).reject()
        desk.settle()
        elsewhere.chmod(0o700)

        assert list(elsewhere.iterdir()) == []
        assert dialog.isVisible()


class TestStopping:
    def test_stopped_while_it_is_written_nothing_is_there_and_it_can_be_tried_again(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        begun, asked = Event(), Event()
        written: list[Written | None] = []

        def slow(wish: ExportWish, place: Path, stop: Event) -> Written | None:
            begun.set()
            asked.wait(30)
            written.append(_exporting(desk)(wish, place, stop))
            return written[-1]

        dialog = ExportDialog(desk.context, slow, desk.window)
        dialog.offer()
        desk.click("Another computer of mine", dialog)
        desk.click("Choose where to save it", dialog)
        desk.dialog(QFileDialog).fileSelected.emit(str(elsewhere / "all.acutrack"))
        desk.dialog(QFileDialog).reject()
        desk.qtbot.waitUntil(begun.is_set)
        assert "Writing the file" in told(dialog)
        desk.click("Stop this", dialog)
        asked.set()
        desk.settle()

        assert written == [None]
        assert "Stopped. Nothing was written." in told(dialog)
        assert list(elsewhere.iterdir()) == []
        go_on(desk, dialog, elsewhere / "all.acutrack")
        assert (elsewhere / "all.acutrack").is_file()

    @pytest.mark.parametrize("purpose", [Purpose.COMPUTER, Purpose.PRACTITIONER])
    def test_stopped_in_the_middle_what_was_there_before_stays(
        self, desk: Desk, elsewhere: Path, purpose: Purpose
    ) -> None:
        class Midway(Event):
            asked = 0

            @override
            def is_set(self) -> bool:
                self.asked += 1
                return self.asked > 4

        place = elsewhere / f"all{purpose.value}"
        place.write_text("before")
        stop = Midway()
        wish = ExportWish(purpose, names=Names.FULL, passphrase=PASSPHRASE)

        assert _exporting(desk)(wish, place, stop) is None
        assert stop.asked == 5
        assert place.read_text() == "before"
        assert list(elsewhere.iterdir()) == [place]


def _exporting(desk: Desk) -> Exporting:
    context, opened = desk.context, desk.programme._opened
    assert opened is not None
    patient = context.casebook.patients()[0].patient_id
    return Exporting(
        opened, context.casebook, patient, context.words, context.settings.current, context.now()
    )
