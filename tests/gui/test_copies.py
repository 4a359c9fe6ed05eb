"""Copies in the window: made, looked at, restored, taken back; over real files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put
from acutrack.compose import day_copies
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit
from acutrack.domain.ways_in import Way
from acutrack.gui.copies.copies_dialog import CopiesDialog
from acutrack.gui.copies.copies_list import CopyRow
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.copies.remove_dialog import RemoveDialog
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.places import casebook_file
from acutrack.storage.backups import copy_casebook
from acutrack.storage.backups.names import folder_of
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.key import new_key
from acutrack.storage.key_file import new_key_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.passphrase import Cost
from acutrack.storage.schema import SCHEMA
from acutrack.storage.turning import turn_on
from tests.builders import a_session
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down
from tests.gui.pages.person import cut_off

PASSPHRASE = "four words in a row"  # noqa: S105
#: As little as may be: how slow it is does not matter here.
QUICK = Cost(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def no_copy_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds after the start the day is copied, which a slow test would find done."""
    monkeypatch.setattr(day_copies, "_AFTER_START_MS", 3_600_000)


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


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "backups").glob("*.acutrack"))


def remains(data: Path) -> list[str]:
    """What looking may not leave behind."""
    return [path.name for path in data.rglob(".acutrack-*")]


def ask(desk: Desk, what: str) -> None:
    desk.go("settings")
    desk.click(what)
    desk.settle()


def until_open(desk: Desk) -> None:
    desk.qtbot.waitUntil(
        lambda: not desk.programme.copies.busy() and desk.programme.context is not None
    )
    desk.settle()


class TestEachDay:
    def test_at_the_end_of_a_day_of_use_there_is_a_copy_that_opens(
        self, qtbot: QtBot, data: Path, clock: Clock
    ) -> None:
        begin_record(data, clock, days=(6, 7))
        with sat_down(qtbot, data, clock) as desk:
            keep(desk, a_session())
            assert names(data) == []
        assert names(data) == ["casebook-2025-10-28.acutrack"]
        assert findings(data / "backups" / names(data)[0]) == ()

        before = (data / "backups" / names(data)[0]).stat().st_mtime_ns
        with sat_down(qtbot, data, clock):
            pass  # nothing is written: nothing is copied
        assert (data / "backups" / names(data)[0]).stat().st_mtime_ns == before

    def test_after_a_crash_the_next_start_makes_it(
        self, qtbot: QtBot, data: Path, clock: Clock
    ) -> None:
        begin_record(data, clock, days=(6, 7))
        with sat_down(qtbot, data, clock) as desk:
            desk.programme.copies.by_day.catch_up()
            desk.settle()
            assert names(data) == ["casebook-2025-10-28.acutrack"]

    def test_over_midnight_the_day_that_ended_is_copied(
        self, qtbot: QtBot, data: Path, clock: Clock
    ) -> None:
        begin_record(data, clock)
        with sat_down(qtbot, data, clock) as desk:
            keep(desk, a_session())
            desk.programme.copies.by_day.look()
            desk.settle()
            assert names(data) == []
            clock.pass_days(1)
            desk.programme.copies.by_day.look()
            desk.settle()
            assert names(data) == ["casebook-2025-10-28.acutrack"]

    def test_the_sample_is_never_copied(self, qtbot: QtBot, data: Path, clock: Clock) -> None:
        with sat_down(qtbot, data, clock) as desk:
            desk.programme.open_sample()
            desk.settle()
            desk.go("settings")
            assert desk.page(SettingsPage).findChild(QWidget, "copies-card") is None
        assert not (data / "backups").exists()

    def test_trouble_is_told_once_and_kindly(self, qtbot: QtBot, data: Path, clock: Clock) -> None:
        begin_record(data, clock, days=(6,))
        (data / "backups").write_text("a file where the folder belongs")
        with sat_down(qtbot, data, clock) as desk:
            for _ in range(3):
                desk.programme.copies.by_day.catch_up()
                desk.settle()
            assert [w for w in desk.failed if w.startswith("AcuTrack could not make a copy")] == [
                desk.failed[0]
            ]
            keep(desk, a_session())


class TestMaking:
    def test_the_card_says_how_things_stand_and_a_copy_is_made_at_once(
        self, desk: Desk, data: Path
    ) -> None:
        desk.go("settings")
        assert any("no copy yet" in line for line in words(desk.page(SettingsPage)))
        desk.click("Make a copy now")
        desk.settle()

        assert desk.told == ["Made a copy, read it back and counted it."]
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == "copies-make", "the keyboard is where it was"
        shown = words(desk.page(SettingsPage))
        assert "The latest copy is of 28 October 2025." in shown
        assert "There is 1 copy." in shown
        assert any(line.startswith("Last read back and counted: 28 October 2025") for line in shown)
        assert names(data) == ["casebook-2025-10-28.acutrack"]
        assert cut_off(desk.page(SettingsPage)) == []

    def test_a_saved_copy_holds_everything_and_the_message_says_where(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        ask(desk, "Save a copy")
        target = elsewhere / "mine.acutrack"
        desk.choose(target)

        assert scores_in(target) == [6, 7, 6]
        assert findings(target) == ()
        assert desk.told == [f"Saved a copy: mine.acutrack in {elsewhere}."]

    def test_the_ending_is_added_and_the_name_offered_is_free_and_names_nobody(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        (elsewhere / "AcuTrack copy 2025-10-28.acutrack").write_text("taken")
        ask(desk, "Save a copy")
        offered = desk.dialog(QFileDialog).selectedFiles()[0]
        assert Path(offered).name == "AcuTrack copy 2025-10-28 (2).acutrack"

        desk.choose(elsewhere / "short")
        assert scores_in(elsewhere / "short.acutrack") == [6, 7, 6]

    def test_a_folder_that_refuses_is_told_in_words_and_nothing_is_left_there(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        ask(desk, "Save a copy")
        desk.dialog(QFileDialog).fileSelected.emit(str(elsewhere / "gone" / "mine.acutrack"))
        desk.settle()

        assert desk.failure().startswith("AcuTrack could not write the copy. Your record is safe.")
        assert list(elsewhere.iterdir()) == []

    def test_before_an_import_there_is_a_copy(
        self, desk: Desk, elsewhere: Path, data: Path
    ) -> None:
        file = elsewhere / "diary.csv"
        file.write_text("date,time,measure,site,value,note\n2025-09-01,,nrs_avg_24h,low back,5,\n")
        from acutrack.gui.dialogs.import_dialog import ImportDialog

        ask(desk, "Import from files")
        desk.choose(file)
        desk.click("Add 1 entry", desk.dialog(ImportDialog))
        desk.settle()
        (name,) = names(data)
        assert name.endswith("-before-import.acutrack")
        assert len(scores_in(data / "backups" / name)) == 3
        assert len(desk.records(PainScore)) == 4


class TestRestoring:
    def test_each_copy_says_what_it_holds_and_what_would_come_and_go(
        self, desk: Desk, data: Path
    ) -> None:
        ask(desk, "Make a copy now")
        keep(desk, a_session())
        ask(desk, "Look at copies")
        dialog = desk.dialog(CopiesDialog)
        desk.settle()

        shown = words(dialog)
        assert "28 October 2025" in shown
        assert "After a day of use" in shown
        assert "25 October 2025 to 27 October 2025: 3 pain entries, 0 sessions" in shown
        assert "1 entry would go" in shown
        assert cut_off(dialog) == []

        desk.click("Look at it", dialog)
        one = desk.dialog(CopyDialog)
        desk.settle()
        shown = words(one)
        assert "Name: Rosa Lind" in shown
        assert "3 pain entries" in shown
        assert "1 session would go" in shown
        assert cut_off(one) == []
        desk.click("Close without restoring", one)
        assert len(names(data)) == 1
        assert remains(data) == []

    def test_a_restored_copy_is_the_record_and_undo_restore_brings_all_of_it_back(
        self, desk: Desk, data: Path
    ) -> None:
        ask(desk, "Make a copy now")
        keep(desk, a_session())
        desk.programme.copies.desk.restore(data / "backups" / names(data)[0])
        until_open(desk)
        from acutrack.domain.session import TreatmentSession

        assert desk.window.page_key == "today"
        assert desk.records(TreatmentSession) == ()
        assert desk.message().startswith("Restored the copy.")
        assert any("-before-restore" in name for name in names(data))

        desk.click("Undo restore")
        until_open(desk)
        assert len(desk.records(TreatmentSession)) == 1
        assert desk.offered()[0] == "Undo: Set up"

    def test_the_copy_from_before_is_on_top_of_the_list_later(self, desk: Desk, data: Path) -> None:
        ask(desk, "Make a copy now")
        keep(desk, a_session())
        desk.programme.copies.desk.restore(data / "backups" / names(data)[0])
        until_open(desk)
        desk.programme.copies.by_day.pause()
        (data / "backups" / "casebook-2025-10-28.acutrack").unlink()
        ask(desk, "Look at copies")
        dialog = desk.dialog(CopiesDialog)
        desk.settle()
        row = dialog.findChildren(CopyRow)[0]
        assert "Before a copy was restored" in words(row)

    def test_another_window_on_the_record_shows_what_was_restored(
        self, desk: Desk, data: Path
    ) -> None:
        ask(desk, "Make a copy now")
        keep(desk, a_session())
        with open_casebook(casebook_file(data), looking=True) as other:
            assert not other.watch.changed()
            desk.programme.copies.desk.restore(data / "backups" / names(data)[0])
            until_open(desk)
            assert other.watch.changed()

    def test_a_damaged_copy_says_so_and_offers_nothing(self, desk: Desk, data: Path) -> None:
        ask(desk, "Make a copy now")
        copy = data / "backups" / names(data)[0]
        copy.write_bytes(copy.read_bytes()[:-3000])
        ask(desk, "Look at copies")
        dialog = desk.dialog(CopiesDialog)
        desk.settle()
        (row,) = dialog.findChildren(CopyRow)
        assert any(line.startswith("This copy is not as it was") for line in words(row))
        assert not row.look.isVisible()


class TestSecondFolder:
    def test_it_is_chosen_filled_and_given_up_again(
        self, desk: Desk, elsewhere: Path, data: Path
    ) -> None:
        ask(desk, "Choose a second folder")
        desk.dialog(QFileDialog).fileSelected.emit(str(elsewhere))
        desk.settle()
        assert desk.programme.settings.current.second_folder == str(elsewhere)
        own = elsewhere / "AcuTrack copies"
        assert sorted(p.name for p in own.glob("*.acutrack")) == names(data)
        shown = words(desk.page(SettingsPage))
        assert f"The second folder {own} holds 1 copy." in shown

        desk.click("Stop using the second folder")
        desk.settle()
        assert desk.programme.settings.current.second_folder == ""
        assert len(list(own.glob("*.acutrack"))) == 1

    def test_a_stick_that_is_gone_is_told_once_and_said_on_the_card(
        self, desk: Desk, elsewhere: Path
    ) -> None:
        ask(desk, "Choose a second folder")
        desk.dialog(QFileDialog).fileSelected.emit(str(elsewhere))
        desk.settle()
        shutil.rmtree(elsewhere)
        for _ in range(3):
            desk.programme.copies.by_day.look()
            desk.settle()
        gone = [w for w in desk.failed if w.startswith("The second folder for copies is not there")]
        assert len(gone) == 1
        desk.go("settings")
        assert any("is not there now" in line for line in words(desk.page(SettingsPage)))

    def test_a_folder_beside_the_record_is_refused(self, desk: Desk, data: Path) -> None:
        ask(desk, "Choose a second folder")
        desk.dialog(QFileDialog).fileSelected.emit(str(data))
        desk.settle()
        assert desk.failure().startswith("This folder is where the record itself lies.")
        assert desk.programme.settings.current.second_folder == ""


class TestOnAnotherComputer:
    @pytest.fixture
    def copy(self, elsewhere: Path, clock: Clock) -> Path:
        begin_record(elsewhere, clock, days=(6, 7))
        with open_casebook(casebook_file(elsewhere)) as opened:
            session = a_session(patient_id=ROSA)
            Casebook(opened.store, clock).record(Edit(say("Set up"), ROSA, (put(session),)))
        return casebook_file(elsewhere).rename(elsewhere / "old.acutrack")

    @pytest.fixture
    def fresh(self, qtbot: QtBot, data: Path, clock: Clock) -> Iterator[Desk]:
        with sat_down(qtbot, data, clock) as made:
            assert isinstance(made.window.page, WelcomePage)
            yield made

    def look(self, fresh: Desk, copy: Path) -> CopyDialog:
        fresh.click("Open a backup")
        fresh.choose(copy)
        dialog = fresh.dialog(CopyDialog)
        fresh.settle()
        return dialog

    def test_from_the_welcome_screen_the_copy_becomes_the_record(
        self, fresh: Desk, copy: Path, data: Path
    ) -> None:
        before = copy.read_bytes()
        dialog = self.look(fresh, copy)
        shown = words(dialog)
        assert "Name: Rosa Lind" in shown
        assert "1 session" in shown
        assert "From 21 October 2025 to 27 October 2025" in shown
        assert "There is no record here yet. The copy becomes your record." in shown
        assert not casebook_file(data).exists()
        assert cut_off(dialog) == []

        fresh.click("Restore this copy", dialog)
        until_open(fresh)
        assert fresh.window.page_key == "today"
        assert [s.value for s in fresh.records(PainScore)] == [6, 7]
        assert copy.read_bytes() == before
        assert remains(data) == []

    def test_copies_beside_a_record_that_is_gone_are_offered_before_a_new_one(
        self, qtbot: QtBot, data: Path, copy: Path, clock: Clock
    ) -> None:
        folder = folder_of(casebook_file(data))
        folder.mkdir()
        shutil.copyfile(copy, folder / "casebook-2025-10-28.acutrack")
        with sat_down(qtbot, data, clock) as desk:
            page = desk.window.page
            assert isinstance(page, WelcomePage)
            desk.settle()
            shown = words(page)
            assert "Copies of a record are here" in shown
            assert any("21 October 2025 to 27 October 2025" in text for text in shown)
            desk.click("Look at it", page)
            dialog = desk.dialog(CopyDialog)
            desk.settle()
            desk.click("Restore this copy", dialog)
            until_open(desk)
            assert [s.value for s in desk.records(PainScore)] == [6, 7]

    def test_without_any_copy_nothing_is_said_of_them(self, fresh: Desk) -> None:
        page = fresh.window.page
        assert isinstance(page, WelcomePage)
        assert "Copies of a record are here" not in words(page)

    def test_enter_restores_nothing_before_the_button_was_chosen(
        self, fresh: Desk, copy: Path, data: Path
    ) -> None:
        dialog = self.look(fresh, copy)
        assert dialog.restore.isEnabled()
        assert not dialog.restore.hasFocus()
        assert dialog.leave.hasFocus()
        QTest.keyClick(dialog.leave, Qt.Key.Key_Return)
        assert not dialog.isVisible()
        fresh.settle()
        assert not casebook_file(data).exists()

    def test_closing_the_dialog_leaves_everything_as_it_was(
        self, fresh: Desk, copy: Path, data: Path
    ) -> None:
        fresh.click("Close without restoring", self.look(fresh, copy))
        fresh.settle()
        assert not casebook_file(data).exists()
        assert isinstance(fresh.window.page, WelcomePage)
        assert remains(data) == []

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            ("newer", "A newer AcuTrack wrote this record"),
            ("text", "This file is not a copy of an AcuTrack record."),
            ("other", "This file is not a copy of an AcuTrack record."),
            ("empty", "This file is not a copy of an AcuTrack record."),
            ("torn", "This copy is damaged"),
        ],
    )
    def test_a_file_that_cannot_be_used_gets_kind_words_and_is_left_alone(
        self, fresh: Desk, copy: Path, data: Path, spoil: str, said: str
    ) -> None:
        _spoil(copy, spoil)
        before = copy.read_bytes()
        dialog = self.look(fresh, copy)
        assert any(said in line for line in words(dialog)), words(dialog)
        assert not dialog.restore.isVisible()
        assert copy.read_bytes() == before
        assert not casebook_file(data).exists()
        assert remains(data) == []
        fresh.click("Close", dialog)

    def test_a_record_begun_in_another_window_meanwhile_is_copied_first(
        self, fresh: Desk, copy: Path, data: Path, clock: Clock
    ) -> None:
        dialog = self.look(fresh, copy)
        begin_record(data, clock, IVO, "Ivo Brandt")
        fresh.click("Restore this copy", dialog)
        until_open(fresh)
        assert [s.value for s in fresh.records(PainScore)] == [6, 7]
        (name,) = names(data)
        assert name.endswith("-before-restore.acutrack")


class TestSetAside:
    @pytest.fixture
    def aside(self, data: Path) -> Path:
        path = data / "casebook-set-aside-2025-10-20T101112.acutrack"
        path.write_bytes(b"damaged")
        return path

    def test_it_is_shown_with_the_copies_and_removed_after_asking(
        self, desk: Desk, aside: Path
    ) -> None:
        page = desk.go("settings")
        told = [label.text() for label in page.findChildren(QLabel)]
        assert any(aside.name in line.replace("\u200b", "") for line in told), told
        remove = page.findChild(PaintedButton, "copies-aside-remove-0")
        assert remove is not None

        remove.click()
        dialog = desk.dialog(RemoveDialog)
        assert dialog.focusWidget() is dialog.leave
        desk.click("Leave it where it is", dialog)
        desk.settle()
        assert aside.exists()

        remove.click()
        desk.click("Remove", desk.dialog(RemoveDialog))
        desk.settle()
        assert not aside.exists()
        assert "Removed" in desk.message()
        desk.settle()
        assert page.findChild(PaintedButton, "copies-aside-remove-0") is None


class TestLocked:
    """A sealed copy on another computer, and in a record with the same lock."""

    @pytest.fixture
    def sealed(self, elsewhere: Path, clock: Clock) -> Path:
        begin_record(elsewhere, clock, days=(6, 7))
        file = casebook_file(elsewhere)
        key = new_key()
        keys = new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, QUICK)
        turn_on(file, keys, key)
        copy_casebook(file, elsewhere / "sealed.acutrack", key=key)
        return elsewhere / "sealed.acutrack"

    def test_it_asks_for_its_passphrase_and_brings_its_lock_along(
        self, qtbot: QtBot, data: Path, clock: Clock, sealed: Path
    ) -> None:
        with sat_down(qtbot, data, clock) as desk:
            desk.click("Open a backup")
            desk.choose(sealed)
            dialog = desk.dialog(CopyDialog)
            desk.settle()
            assert cut_off(dialog) == []
            desk.write(dialog.secret.field, "not that one")
            desk.click("Open the copy", dialog)
            desk.settle()
            assert any("did not open" in line for line in words(dialog))
            assert not casebook_file(data).exists()

            desk.write(dialog.secret.field, PASSPHRASE)
            desk.click("Open the copy", dialog)
            desk.settle()
            assert "2 pain entries" in words(dialog)
            assert dialog.secret.typed == ""
            desk.click("Restore this copy", dialog)
            until_open(desk)
            assert [s.value for s in desk.records(PainScore)] == [6, 7]
            assert desk.context.lock.locked
            assert b"Rosa Lind" not in casebook_file(data).read_bytes()

            keep(desk, a_session())
            desk.go("settings")
            desk.click("Make a copy now")
            desk.settle()
            (name,) = names(data)
            assert b"Rosa Lind" not in (data / "backups" / name).read_bytes()

        with sat_down(qtbot, data, clock) as desk:
            assert desk.programme.context is None  # it asks for the passphrase

    def test_into_a_record_without_a_lock_it_comes_without_one(
        self, desk: Desk, sealed: Path
    ) -> None:
        desk.programme.copies.desk.restore(sealed, PASSPHRASE)
        until_open(desk)
        assert [s.value for s in desk.records(PainScore)] == [6, 7]
        assert not desk.context.lock.locked


class TestWhereTheRecordCannotBeOpened:
    def test_the_copies_at_hand_are_listed_and_one_takes_its_place(
        self, qtbot: QtBot, data: Path, clock: Clock, elsewhere: Path
    ) -> None:
        assert elsewhere.is_dir()
        begin_record(data, clock, days=(6, 7))
        with sat_down(qtbot, data, clock) as desk:
            keep(desk, a_session())
        casebook_file(data).write_bytes(b"\x00" * 9000)
        with sat_down(qtbot, data, clock) as desk:
            page = desk.page(TroublePage)
            desk.settle()
            (row,) = page.findChildren(CopyRow)
            assert "28 October 2025" in words(row)
            assert any("2 pain entries, 1 session" in line for line in words(row))
            assert cut_off(page) == []

            desk.click("Look at it", row)
            dialog = desk.dialog(CopyDialog)
            desk.settle()
            assert any("is set aside, not removed" in line for line in words(dialog))
            desk.click("Restore this copy", dialog)
            until_open(desk)
            assert [s.value for s in desk.records(PainScore)] == [6, 7]
            (aside,) = data.glob("casebook-set-aside-*.acutrack")
            assert aside.read_bytes() == b"\x00" * 9000
            assert desk.message().endswith(f"is kept as {aside.name}.")


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
    else:
        content = bytearray(file.read_bytes())
        content[4096 * 2 : 4096 * 12] = b"\x5a" * 4096 * 10
        file.write_bytes(bytes(content))
