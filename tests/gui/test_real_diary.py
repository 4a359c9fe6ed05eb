"""A diary that nobody made up: imported, added to, drawn and printed through the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.domain.session import TreatmentSession
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.pain import PainPage
from acutrack.storage.integrity import findings
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.gui.dialogs.test_files import words

DIARY = Path(__file__).parents[3] / "shared" / "data" / "real_diary_a.csv"
#: Its 925 rows: two stand there twice.
NEW, TWICE = 923, 2

pytestmark = pytest.mark.skipif(not DIARY.is_file(), reason="the real diary lies elsewhere")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2021, 6, 18, 9, 30, tzinfo=UTC))


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    home = tmp_path / "home" / "Documents"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home.parent / "config"))
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def import_diary(desk: Desk) -> list[str]:
    desk.go("settings")
    desk.click("Import from files")
    desk.choose(DIARY)
    dialog = desk.dialog(ImportDialog)
    told = words(dialog)
    desk.click(f"Add {NEW} entries", dialog)
    desk.settle()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    return told


def log_session(desk: Desk, before: int, after: int) -> None:
    """As somebody does it: Ctrl+N, two numbers, none so far, Ctrl+Enter."""
    pressed = desk.person.count
    desk.ctrl(Qt.Key.Key_N)
    desk.person.key(str(before))
    desk.person.key(str(after))
    desk.person.key("n")
    desk.ctrl(Qt.Key.Key_Return)
    assert desk.person.count - pressed == 5


def test_from_a_file_to_a_printed_page(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    told = import_diary(desk)
    assert f"{NEW} entries are new." in told
    assert f"{TWICE} entries are there already." in told
    assert "0 rows are refused." in told
    assert len(desk.on_disk(PainScore)) == NEW

    for visit, (before, after) in enumerate(zip((6, 6, 5, 5, 4, 4, 3, 3), (4,) * 8, strict=True)):
        if visit:
            clock.pass_days(7)
            desk.go("today")
        log_session(desk, before, after)
        assert len(desk.on_disk(TreatmentSession)) == visit + 1
    assert [s.pre_nrs_now for s in desk.on_disk(TreatmentSession)] == [6, 6, 5, 5, 4, 4, 3, 3]

    page = desk.go("charts")
    assert isinstance(page, ChartsPage)
    desk.person.click(page._range.chip("all"))
    desk.settle()
    assert page._sentence.headline.text() != ""
    assert len(page.chart.table.as_text().splitlines()) > 700

    desk.ctrl(Qt.Key.Key_P)
    desk.person.key(Qt.Key.Key_Return)
    desk.settle()
    (report,) = (tmp_path / "home" / "Documents").glob("*.pdf")
    read = PdfReader(report)
    text = " ".join(page.extract_text() for page in read.pages)
    assert "Rosa Lind" in text
    assert "knee" in text
    assert "8 sessions" in text
    assert findings(tmp_path / "casebook.acutrack") == ()
    assert desk.failed == []


def test_years_of_entries_open_without_a_wait_and_are_taken_back_at_once(
    desk: Desk, clock: Clock
) -> None:
    import_diary(desk)
    started = process_time()
    page = desk.go("pain")
    took = process_time() - started
    assert isinstance(page, PainPage)
    assert page.table.model().rowCount() == NEW
    assert timedelta(seconds=took) < timedelta(seconds=3)
    assert clock().year == 2021

    desk.window.undo()
    desk.settle()
    assert page.table.model().rowCount() == 0
    desk.go("settings")
    assert len(desk.records(PainScore)) == 0
