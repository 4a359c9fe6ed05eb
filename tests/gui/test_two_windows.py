"""Two windows on one record: one writes, the other looks, and they change places when asked to."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.compose.clock import local_now
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.pain import PainScore
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.who_writes import Writer
from acutrack.gui.widgets.labels import Text
from acutrack.places import casebook_file
from acutrack.storage import lease as leases
from acutrack.storage import obstacles
from acutrack.storage.integrity import findings
from acutrack.storage.lease import BEAT, STALE, HeldBy, Lease
from acutrack.storage.watch import Watch
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down

ROOT = Path(__file__).parents[2]


@pytest.fixture
def writer(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


@pytest.fixture
def looker(qtbot: QtBot, tmp_path: Path, clock: Clock, writer: Desk) -> Iterator[Desk]:
    assert not writer.context.read_only
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def bars(desk: Desk) -> list[str]:
    return [t.text() for t in desk.only(RoomBars).findChildren(Text) if t.isVisible()]


def becomes(desk: Desk, writer: Writer) -> None:
    desk.qtbot.waitUntil(lambda: desk.context.who.writer is writer)
    desk.settle()


def write_here(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.click("Write here instead")
    becomes(desk, Writer.HERE)


@contextmanager
def another_window(folder: Path, text: str = "Ibupro") -> Iterator[subprocess.Popen[str]]:
    """A window in another process, in whose form for a treatment `text` was just typed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.writing_child", str(folder), text],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield child
    finally:
        child.send_signal(signal.SIGCONT)
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def says(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


class TestTheSecondWindow:
    def test_it_looks_and_says_who_writes(self, looker: Desk) -> None:
        assert looker.context.read_only
        assert bars(looker) == [
            "This record is open in another window, which writes.",
            "Here you can look; changes appear by themselves.",
        ]
        assert looker.failed == []

    def test_what_the_first_one_writes_appears_by_itself(
        self, qtbot: QtBot, writer: Desk, looker: Desk
    ) -> None:
        pain = looker.go("pain")
        assert isinstance(pain, PainPage)
        writer.window.activateWindow()
        qtbot.waitUntil(writer.window.isActiveWindow)
        writer.person.key("9")
        qtbot.waitUntil(lambda: pain.table.model().rowCount() == 3)

        writer.window.undo()
        qtbot.waitUntil(lambda: pain.table.model().rowCount() == 2)

    def test_an_entry_is_refused_kindly_and_can_be_saved_after_asking_for_the_writing(
        self, writer: Desk, looker: Desk
    ) -> None:
        looker.go("treatments", "new")
        looker.person.writes("Ibuprofen")
        looker.click("Save the treatment")
        assert "open in another window, which writes. What you typed" in looker.failure()
        assert looker.on_disk(CoTreatment) == ()

        write_here(looker)
        assert bars(looker) == []
        assert looker.page(TreatmentsPage).form.typed()["name"] == "Ibuprofen"
        looker.click("Save the treatment")
        assert [t.name for t in looker.on_disk(CoTreatment)] == ["Ibuprofen"]
        assert writer.context.read_only

    def test_it_writes_by_itself_when_the_first_one_is_closed(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock, days=(6, 7))
        with sat_down(qtbot, tmp_path, clock) as first:
            second = sat_down(qtbot, tmp_path, clock)
            looker = second.__enter__()
            assert looker.context.read_only
            assert not first.context.read_only
        try:
            becomes(looker, Writer.HERE)
            assert (
                looker.message() == "The other window has stopped writing. You can write here now."
            )
            assert bars(looker) == []
            looker.window.activateWindow()
            qtbot.waitUntil(looker.window.isActiveWindow)
            looker.window.go("today")
            looker.settle()
            looker.person.key("5")
            looker.settle()
            assert len(looker.on_disk(PainScore)) == 3
        finally:
            second.__exit__(None, None, None)

    def test_trouble_with_the_file_is_told_once_and_it_goes_on_looking(
        self, writer: Desk, looker: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pain = looker.go("pain")
        assert isinstance(pain, PainPage)

        def gone(_watch: Watch) -> bool:
            raise obstacles.of_system(OSError(errno.EIO, "gone"))

        with monkeypatch.context() as patched:
            patched.setattr(Watch, "changed", gone)
            looker.qtbot.waitUntil(lambda: looker.failed != [])
            looker.qtbot.wait(2200)
            assert len(looker.failed) == 1
        writer.window.activateWindow()
        writer.qtbot.waitUntil(writer.window.isActiveWindow)
        writer.person.key("9")
        looker.qtbot.waitUntil(lambda: pain.table.model().rowCount() == 3)


class TestHandingOver:
    def test_the_first_window_becomes_the_one_that_looks(self, writer: Desk, looker: Desk) -> None:
        write_here(looker)
        assert writer.context.who.writer is Writer.WINDOW
        assert bars(writer)[0] == "This record is open in another window, which writes."
        assert looker.message() == "You can write here now."

        write_here(writer)
        becomes(looker, Writer.WINDOW)
        assert bars(writer) == []

    def test_what_was_just_typed_goes_along(self, writer: Desk, looker: Desk) -> None:
        writer.window.activateWindow()
        writer.qtbot.waitUntil(writer.window.isActiveWindow)
        writer.go("treatments", "new")
        writer.person.writes("Ibupro")
        write_here(looker)
        looker.go("treatments", "new")
        form = looker.page(TreatmentsPage).form
        assert form.typed()["name"] == "Ibupro"
        assert writer.page(TreatmentsPage).form.typed()["name"] == "Ibupro"
        looker.person.writes("fen")
        looker.click("Save the treatment")
        assert [t.name for t in looker.on_disk(CoTreatment)] == ["Ibuprofen"]

    def test_undo_goes_along_too(self, writer: Desk, looker: Desk) -> None:
        writer.window.activateWindow()
        writer.qtbot.waitUntil(writer.window.isActiveWindow)
        writer.person.key("9")
        writer.settle()
        write_here(looker)
        looker.window.undo()
        looker.settle()
        assert len(looker.on_disk(PainScore)) == 2
        page = writer.page(TodayPage)
        writer.qtbot.waitUntil(lambda: page.answer.scale.answer is None)


class TestAnotherProcess:
    def test_it_hands_over_in_mid_typing(self, qtbot: QtBot, tmp_path: Path) -> None:
        begin_record(tmp_path, local_now)
        with another_window(tmp_path) as child:
            assert says(child) == "HERE"
            assert says(child) == "typed"
            with sat_down(qtbot, tmp_path, local_now) as desk:
                assert desk.context.who.writer is Writer.WINDOW
                write_here(desk)
                assert says(child) == "WINDOW"
                desk.go("treatments", "new")
                assert desk.page(TreatmentsPage).form.typed()["name"] == "Ibupro"
            assert says(child) == "HERE"
        assert findings(casebook_file(tmp_path)) == ()

    def test_when_it_is_killed_this_one_writes_and_finds_what_was_typed(
        self, qtbot: QtBot, tmp_path: Path
    ) -> None:
        begin_record(tmp_path, local_now)
        with another_window(tmp_path) as child:
            assert says(child) == "HERE"
            assert says(child) == "typed"
            with sat_down(qtbot, tmp_path, local_now) as desk:
                assert desk.context.read_only
                casebook = desk.programme._opened
                assert casebook is not None
                patient = desk.casebook.patients()[0].patient_id
                qtbot.waitUntil(lambda: casebook.drafts.all_of(patient) != ())
                child.send_signal(signal.SIGKILL)
                becomes(desk, Writer.HERE)
                told = "The other window has stopped writing. You can write here now."
                assert desk.message() == told
                desk.go("treatments", "new")
                assert desk.page(TreatmentsPage).form.typed()["name"] == "Ibupro"

    def test_one_that_hangs_is_told_of(
        self, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begin_record(tmp_path, local_now)
        with another_window(tmp_path) as child:
            assert says(child) == "HERE"
            assert says(child) == "typed"
            with sat_down(qtbot, tmp_path, local_now) as desk:
                child.send_signal(signal.SIGSTOP)
                monkeypatch.setattr("acutrack.compose.writing._PATIENCE", timedelta(seconds=1))
                desk.click("Write here instead")
                assert bars(desk)[0] == "The other window is handing over."
                becomes(desk, Writer.WINDOW)
                assert desk.failure().startswith("The other window does not answer.")
                child.send_signal(signal.SIGCONT)
                desk.click("Try again")
                becomes(desk, Writer.HERE)

    def test_a_command_in_a_terminal_is_waited_for(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        begin_record(tmp_path, clock)
        command = Lease(casebook_file(tmp_path), HeldBy.COMMAND)
        command.take(clock())
        with sat_down(qtbot, tmp_path, clock) as desk:
            assert bars(desk)[0] == "A command in a terminal is writing in this record."
            command.release()
            becomes(desk, Writer.HERE)


class TestAnotherComputer:
    @pytest.fixture
    def theirs(self, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Lease:
        """Another computer writes; its lock does not reach this one, its sign of life does."""
        begin_record(tmp_path, clock, days=(6,))
        with monkeypatch.context() as patched:
            patched.setattr(leases, "computer_id", lambda: "another")
            made = Lease(casebook_file(tmp_path))
            made.take(clock())
            made._let_lock_go()
        return made

    def test_it_is_told_and_one_can_only_look(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, theirs: Lease
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            assert bars(desk)[0] == (
                "This record seems to be open on another computer since 08:42."
            )
            assert desk.context.read_only
            desk.click("Only look")
            becomes(desk, Writer.COMPUTER_KNOWN)
            assert bars(desk)[1] == "Here you can look; changes appear by themselves."
            assert theirs.held

            clock.moment += STALE + BEAT
            becomes(desk, Writer.HERE)
            assert desk.message() == "You can write here now."

    def test_one_can_write_all_the_same(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, theirs: Lease
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            desk.click("Write all the same")
            becomes(desk, Writer.HERE)
            desk.window.go("today")
            desk.person.key("5")
            desk.settle()
            assert len(desk.on_disk(PainScore)) == 2
        assert theirs.held

    def test_one_that_begins_later_is_told_of_once(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begin_record(tmp_path, clock)
        with sat_down(qtbot, tmp_path, clock) as desk:
            with monkeypatch.context() as patched:
                patched.setattr(leases, "computer_id", lambda: "another")
                theirs = Lease(casebook_file(tmp_path))
                monkeypatch.setattr(Lease, "_take_lock", lambda _self: True)
                theirs.take(clock(), all_the_same=True)
            qtbot.waitUntil(lambda: "on another computer as well" in desk.message())
            told = len(desk.told)
            qtbot.wait(1200)
            assert len(desk.told) == told
            assert not desk.context.read_only


def test_the_keyboard_reaches_the_button_and_the_page_after_it(looker: Desk) -> None:
    button = looker.button("Write here instead")
    button.setFocus()
    looker.person.key(" ")
    becomes(looker, Writer.HERE)
    focused = looker.window.focusWidget()
    assert focused is not None
    assert focused.isVisible()
