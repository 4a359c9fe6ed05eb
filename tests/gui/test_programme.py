"""The program on good and bad days: two windows, kills, full disks, files that cannot be opened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.edits.pain import log_day
from acutrack.compose.clock import local_now
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, Record
from acutrack.gui.notices import Notices
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.places import casebook_file, sample_file
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.schema import SCHEMA
from acutrack.storage.sqlite_store import SqliteStore
from tests.builders import a_note, a_score
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down
from tests.without_override import permissions_count

EARLIER = date(2025, 1, 1)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def bars(desk: Desk) -> list[str]:
    return [t.text() for t in desk.only(RoomBars).findChildren(Text) if t.isVisible()]


class TestAnotherProgramWrites:
    def test_an_entry_of_another_process_comes_in(
        self, qtbot: QtBot, tmp_path: Path, desk: Desk
    ) -> None:
        pain = desk.go("pain")
        assert isinstance(pain, PainPage)
        code = (
            "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
            "from acutrack.casebook.casebook import Casebook\n"
            "from acutrack.casebook.edits.pain import log_day\n"
            "from acutrack.storage.open_casebook import open_casebook\n"
            "now = datetime(2025, 10, 28, 9, tzinfo=UTC)\n"
            "with open_casebook(Path(sys.argv[1])) as opened:\n"
            "    Casebook(opened.store, lambda: now).record("
            "log_day('rosa', 8, now.date(), now, site='low back'))\n"
        )
        subprocess.run(
            [sys.executable, "-c", code, str(casebook_file(tmp_path))],
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

        qtbot.waitUntil(lambda: pain.table.model().rowCount() == 3)

    def test_what_is_being_typed_stays_while_another_window_writes(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Ibupro")
        page = desk.page(TreatmentsPage)
        with open_casebook(casebook_file(tmp_path)) as opened:
            edit = log_day(ROSA, 8, clock().date(), clock(), site="low back")
            Casebook(opened.store, clock).record(edit)
        desk.context.casebook.announce_anything()
        desk.settle()

        focused = QApplication.focusWidget()
        assert focused is page.form.first_focus()
        desk.person.writes("fen")
        assert page.form.typed()["name"] == "Ibuprofen"
        assert qtbot is not None


class TestKilled:
    def test_what_was_typed_is_there_after_the_process_was_killed(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, local_now)
        typing = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.typing_child", str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert typing.stdout is not None
        assert typing.stdout.readline().strip() == "typed"
        typing.send_signal(signal.SIGKILL)
        typing.wait()
        typing.stdout.close()

        assert findings(casebook_file(tmp_path)) == ()
        with sat_down(qtbot, tmp_path, clock) as desk:
            for key, field, typed in (
                ("treatments", "name", "Ibuprofen"),
                ("pain", "note", "After the stairs"),
                ("side_effects", "site", "right calf"),
            ):
                page = desk.go(key)
                form = page.form  # type: ignore[attr-defined]
                assert form.typed()[field] == typed
                assert form.fields[field].field.hasFocus(), key


class TestFilesThatCannotBeOpened:
    def test_a_newer_record_says_what_to_install_and_is_left_alone(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock)
        file = casebook_file(tmp_path)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        before = file.read_bytes()

        with sat_down(qtbot, tmp_path, clock) as desk:
            page = desk.page(TroublePage)
            assert page.reason.text().startswith("A newer AcuTrack wrote this record")
            assert "or newer to open it" in page.reason.text()
            assert QApplication.focusWidget() is page.first_focus()

        assert file.read_bytes() == before

    @pytest.mark.parametrize("content", [b"not a record at all", b"\x00" * 9000])
    def test_another_file_in_its_place_is_said_to_be_none_of_ours(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, content: bytes
    ) -> None:
        casebook_file(tmp_path).write_bytes(content)
        with sat_down(qtbot, tmp_path, clock) as desk:
            reason = desk.page(TroublePage).reason.text()
            assert reason.startswith("This file is not an AcuTrack record")
            assert "Nothing in it was changed." in reason

        assert casebook_file(tmp_path).read_bytes() == content

    def test_a_damaged_record_asks_to_keep_a_copy(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock, days=(5,) * 30)
        file = casebook_file(tmp_path)
        torn = bytearray(file.read_bytes())
        torn[4096:] = b"\x5a" * (len(torn) - 4096)
        file.write_bytes(bytes(torn))

        with sat_down(qtbot, tmp_path, clock) as desk:
            reason = desk.page(TroublePage).reason.text()
            assert "damaged" in reason
            assert "Keep a copy of the file" in reason

    def test_try_again_opens_it_once_the_right_file_is_there(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        casebook_file(tmp_path).write_text("not a record")
        with sat_down(qtbot, tmp_path, clock) as desk:
            casebook_file(tmp_path).unlink()
            begin_record(tmp_path, clock)

            desk.click("Try again")
            desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")

    def test_the_sample_can_be_looked_at_meanwhile(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        casebook_file(tmp_path).write_text("not a record")
        with sat_down(qtbot, tmp_path, clock) as desk:
            desk.click("Look around with a sample patient")
            desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")

        assert casebook_file(tmp_path).read_text() == "not a record"


class TestReadOnly:
    @pytest.fixture
    def locked(self, qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
        begin_record(tmp_path, clock, days=(6, 7, 6))
        casebook_file(tmp_path).chmod(0o400)
        tmp_path.chmod(0o500)
        try:
            with permissions_count(), sat_down(qtbot, tmp_path, clock) as made:
                yield made
        finally:
            tmp_path.chmod(0o700)

    def test_a_bar_says_so_and_nothing_is_complained_about(self, locked: Desk) -> None:
        assert locked.context.read_only
        assert "This record can be looked at, not changed." in bars(locked)
        assert locked.failed == []

    def test_an_entry_is_refused_kindly_and_every_page_can_be_looked_at(self, locked: Desk) -> None:
        locked.person.key("5")
        locked.settle()
        assert locked.failure().startswith("AcuTrack could not save: this record can only be")
        assert len(locked.records(PainScore)) == 3

        for key in ("pain", "treatments", "side_effects", "charts", "report", "settings"):
            locked.go(key)
            assert locked.window.page_key == key

    def test_a_form_can_be_tried_and_closed(self, locked: Desk) -> None:
        locked.go("treatments", "new")
        locked.person.writes("Ibuprofen")
        locked.click("Save the treatment")
        page = locked.page(TreatmentsPage)
        assert page.form.typed()["name"] == "Ibuprofen"
        assert not page.form.isHidden()

        locked.click("Close without saving")
        assert page.form.isHidden()


class TestFullDisk:
    def test_what_was_typed_is_still_in_the_form_and_saves_once_there_is_space(
        self, desk: Desk, clock: Clock
    ) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Ibuprofen")
        form = desk.page(TreatmentsPage).form
        with full_disk(desk.programme._opened, clock):
            note = form.fields["note"].field
            note.setPlainText("x" * 1990)  # type: ignore[attr-defined]
            desk.click("Save the treatment")
            assert desk.failure().startswith("AcuTrack could not save: the disk is full.")
            assert "What you typed is still here." in desk.failure()
            assert form.typed()["name"] == "Ibuprofen"

            desk.go("today")
            desk.go("treatments")
            assert form.typed()["name"] == "Ibuprofen"
            assert len(str(form.typed()["note"])) == 1990

        desk.click("Save the treatment")
        assert [t.name for t in desk.on_disk(CoTreatment)] == ["Ibuprofen"]

    def test_an_answer_on_today_is_not_said_to_be_saved(self, desk: Desk, clock: Clock) -> None:
        with full_disk(desk.programme._opened, clock):
            desk.person.key("5")
            desk.settle()
            assert desk.failure().startswith("AcuTrack could not save: the disk is full.")
            today = [s for s in desk.on_disk(PainScore) if s.day != EARLIER]
            assert len(today) == 2


@contextmanager
def full_disk(opened: OpenCasebook | None, now: Clock) -> Iterator[None]:
    """The open file can grow no more, and what room there was in it is used up."""
    assert opened is not None
    assert isinstance(opened.store, SqliteStore)
    connections = opened.store._connections
    with connections.writing() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 2}")
    casebook = Casebook(opened.store, now)
    fillers = [partial(a_note, "x" * size, patient_id=ROSA) for size in (2000, 400, 60, 1)]
    last = partial(a_score, 5, patient_id=ROSA, day=EARLIER)
    makers: tuple[Callable[[], Record], ...] = (*fillers, last)
    for filler in makers:
        with suppress(Obstacle):
            while True:
                casebook.record(Edit(say("Fill"), ROSA, (put(filler()),)))
    try:
        yield
    finally:
        with connections.writing() as connection:
            connection.execute("PRAGMA max_page_count=1000000")


class TestTheSample:
    def test_it_opens_with_one_click_and_cannot_mix_with_an_own_record(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            assert isinstance(desk.window.page, WelcomePage)
            before = desk.person.count
            desk.person.click(desk.window.page.choices.sample)
            desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")

            assert desk.person.count - before == 1
            assert bars(desk)[0] == "Sample patient: Margaret Ellis."
            assert not casebook_file(tmp_path).exists()
            assert desk.programme.settings.current.last_patient == ""
            desk.person.key("5")
            desk.settle()
            desk.click("Start my own record")
            desk.qtbot.waitUntil(lambda: isinstance(desk.window.page, WelcomePage))

    def test_it_starts_anew_each_time(self, desk: Desk) -> None:
        desk.programme.open_sample()
        desk.settle()
        sample = desk.context.casebook.patients()[0].patient_id
        count = len(desk.records(PainScore, sample))
        desk.person.key("5")
        desk.settle()

        desk.click("Start my own record")
        desk.qtbot.waitUntil(lambda: bars(desk) == [])
        assert [p.name for p in desk.casebook.patients()] == ["Rosa Lind"]
        desk.programme.open_sample()
        desk.settle()
        assert len(desk.records(PainScore, sample)) == count
        assert findings(sample_file(desk.programme._folder)) == ()


class TestSettingsAcrossStarts:
    def test_they_are_there_at_the_next_start(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        settings = desk.programme.settings
        settings.change(replace(settings.current, theme="dark", text_size=150, paper="letter"))

        with sat_down(qtbot, tmp_path, clock) as again:
            assert again.programme.theme.palette.is_dark
            assert again.programme.theme.text_scale == 1.5
            assert again.programme.settings.current.paper == "letter"

    def test_a_damaged_file_costs_the_choices_and_nothing_else(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock, days=(6,))
        (tmp_path / "settings.json").write_bytes(b"\xff{{{")

        with sat_down(qtbot, tmp_path, clock) as desk:
            assert desk.window.page_key == "today"
            assert len(desk.records(PainScore)) == 1
            assert desk.failed == []


def test_the_clock_of_the_program_knows_its_zone() -> None:
    before = datetime.now(UTC)
    now = local_now()

    assert now.tzinfo is not None
    assert before <= now <= datetime.now(UTC)


def test_a_defect_is_told_in_words_and_the_window_goes_on(desk: Desk) -> None:
    notices: Notices = desk.programme.notices
    error = ValueError("what somebody typed")
    notices.tell_defect(ValueError, error, error.__traceback__)
    assert desk.failure().startswith("Something in AcuTrack went wrong just now.")
    desk.failed.clear()

    desk.click("Close")
    desk.window.go("today")
    desk.settle()
    desk.person.key("5")
    desk.settle()
    assert len(desk.on_disk(PainScore)) == 3
    assert len(desk.on_disk(Patient)) == 1


def test_keys_reach_the_page_after_a_dialog_was_closed_with_escape(desk: Desk) -> None:
    keep(desk, a_score(5))
    desk.go("charts")
    desk.click("How to read this")
    dialog = desk.dialog(Dialog)
    desk.person.key(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not dialog.isVisible())
    assert desk.window.page_key == "charts"
