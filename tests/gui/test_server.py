"""The window on a server's record: live, and clear when the server is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import start_own_record
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.pain import PainScore
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.who_writes import Writer
from acutrack.gui.widgets.labels import Text
from acutrack.storage.server.address import Address
from acutrack.storage.server.open_server import OpenServer, open_server
from tests.a_server import Server
from tests.builders import a_patient, a_score
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, sat_down
from tests.storage.conftest import adding


@pytest.fixture
def other(address: Address, tmp_path: Path, clock: Clock) -> Iterator[OpenServer]:
    """Another computer of the clinic, which has begun Rosa's record."""
    with open_server(address, tmp_path / "other.acutrack") as opened:
        rosa = a_patient(patient_id=ROSA, name="Rosa")
        Casebook(opened.store, clock).record(start_own_record(rosa))
        yield opened


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, server: Server, other: OpenServer
) -> Iterator[Desk]:
    text = server.text(other.address.database)
    with sat_down(qtbot, tmp_path / "here", clock, database=text, treats_patients=True) as made:
        yield made


def bars(desk: Desk) -> list[str]:
    return [t.text() for t in desk.only(RoomBars).findChildren(Text) if t.isVisible()]


def becomes(desk: Desk, writer: Writer) -> None:
    desk.qtbot.waitUntil(lambda: desk.context.who.writer is writer)
    desk.settle()


@pytest.fixture
def away(server: Server) -> Iterator[Server]:
    """To be killed by the test; it is there again afterwards."""
    yield server
    server.start_again()


def test_what_another_computer_writes_appears_by_itself(
    desk: Desk, other: OpenServer, clock: Clock
) -> None:
    pain = desk.go("pain")
    assert isinstance(pain, PainPage)
    assert pain.table.model().rowCount() == 0
    Casebook(other.store, clock).record(adding(a_score(4, patient_id=ROSA)))
    desk.qtbot.waitUntil(lambda: pain.table.model().rowCount() == 1)


def test_while_it_is_away_what_was_loaded_is_read_and_nothing_pretends_to_be_saved(
    desk: Desk, other: OpenServer, clock: Clock, away: Server
) -> None:
    with desk.qtbot.waitSignal(desk.context.changes.touched):
        Casebook(other.store, clock).record(adding(a_score(4, patient_id=ROSA)))
    page = desk.go("treatments", "new")
    assert isinstance(page, TreatmentsPage)
    desk.qtbot.waitUntil(lambda: not desk.context.work.busy())
    away.kill()
    becomes(desk, Writer.SERVER_AWAY)
    assert bars(desk)[0] == "The server does not answer."
    desk.person.writes("Ibuprofen")
    desk.ctrl(Qt.Key.Key_Return)
    assert "Nothing was saved" in desk.failed[-1]
    pain = desk.go("pain")
    assert isinstance(pain, PainPage)
    assert pain.table.model().rowCount() == 1
    desk.go("treatments")
    assert "Ibuprofen" in [field.text() for field in page.findChildren(QLineEdit)]
    away.start()
    becomes(desk, Writer.HERE)
    assert desk.told[-1] == "The server answers again. You can save now."
    assert desk.casebook.load(CoTreatment, ROSA) == ()
    desk.ctrl(Qt.Key.Key_Return)
    assert [kept.name for kept in desk.casebook.load(CoTreatment, ROSA)] == ["Ibuprofen"]


def test_a_start_without_the_server_says_so_and_can_be_tried_again(
    qtbot: QtBot, tmp_path: Path, clock: Clock, other: OpenServer, away: Server
) -> None:
    text = away.text(other.address.database)
    away.kill()
    with sat_down(qtbot, tmp_path / "here", clock, database=text) as desk:
        page = desk.only(TroublePage)
        assert "does not answer" in page.reason.text()
        assert not (tmp_path / "here" / "casebook.acutrack").exists()
        away.start()
        desk.click("Try again")
        qtbot.waitUntil(lambda: desk.programme.context is not None)
        assert desk.casebook.load(PainScore, ROSA) == ()


def test_settings_say_who_looks_after_it(desk: Desk) -> None:
    page = desk.go("settings")
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("whoever looks after the server" in words for words in said)
    assert "Lock" not in said
    assert "Is my record whole?" not in said
