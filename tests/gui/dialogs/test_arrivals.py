"""Archives, review files and FHIR files taken in from the window."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.handed_over import NOTHING_LEFT_OUT
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase
from acutrack.gui.dialogs.merge_dialog import MergeDialog
from acutrack.interchange.fhir.bundle_out import bundle
from acutrack.places import casebook_file
from acutrack.storage.archive.files import save_archive
from acutrack.storage.archive.writing import write_excerpt
from acutrack.storage.backups import copy_casebook
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import whole_of
from tests.builders import a_note
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down
from tests.gui.dialogs.test_files import words
from tests.gui.pages.person import cut_off
from tests.storage.age_by_hand import sealed_by_hand

PASSPHRASE = "kettle orbit walnut fern"  # noqa: S105 (nobody's)


def archive(data: Path, file: Path, clock: Clock) -> None:
    connections = Connections(casebook_file(data), looking=True)
    save_archive(connections, file, clock())
    connections.close()


def review_file(data: Path, file: Path, clock: Callable[[], datetime]) -> None:
    """As a practitioner gives it back, but quick to try."""
    content, connections = io.BytesIO(), Connections(casebook_file(data), looking=True)
    write_excerpt(connections, content, clock(), ROSA, NOTHING_LEFT_OUT)
    connections.close()
    file.write_bytes(sealed_by_hand(content.getvalue(), PASSPHRASE))


def health_file(data: Path, file: Path, clock: Clock) -> None:
    with open_casebook(casebook_file(data)) as opened:
        casebook = Casebook(opened.store, clock, str)
        file.write_bytes(bundle(casebook, casebook.patients()[0], clock()))


def take_in(desk: Desk, *files: Path) -> None:
    desk.go("settings")
    desk.click("Import from files")
    desk.choose(*files)


@pytest.fixture
def stranger(tmp_path: Path, clock: Clock) -> Path:
    folder = tmp_path / "stranger"
    folder.mkdir()
    begin_record(folder, clock, IVO, "Ivo Brandt", days=(2,))
    return folder


@pytest.fixture
def further_on(desk: Desk, elsewhere: Path, clock: Clock, qtbot: QtBot) -> Path:
    """An archive of the same record, in which a note was written on another computer."""
    other = elsewhere.parent / "other computer"
    other.mkdir()
    casebook_file(other).write_bytes(_copy_of(desk.programme._folder, elsewhere.parent))
    with sat_down(qtbot, other, clock) as there:
        keep(there, a_note("Written elsewhere."))
    archive(other, elsewhere / "other.acutrack", clock)
    return elsewhere / "other.acutrack"


def _copy_of(data: Path, beside: Path) -> bytes:
    copy = beside / "copy.acutrack"
    copy_casebook(casebook_file(data), copy)
    return copy.read_bytes()


class TestArchive:
    def test_an_earlier_one_brings_nothing_and_that_is_said(
        self, desk: Desk, data: Path, elsewhere: Path, clock: Clock
    ) -> None:
        file = elsewhere / "other.acutrack"
        archive(data, file, clock)
        before = desk.on_disk(PainScore)
        desk.casebook.record(log_day(ROSA, 9, clock().date(), clock(), site="knee"))
        take_in(desk, file)

        assert desk.message() == "The file holds nothing that is not here already."
        assert len(desk.on_disk(PainScore)) == len(before) + 1

    def test_what_it_comes_to_is_shown_first_and_one_undo_takes_it_back(
        self, desk: Desk, further_on: Path
    ) -> None:
        take_in(desk, further_on)
        dialog = desk.dialog(MergeDialog)
        assert desk.on_disk(Note) == ()
        assert any("note" in line for line in words(dialog))
        assert dialog.windowTitle() == "Bring in what is in the file"
        assert not any("copy" in line for line in words(dialog))
        assert cut_off(dialog) == []
        desk.click("Bring it in", dialog)
        desk.settle()

        assert [note.text for note in desk.on_disk(Note)] == ["Written elsewhere."]
        assert desk.message() == "What is in the file was brought in."
        desk.ctrl(Qt.Key.Key_Z)
        assert desk.on_disk(Note) == ()

    def test_not_now_changes_nothing(self, desk: Desk, further_on: Path) -> None:
        take_in(desk, further_on)
        desk.click("Not now", desk.dialog(MergeDialog))
        desk.settle()

        assert desk.on_disk(Note) == ()

    def test_somebody_else_is_refused_in_words_where_one_person_keeps_a_diary(
        self, desk: Desk, elsewhere: Path, stranger: Path, clock: Clock
    ) -> None:
        archive(stranger, elsewhere / "ivo.acutrack", clock)
        take_in(desk, elsewhere / "ivo.acutrack")

        assert desk.failure().startswith("This file is about somebody who is not in this record.")
        assert len(desk.casebook.patients()) == 1

    def test_somebody_else_is_added_where_patients_are_treated(
        self, desk: Desk, elsewhere: Path, stranger: Path, clock: Clock
    ) -> None:
        settings = desk.programme.settings
        settings.change(replace(settings.current, treats_patients=True))
        archive(stranger, elsewhere / "ivo.acutrack", clock)
        take_in(desk, elsewhere / "ivo.acutrack")
        desk.click("Bring it in", desk.dialog(MergeDialog))
        desk.settle()

        assert [person.name for person in desk.on_disk(Patient, IVO)] == ["Ivo Brandt"]

    def test_a_damaged_one_is_told_and_nothing_is_changed(
        self, desk: Desk, further_on: Path
    ) -> None:
        whole = further_on.read_bytes()
        further_on.write_bytes(whole[: len(whole) // 2])
        take_in(desk, further_on)

        assert desk.failure()
        assert desk.window.findChildren(MergeDialog) == []

    def test_it_is_taken_in_alone(self, desk: Desk, elsewhere: Path, further_on: Path) -> None:
        (elsewhere / "diary.csv").write_text("date,value\n")
        take_in(desk, further_on, elsewhere / "diary.csv")

        assert desk.failure() == "Name one archive at a time, and nothing beside it."


class TestReviewFile:
    @pytest.fixture
    def file(self, elsewhere: Path, further_on: Path, clock: Clock) -> Path:
        assert further_on.is_file()
        made = elsewhere / "me.acutrack-review"
        review_file(elsewhere.parent / "other computer", made, clock)
        return made

    def test_a_wrong_passphrase_is_refused_plainly_and_can_be_tried_again(
        self, desk: Desk, file: Path
    ) -> None:
        take_in(desk, file)
        asking = desk.dialog(AskPassphrase)
        desk.write(asking.now.field, "kettle orbit walnut")
        desk.click("Open the file", asking)
        desk.settle()
        assert asking.now.asked.problem.startswith("That passphrase does not open this file.")
        assert cut_off(asking) == []
        assert desk.window.findChildren(MergeDialog) == []

        desk.write(asking.now.field, PASSPHRASE)
        desk.click("Open the file", asking)
        desk.settle()
        desk.click("Bring it in", desk.dialog(MergeDialog))
        desk.settle()
        assert [note.text for note in desk.on_disk(Note)] == ["Written elsewhere."]

    def test_closed_without_a_passphrase_nothing_happens(self, desk: Desk, file: Path) -> None:
        take_in(desk, file)
        desk.click("Close without changing anything", desk.dialog(AskPassphrase))
        desk.settle()

        assert not any(d.isVisible() for d in desk.window.findChildren(QDialog))
        assert desk.on_disk(Note) == ()


class TestHealthFile:
    @pytest.fixture
    def file(self, elsewhere: Path, further_on: Path, clock: Clock) -> Path:
        assert further_on.is_file()
        made = elsewhere / "me.fhir.json"
        health_file(elsewhere.parent / "other computer", made, clock)
        return made

    def test_the_counts_are_shown_first_and_one_undo_takes_it_back(
        self, desk: Desk, file: Path
    ) -> None:
        take_in(desk, file)
        dialog = desk.dialog(ImportDialog)
        shown = words(dialog)
        assert "1 entry is new." in shown
        assert "1 note would be added" in shown
        assert "0 rows are refused." in shown
        assert desk.on_disk(Note) == ()
        assert cut_off(dialog) == []
        desk.click("Add 1 entry", dialog)
        desk.settle()

        assert [note.text for note in desk.on_disk(Note)] == ["Written elsewhere."]
        desk.ctrl(Qt.Key.Key_Z)
        assert desk.on_disk(Note) == ()

    def test_what_cannot_be_taken_is_told_by_its_number(self, desk: Desk, file: Path) -> None:
        whole = file.read_text()
        assert "Written elsewhere." in whole
        file.write_text(whole.replace('"entry": [', '"entry": [ {"resource": 7},', 1))
        take_in(desk, file)

        assert any(line.startswith("Entry 1, ") for line in words(desk.dialog(ImportDialog)))

    def test_a_file_about_somebody_else_is_refused(
        self, desk: Desk, elsewhere: Path, stranger: Path, clock: Clock
    ) -> None:
        file = elsewhere / "ivo.fhir.json"
        health_file(stranger, file, clock)
        take_in(desk, file)
        dialog = desk.dialog(ImportDialog)

        assert any("another person" in line for line in words(dialog))
        assert not dialog.add_button.isEnabled()

    def test_what_is_no_such_file_is_refused(self, desk: Desk, elsewhere: Path) -> None:
        (elsewhere / "x.json").write_text("[1, 2]")
        take_in(desk, elsewhere / "x.json")

        shown = words(desk.dialog(ImportDialog))
        assert any(line.startswith("This is no FHIR Bundle") for line in shown)


class TestANewComputer:
    @pytest.fixture
    def fresh(self, qtbot: QtBot, tmp_path: Path, elsewhere: Path, clock: Clock) -> Iterator[Desk]:
        assert elsewhere.is_dir()
        folder = tmp_path / "fresh"
        folder.mkdir()
        with sat_down(qtbot, folder, clock) as made:
            yield made

    def test_an_archive_becomes_the_record_with_its_history(
        self, fresh: Desk, stranger: Path, elsewhere: Path, clock: Clock
    ) -> None:
        archive(stranger, elsewhere / "all.acutrack", clock)
        fresh.click("Open a backup")
        fresh.choose(elsewhere / "all.acutrack")

        assert fresh.window.page_key == "today"
        assert fresh.message() == "Restored the copy. It is your record now."
        with open_casebook(casebook_file(stranger), looking=True) as before:
            assert whole_of(fresh.programme._opened.store) == whole_of(before.store)  # type: ignore[union-attr]

    def test_of_a_damaged_one_no_record_is_begun(
        self, fresh: Desk, stranger: Path, elsewhere: Path, clock: Clock
    ) -> None:
        file = elsewhere / "all.acutrack"
        archive(stranger, file, clock)
        file.write_bytes(altered(file.read_bytes()))
        fresh.click("Open a backup")
        fresh.choose(file)

        assert fresh.failed
        assert not casebook_file(fresh.programme._folder).exists()
        assert fresh.button("Open a backup").isVisible()


def altered(whole: bytes) -> bytes:
    """The same archive, in which one score was changed, and its sum was not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            changed = (
                content.replace(b"2", b"3", 1) if name.endswith("pain_score.jsonl") else content
            )
            assert changed != content or not name.endswith("pain_score.jsonl")
            after.writestr(name, changed)
    return out.getvalue()
