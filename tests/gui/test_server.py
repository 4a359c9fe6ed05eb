"""The window on a server's record: live, and clear when the server is away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.edits.people import start_own_record
from acutrack.compose import server_room
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.settings.server_card import ServerCard
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.versions.conflict_dialog import ConflictDialog
from acutrack.gui.who_writes import Writer
from acutrack.gui.widgets.labels import Text
from acutrack.storage.server.address import Address
from acutrack.storage.server.open_server import OpenServer, open_server
from tests.a_server import Server
from tests.builders import a_patient, a_score, a_treatment
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, sat_down
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


def test_the_foot_says_where_changes_are_saved_and_that_nothing_stays_here(desk: Desk) -> None:
    foot = [text.text() for text in desk.only(UndoBar).findChildren(QLabel) if text.isVisible()]
    assert "All changes are saved on the server" in foot
    assert "Nothing is sent anywhere" not in foot


def test_settings_say_who_looks_after_it(desk: Desk) -> None:
    page = desk.go("settings")
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("whoever looks after the server" in words for words in said)
    assert "Lock" not in said
    assert "Is my record whole?" not in said


class TestChoosingAServer:
    @pytest.fixture
    def own(self, qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
        """Somebody who treats patients, with a record in a file."""
        begin_record(tmp_path / "own", clock)
        with sat_down(qtbot, tmp_path / "own", clock, treats_patients=True) as made:
            made.go("settings")
            yield made

    def test_an_address_is_tried_used_and_left_again(
        self, own: Desk, other: OpenServer, server: Server
    ) -> None:
        card = own.window.findChildren(ServerCard)[0]
        own.write(card.address, server.text(other.address.database))
        own.click("Try it")
        own.qtbot.waitUntil(card.good.isVisible)
        own.click("Use it")
        own.qtbot.waitUntil(lambda: bool(own.context.server))
        assert own.casebook.patients()[0].name == "Rosa"
        own.go("settings")
        own.click("Back to the file on this computer")
        own.qtbot.waitUntil(lambda: not own.context.server)
        assert own.programme.settings.current.database == ""

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("clinic", "not the address of a server"),
            ("postgresql://kim@clinic.example/a?sslmode=disable", "could read what goes"),
            ("postgresql://kim:secret@localhost/a", "Leave the password out"),
            ("postgresql://kim@/a?host=/nowhere", "does not answer"),
        ],
    )
    def test_what_cannot_be_used_is_refused_in_words(
        self, own: Desk, typed: str, said: str
    ) -> None:
        card = own.window.findChildren(ServerCard)[0]
        own.write(card.address, typed)
        own.click("Use it")
        own.qtbot.waitUntil(card.problem.isVisible)
        assert said in card.problem.text.text()
        assert own.programme.settings.current.database == ""


def test_a_server_that_is_gone_can_be_left_for_the_file(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path / "own", clock)
    gone = "postgresql://kim@/a?host=/nowhere"
    with sat_down(qtbot, tmp_path / "own", clock, database=gone) as desk:
        desk.click("Back to the file on this computer")
        qtbot.waitUntil(lambda: desk.programme.context is not None)
        assert not desk.context.server


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window has not yet looked what others wrote: it looks once a second."""
    monkeypatch.setattr(server_room, "LOOK_MS", 3_600_000)


@pytest.mark.usefixtures("unheard")
class TestTheSecondWriter:
    @pytest.fixture
    def contested(self, desk: Desk, other: OpenServer, clock: Clock) -> CoTreatment:
        """Another dose was saved by somebody else after the form was opened."""
        begun = a_treatment(patient_id=ROSA, name="Ibuprofen", dose="200 mg")
        desk.casebook.record(adding(begun))
        page = desk.go("treatments", begun.id)
        assert isinstance(page, TreatmentsPage)
        page.open_form(begun)
        dose = page.form.fields["dose"].field
        desk.write(dose, "600 mg")
        theirs: CoTreatment = replace(begun, dose="400 mg", note="with food")
        Casebook(other.store, clock, lambda: "Kim").record(
            Edit(say("Change"), ROSA, (put(theirs, begun),))
        )
        desk.ctrl(Qt.Key.Key_Return)
        return theirs

    def saved(self, desk: Desk) -> CoTreatment:
        (found,) = desk.casebook.load(CoTreatment, ROSA)
        return found

    def test_both_versions_are_shown_and_nothing_is_written(
        self, desk: Desk, contested: CoTreatment
    ) -> None:
        dialog = desk.dialog(ConflictDialog)
        said = [text.text() for text in dialog.findChildren(Text)]
        assert "Dose: “400 mg”" in said
        assert "Dose: “600 mg”" in said
        assert any("by Kim (postgres)" in words for words in said)
        assert "Dose: “600 mg”" in dialog.accessibleDescription()
        assert self.saved(desk) == contested
        assert dialog.back_button.hasFocus()

    def test_mine_goes_over_theirs_and_the_history_holds_both(
        self, desk: Desk, contested: CoTreatment
    ) -> None:
        desk.click("Keep mine", desk.dialog(ConflictDialog))
        desk.settle()
        now = self.saved(desk)
        assert (now.dose, now.note) == ("600 mg", "with food")
        doses = [
            version.record.dose
            for version in desk.casebook.versions(now)
            if isinstance(version.record, CoTreatment)
        ]
        assert doses[:2] == ["600 mg", "400 mg"]
        assert not desk.only(TreatmentsPage).form.isVisible()
        desk.window.undo()
        assert self.saved(desk) == contested

    def test_theirs_stays_and_the_form_is_put_away(
        self, desk: Desk, contested: CoTreatment
    ) -> None:
        desk.click("Keep theirs", desk.dialog(ConflictDialog))
        desk.settle()
        assert self.saved(desk) == contested
        assert not desk.only(TreatmentsPage).form.isVisible()
        assert desk.context.drafts.all_of(ROSA) == ()

    def test_going_back_keeps_what_was_typed_and_asks_again(
        self, desk: Desk, contested: CoTreatment
    ) -> None:
        desk.click("Go back to my form", desk.dialog(ConflictDialog))
        desk.settle()
        field = desk.only(TreatmentsPage).form.fields["dose"].field
        assert isinstance(field, QLineEdit)
        assert field.text() == "600 mg"
        field.setFocus()
        desk.ctrl(Qt.Key.Key_Return)
        desk.dialog(ConflictDialog)
        assert self.saved(desk) == contested
