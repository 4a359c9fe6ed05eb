"""The lock as somebody meets it: turned on, asked for, forgotten, changed, taken away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.gui import clipboard
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, NewPassphrase, NewRecoveryKey
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.pages.unlock import UnlockPage
from acutrack.places import casebook_file
from acutrack.storage.connection import FileKind, keys_beside, kind_of_file
from acutrack.storage.integrity import findings
from acutrack.storage.key_file import KeyFile
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down

PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def lock_it(desk: Desk, passphrase: str = PASSPHRASE) -> str:
    """Turn the lock on as a person does; gives the recovery key that was shown."""
    page = desk.go("settings")
    desk.click("Lock with a passphrase", page)
    first = desk.dialog(NewPassphrase)
    desk.write(first.pair.new.field, passphrase)
    desk.write(first.pair.again.field, passphrase)
    desk.click("Go on to the recovery key", first)
    second = desk.dialog(NewRecoveryKey)
    key = second.card._key
    desk.write(second.card.typed, key[-4:].lower())
    desk.click("Lock the record", second)
    until_open(desk)
    return key


def until_open(desk: Desk) -> None:
    desk.qtbot.waitUntil(
        lambda: (
            not desk.programme.lock.busy()
            and desk.programme.context is not None
            and desk.context.lock.locked
        )
    )
    desk.settle()
    to_the_window(desk)


def to_the_window(desk: Desk) -> None:
    """A window manager would give the keyboard back when a dialog closes."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


def lock_now(desk: Desk) -> None:
    to_the_window(desk)
    desk.ctrl(Qt.Key.Key_L)


def unlock(desk: Desk, typed: str = PASSPHRASE) -> None:
    page = desk.page(UnlockPage)
    to_the_window(desk)
    desk.write(page.first_focus(), typed)
    desk.person.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.programme.lock.busy())
    desk.settle()


def shown_words(desk: Desk) -> str:
    window = desk.window
    labels = [label.text() for label in window.findChildren(QLabel)]
    fields = [field.text() for field in window.findChildren(QLineEdit)]
    return " ".join([*labels, *fields])


class TestTurningItOn:
    def test_the_record_is_encrypted_and_everything_in_it_is_there(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        before = desk.records(PainScore)
        lock_it(desk)
        assert kind_of_file(casebook_file(tmp_path)) is FileKind.OTHER
        assert desk.records(PainScore) == before
        desk.page(SettingsPage)
        assert "The record is locked." in desk.message()
        key = desk.programme.lock.key
        desk.programme.close()
        assert findings(casebook_file(tmp_path), key) == ()

    def test_undo_reaches_back_past_it(self, desk: Desk) -> None:
        desk.person.key("5")
        assert len(desk.records(PainScore)) == 3
        lock_it(desk)
        desk.window.undo()
        assert len(desk.records(PainScore)) == 2

    def test_the_copies_made_before_are_sealed_too(self, desk: Desk, tmp_path: Path) -> None:
        lock_it(desk)
        copies = list((tmp_path / "backups").glob("*.acutrack"))
        assert copies
        assert all(copy.read_bytes()[:2] == b"PK" for copy in copies)
        assert all(
            b"Rosa" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
        )

    def test_nothing_happens_before_the_key_was_read_back_from_the_paper(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        desk.click("Lock with a passphrase", desk.go("settings"))
        first = desk.dialog(NewPassphrase)
        desk.write(first.pair.new.field, PASSPHRASE)
        desk.write(first.pair.again.field, PASSPHRASE)
        desk.click("Go on to the recovery key", first)
        second = desk.dialog(NewRecoveryKey)
        desk.write(second.card.typed, "ZZZZ" if second.card._key[-4:] != "ZZZZ" else "AAAA")
        desk.click("Lock the record", second)
        assert second.isVisible()
        assert "not the last four" in second.card._asked.problem
        desk.click("Close without changing anything", second)
        assert kind_of_file(casebook_file(tmp_path)) is FileKind.PLAIN
        assert not keys_beside(casebook_file(tmp_path)).exists()

    @pytest.mark.parametrize(
        ("new", "again", "words"),
        [("short", "short", "Somebody could find this"), (PASSPHRASE, "kettle", "not the same")],
    )
    def test_a_passphrase_that_will_not_do_is_told_under_its_field(
        self, desk: Desk, new: str, again: str, words: str
    ) -> None:
        desk.click("Lock with a passphrase", desk.go("settings"))
        dialog = desk.dialog(NewPassphrase)
        desk.write(dialog.pair.new.field, new)
        desk.write(dialog.pair.again.field, again)
        desk.click("Go on to the recovery key", dialog)
        assert dialog.isVisible()
        assert words in dialog.pair.new.asked.problem + dialog.pair.again.asked.problem

    def test_no_passphrase_is_ever_shown_unasked_or_kept_as_a_draft(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        desk.click("Lock with a passphrase", desk.go("settings"))
        dialog = desk.dialog(NewPassphrase)
        desk.write(dialog.pair.new.field, PASSPHRASE)
        assert dialog.pair.new.field.displayText() != PASSPHRASE
        desk.click("Show it", dialog.pair.new)
        assert dialog.pair.new.field.displayText() == PASSPHRASE
        desk.click("Close without changing anything", dialog)
        desk.settle()
        assert all(
            PASSPHRASE.encode() not in path.read_bytes()
            for path in tmp_path.rglob("*")
            if path.is_file()
        )


class TestLocked:
    def test_ctrl_l_shows_nothing_and_keeps_no_record_in_memory(self, desk: Desk) -> None:
        desk.person.key("5")
        lock_it(desk)
        own = {score.id for score in desk.records(PainScore)}
        for key in ("pain", "charts", "report", "today"):
            desk.go(key)
        lock_now(desk)
        desk.page(UnlockPage)
        desk.settle()
        assert "Rosa" not in shown_words(desk)
        assert desk.programme.context is None
        assert desk.programme.lock.key is None
        gc.collect()
        kept = [found for found in gc.get_objects() if isinstance(found, Record)]
        assert [found for found in kept if found.id in own] == []

    def test_the_passphrase_brings_it_back_on_the_page_that_was_open(self, desk: Desk) -> None:
        lock_it(desk)
        desk.go("pain")
        lock_now(desk)
        unlock(desk)
        assert desk.window.page_key == "pain"
        assert len(desk.records(PainScore)) == 2

    def test_what_was_being_typed_is_there_after_unlocking(self, desk: Desk) -> None:
        lock_it(desk)
        desk.go("treatments", "new")
        desk.person.writes("Ibuprof")
        lock_now(desk)
        unlock(desk)
        fields = [field.text() for field in desk.window.findChildren(QLineEdit)]
        assert "Ibuprof" in fields

    def test_another_passphrase_is_refused_without_a_hint_and_waits_longer_each_time(
        self, desk: Desk
    ) -> None:
        lock_it(desk)
        lock_now(desk)
        page = desk.page(UnlockPage)
        waits = []
        for _ in range(4):
            desk.qtbot.waitUntil(page.open.isEnabled)
            unlock(desk, "kettle orbit walnut fourteen")
            waits.append(page._pause.interval())
        assert page.passphrase.asked.problem.startswith("That did not open the record.")
        assert waits == [0, 0, 1000, 2000]
        assert desk.programme.context is None

    def test_the_recovery_key_opens_it_and_leads_to_a_new_passphrase(self, desk: Desk) -> None:
        key = lock_it(desk)
        lock_now(desk)
        desk.click("Use the recovery key instead")
        unlock(desk, key.lower().replace("-", " "))
        desk.page(SettingsPage)
        assert "Choose a new passphrase" in desk.message()

    def test_a_slip_in_the_recovery_key_is_told_under_the_field(self, desk: Desk) -> None:
        lock_it(desk)
        lock_now(desk)
        desk.click("Use the recovery key instead")
        unlock(desk, "1234")
        assert "28 letters and digits. Here are 4" in desk.page(UnlockPage)._recovery_asked.problem

    def test_it_locks_by_itself_when_nobody_has_used_it(self, desk: Desk, clock: Clock) -> None:
        lock_it(desk)
        desk.programme.lock._watch()
        clock.moment += timedelta(minutes=9)
        desk.programme.lock._idle.look()
        assert desk.programme.context is not None
        QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Tab)
        clock.moment += timedelta(minutes=9)
        desk.programme.lock._idle.look()
        assert desk.programme.context is not None
        clock.moment += timedelta(minutes=1)
        desk.programme.lock._idle.look()
        desk.page(UnlockPage)

    def test_what_was_copied_here_goes_from_the_clipboard(self, desk: Desk) -> None:
        lock_it(desk)
        clipboard.copy("Rosa Lind\t7")
        lock_now(desk)
        desk.page(UnlockPage)
        assert "Rosa" not in QGuiApplication.clipboard().text()

    def test_its_key_works_in_a_window_over_the_page_too(self, desk: Desk) -> None:
        lock_it(desk)
        desk.programme.lock._watch()
        desk.click("New passphrase", desk.page(SettingsPage))
        dialog = desk.dialog(NewPassphrase)
        desk.qtbot.waitUntil(dialog.isActiveWindow)
        # Pressed and not let go: by then the window that was pressed in is gone.
        QTest.keyPress(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        desk.qtbot.waitUntil(lambda: isinstance(desk.window.page, UnlockPage))

    def test_looking_at_the_sample_locks_the_own_record(self, desk: Desk) -> None:
        lock_it(desk)
        desk.programme.open_sample()
        desk.settle()
        assert desk.programme.lock.key is None
        desk.programme.open_own()
        desk.page(UnlockPage)

    def test_whoever_looks_at_the_sample_while_it_is_being_unlocked_stays_there(
        self, desk: Desk
    ) -> None:
        lock_it(desk)
        lock_now(desk)
        page = desk.page(UnlockPage)
        page.passphrase.field.setText(PASSPHRASE)
        QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)
        page.wanted_sample.emit()
        desk.qtbot.waitUntil(lambda: not desk.programme.lock.busy())
        desk.settle()
        assert desk.programme._is_sample
        assert desk.programme.lock.key is None
        desk.programme.open_own()
        desk.page(UnlockPage)

    def test_a_window_over_the_page_goes_with_it(self, desk: Desk) -> None:
        lock_it(desk)
        desk.click("New passphrase", desk.page(SettingsPage))
        dialog = desk.dialog(NewPassphrase)
        desk.programme.lock.close_record()
        desk.settle()
        assert not any(d.isVisible() for d in desk.window.findChildren(NewPassphrase))
        assert dialog is not None

    def test_a_record_without_a_passphrase_says_why_it_does_not_lock(self, desk: Desk) -> None:
        lock_now(desk)
        assert "has no passphrase" in desk.message()
        desk.page(TodayPage)

    def test_the_next_start_asks_for_it(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        lock_it(desk)
        desk.programme.close()
        with sat_down(qtbot, tmp_path, clock) as again:
            assert again.window.focusWidget() is again.page(UnlockPage).first_focus()
            unlock(again)
            assert len(again.records(PainScore)) == 2


class TestChangingIt:
    def test_a_new_passphrase_opens_it_and_the_old_one_does_not(self, desk: Desk) -> None:
        lock_it(desk)
        desk.click("New passphrase", desk.page(SettingsPage))
        dialog = desk.dialog(NewPassphrase)
        assert dialog.now is not None
        desk.write(dialog.now.field, PASSPHRASE)
        desk.write(dialog.pair.new.field, "something else entirely")
        desk.write(dialog.pair.again.field, "something else entirely")
        desk.click("Use the new passphrase", dialog)
        desk.qtbot.waitUntil(lambda: "new passphrase opens" in desk.message())
        lock_now(desk)
        unlock(desk)
        page = desk.page(UnlockPage)
        assert page.passphrase.asked.problem
        desk.qtbot.waitUntil(page.open.isEnabled)
        unlock(desk, "something else entirely")
        assert len(desk.records(PainScore)) == 2

    def test_it_cannot_be_changed_by_who_does_not_know_it(self, desk: Desk, tmp_path: Path) -> None:
        lock_it(desk)
        before = keys_beside(casebook_file(tmp_path)).read_bytes()
        desk.click("New passphrase", desk.page(SettingsPage))
        dialog = desk.dialog(NewPassphrase)
        assert dialog.now is not None
        desk.write(dialog.now.field, "a guess at it")
        desk.write(dialog.pair.new.field, "something else entirely")
        desk.write(dialog.pair.again.field, "something else entirely")
        desk.click("Use the new passphrase", dialog)
        desk.qtbot.waitUntil(lambda: bool(dialog.now and dialog.now.asked.problem))
        assert keys_beside(casebook_file(tmp_path)).read_bytes() == before

    def test_a_new_recovery_key_takes_the_place_of_the_old(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        old = lock_it(desk)
        desk.click("New recovery key", desk.page(SettingsPage))
        asked = desk.dialog(AskPassphrase)
        desk.write(asked.now.field, PASSPHRASE)
        desk.click("Go on to the recovery key", asked)
        dialog = desk.dialog(NewRecoveryKey)
        new = dialog.card._key
        desk.write(dialog.card.typed, new[-4:])
        desk.click("Use this recovery key", dialog)
        desk.qtbot.waitUntil(lambda: "new recovery key opens" in desk.message())
        keys = KeyFile.read(keys_beside(casebook_file(tmp_path)))
        assert keys.open_with_recovery_key(new) == desk.programme.lock.key
        assert new != old

    def test_taken_away_the_record_opens_without_asking(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, desk: Desk
    ) -> None:
        lock_it(desk)
        desk.click("Keep it without a lock", desk.page(SettingsPage))
        asked = desk.dialog(AskPassphrase)
        desk.write(asked.now.field, PASSPHRASE)
        desk.click("Take the lock away", asked)
        desk.qtbot.waitUntil(
            lambda: desk.programme.context is not None and not desk.context.lock.locked
        )
        assert kind_of_file(casebook_file(tmp_path)) is FileKind.PLAIN
        desk.programme.close()
        with sat_down(qtbot, tmp_path, clock) as again:
            assert len(again.records(PainScore)) == 2
