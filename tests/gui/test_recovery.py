"""A damaged record is told, and what can be read of it is got back, with a few clicks."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.gui.dialogs.recovery_dialog import RecoveryDialog
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.pages.settings.check_card import CheckCard
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.pages.unlock import UnlockPage
from acutrack.gui.widgets.labels import Text
from acutrack.places import casebook_file
from acutrack.storage.connection import keys_beside
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.first_look import PAGE
from tests.gui.conftest import Clock
from tests.gui.desk import begin_record, sat_down
from tests.gui.test_lock import PASSPHRASE, lock_it, to_the_window

_LEVELS = (6, 7, 5, 4, 6)


def _words(widget: object) -> str:
    assert isinstance(widget, RecoveryDialog | CheckCard)
    return " ".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def _damage(file: Path, page: int) -> bytes:
    content = bytearray(file.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
    file.write_bytes(content)
    return bytes(content)


def _page_of(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    return int(page) - 1


def test_a_record_without_its_first_page_is_got_back_whole_and_the_damaged_file_kept(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path, clock, days=_LEVELS)
    damaged = _damage(casebook_file(tmp_path), 0)
    with sat_down(qtbot, tmp_path, clock) as desk:
        desk.click("Get back what can be read", desk.page(TroublePage))
        dialog = desk.dialog(RecoveryDialog)
        qtbot.waitUntil(dialog.use_button.isEnabled)
        qtbot.waitUntil(lambda: "None that AcuTrack knows of is lost." in _words(dialog))
        assert "5 pain entries: all read in the damaged file" in _words(dialog)
        assert casebook_file(tmp_path).read_bytes() == damaged
        desk.click("Use this", dialog)
        qtbot.waitUntil(lambda: desk.window.page_key == "today")
        assert [score.value for score in desk.records(PainScore)] == list(_LEVELS)
        qtbot.waitUntil(lambda: "Your record is back" in "".join(desk.told))
    assert [path.read_bytes() for path in tmp_path.glob("casebook-set-aside-*.acutrack")] == [
        damaged
    ]


def test_closing_the_window_over_it_changes_nothing(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path, clock, days=_LEVELS)
    damaged = _damage(casebook_file(tmp_path), 0)
    with sat_down(qtbot, tmp_path, clock) as desk:
        desk.click("Get back what can be read", desk.page(TroublePage))
        dialog = desk.dialog(RecoveryDialog)
        qtbot.waitUntil(dialog.use_button.isEnabled)
        desk.click("Close without using it", dialog)
        desk.page(TroublePage)
    assert casebook_file(tmp_path).read_bytes() == damaged
    assert not list(tmp_path.glob("*set-aside*"))


def test_a_file_of_which_nothing_can_be_read_is_told_plainly(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    casebook_file(tmp_path).write_bytes(b"\x00" * 9000)
    with sat_down(qtbot, tmp_path, clock) as desk:
        desk.click("Get back what can be read", desk.page(TroublePage))
        dialog = desk.dialog(RecoveryDialog)
        qtbot.waitUntil(lambda: "Nothing can be read" in _words(dialog))
        assert not dialog.use_button.isEnabled()


@pytest.fixture
def card(tmp_path: Path, clock: Clock) -> Path:
    begin_record(tmp_path, clock, days=_LEVELS)
    return tmp_path


def test_check_my_record_says_that_all_is_whole(qtbot: QtBot, card: Path, clock: Clock) -> None:
    with sat_down(qtbot, card, clock) as desk:
        desk.go("settings")
        found = desk.page(SettingsPage).findChildren(CheckCard)[0]
        desk.click("Check my record", found)
        qtbot.waitUntil(lambda: "Your record is whole" in _words(found))
        assert not found.recover.isVisible()


def test_check_my_record_says_what_is_wrong_and_leads_to_what_can_be_got_back(
    qtbot: QtBot, card: Path, clock: Clock
) -> None:
    file = casebook_file(card)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE pain_score SET value = 1 WHERE value = 7")
    with sat_down(qtbot, card, clock) as desk:
        desk.go("settings")
        found = desk.page(SettingsPage).findChildren(CheckCard)[0]
        desk.click("Check my record", found)
        qtbot.waitUntil(found.recover.isVisible)
        qtbot.waitUntil(lambda: "1 thing is not right. Nothing was changed." in _words(found))
        desk.click("Get back what can be read", found)
        dialog = desk.dialog(RecoveryDialog)
        qtbot.waitUntil(dialog.use_button.isEnabled)
        qtbot.waitUntil(lambda: "1 is said in two ways in the damaged file" in _words(dialog))
        desk.click("Use this", dialog)
        qtbot.waitUntil(lambda: desk.window.page_key == "today")
        assert len(desk.records(PainScore)) == len(_LEVELS)


def test_damage_is_told_some_seconds_after_the_start(
    qtbot: QtBot, card: Path, clock: Clock
) -> None:
    file = casebook_file(card)
    _damage(file, _page_of(file, "sqlite_autoindex_note_1"))
    with sat_down(qtbot, card, clock) as desk:
        desk.programme.damage._timer.setInterval(0)
        qtbot.waitUntil(lambda: "Part of your record is damaged" in "".join(desk.failed))
        assert "Check my record" in desk.failure()


def test_a_locked_record_without_its_first_page_comes_back_locked(
    qtbot: QtBot, card: Path, clock: Clock
) -> None:
    file = casebook_file(card)
    with sat_down(qtbot, card, clock) as desk:
        lock_it(desk)
    for copy in (card / "backups").glob("*"):
        if copy.is_file():
            copy.unlink()  # the file alone has to do
    damaged = _damage(file, 0)
    with sat_down(qtbot, card, clock) as desk:
        page = desk.page(UnlockPage)
        to_the_window(desk)
        desk.write(page.first_focus(), PASSPHRASE)
        desk.click("Unlock", page)
        qtbot.waitUntil(lambda: isinstance(desk.window.page, TroublePage))
        desk.click("Get back what can be read", desk.page(TroublePage))
        dialog = desk.dialog(RecoveryDialog)
        qtbot.waitUntil(dialog.use_button.isEnabled)
        desk.click("Use this", dialog)
        qtbot.waitUntil(lambda: desk.window.page_key == "today")
        assert [score.value for score in desk.records(PainScore)] == list(_LEVELS)
        assert desk.context.lock.locked
    assert not file.read_bytes().startswith(b"SQLite")
    (aside,) = card.glob("casebook-set-aside-*.acutrack")
    assert aside.read_bytes() == damaged
    assert keys_beside(aside).read_bytes() == keys_beside(file).read_bytes()
