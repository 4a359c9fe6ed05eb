from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put, remove
from acutrack.casebook.conflict import Conflict, Conflicting
from acutrack.casebook.let_go import fingerprint
from acutrack.casebook.store import Step
from acutrack.domain.errors import InvalidEntry, Obstacle, StaleEdit
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import EVERYONE, Change, Edit
from acutrack.domain.session import TreatmentSession
from acutrack.storage.schema import SCHEMA
from acutrack.storage.server.address import Address
from acutrack.storage.server.connections import ServerConnection, ServerConnections
from acutrack.storage.server.open_server import OpenServer, open_server
from acutrack.storage.server.preparing import bring_up_to_date, schema_of
from acutrack.storage.server.refusals import Away, InDoubt
from acutrack.storage.table_names import TABLE_NAMED
from tests.a_server import Server
from tests.builders import NOW, PATIENT, a_note, a_practitioner, a_score, a_session, one_of_each
from tests.rest import PATIENCE_S
from tests.storage.conftest import adding


def _edit(*changes: Change) -> Edit:
    return Edit(say("Change"), PATIENT, changes)


@pytest.fixture
def second(address: Address, tmp_path: Path) -> Iterator[OpenServer]:
    with open_server(address, tmp_path / "second.acutrack") as opened:
        yield opened


def _rows(book: OpenServer) -> dict[str, list[object]]:
    with book.connections.reading() as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608
            for table in TABLE_NAMED.values()
        }


def test_a_session_and_a_score_are_there_when_it_is_opened_again(
    casebook: Casebook, second: OpenServer
) -> None:
    session, score = a_session(), a_score(6.3)
    casebook.record(adding(session, score))
    again = Casebook(second.store, lambda: NOW)
    assert again.load(TreatmentSession, PATIENT) == (session,)
    assert again.load(PainScore, PATIENT) == (score,)
    assert again.undo_name(PATIENT) == say("Add")


def test_undoing_and_redoing_one_of_each_kind_restores_every_row(
    casebook: Casebook, book: OpenServer
) -> None:
    empty = _rows(book)
    casebook.record(adding(*one_of_each()))
    full = _rows(book)
    assert all(full.values())
    casebook.undo(PATIENT)
    assert _rows(book) == empty
    casebook.redo(PATIENT)
    assert _rows(book) == full


def test_a_number_comes_back_to_the_last_digit(casebook: Casebook) -> None:
    score = a_score(0.1 + 0.2)
    casebook.record(adding(score))
    assert casebook.load(PainScore, PATIENT) == (score,)
    casebook.record(_edit(put(replace(score, value=2 / 3), score)))


def test_the_second_to_change_an_entry_is_shown_both_versions_and_overwrites_nothing(
    casebook: Casebook, book: OpenServer, second: OpenServer
) -> None:
    score = a_score(3)
    casebook.record(adding(score))
    theirs, ours = replace(score, value=5), replace(score, value=4)
    Casebook(second.store, lambda: NOW).record(_edit(put(theirs, score)))
    before = _rows(book)
    with pytest.raises(Conflicting) as caught:
        casebook.record(_edit(put(a_score(9)), put(ours, score)))
    assert caught.value.conflicts == (Conflict(score, ours, theirs),)
    assert _rows(book) == before


def test_what_somebody_else_undid_is_not_undone_twice(
    casebook: Casebook, book: OpenServer, second: OpenServer
) -> None:
    edit = adding(a_score(3))
    casebook.record(edit)
    Casebook(second.store, lambda: NOW).undo(PATIENT)
    with pytest.raises(StaleEdit):
        book.store.apply(edit, Step.UNDO, NOW)


def test_what_another_entry_names_is_not_taken_out(casebook: Casebook, book: OpenServer) -> None:
    practitioner = a_practitioner()
    casebook.record(adding(practitioner, a_session(practitioner_id=practitioner.id)))
    before = _rows(book)
    with pytest.raises(StaleEdit, match="still belong"):
        casebook.record(Edit(say("Remove"), EVERYONE, (remove(practitioner),)))
    assert _rows(book) == before


@pytest.mark.parametrize("text", ["broken \ud83d face", "nothing \x00 at all"])
def test_a_character_that_cannot_be_kept_is_refused_in_words(
    casebook: Casebook, book: OpenServer, text: str
) -> None:
    before = _rows(book)
    with pytest.raises(InvalidEntry):
        casebook.record(adding(a_score(3), a_note(text)))
    assert _rows(book) == before


def test_a_defect_is_not_dressed_up_as_an_obstacle(casebook: Casebook) -> None:
    impossible = a_score(3)
    object.__setattr__(impossible, "value", 55.0)
    with pytest.raises(psycopg.errors.CheckViolation):
        casebook.record(adding(impossible))
    assert casebook.load(PainScore, PATIENT) == ()


def test_versions_removals_and_makers_are_told_as_from_a_file(
    casebook: Casebook, book: OpenServer
) -> None:
    casebook.call_maker("Dr Kim")
    casebook.call_maker("Dr Kim Muster")
    note = a_note()
    casebook.record(adding(note))
    casebook.record(_edit(remove(note)))
    signed = "Dr Kim Muster (postgres)"
    assert [version.made_by for version in casebook.versions(note)] == [signed] * 2
    assert [record for _, record in casebook.recently_removed(PATIENT)] == [note]
    assert [made.edit.name for made in casebook.latest_edits(PATIENT, 1)] == [say("Change")]
    assert len(book.store.edits_made()) == 2


def test_what_was_removed_long_ago_is_let_go_of(book: OpenServer) -> None:
    moment = [NOW]
    casebook = Casebook(book.store, lambda: moment[0])
    note = a_note("secret words")
    casebook.record(adding(note, a_practitioner(), a_session()))
    casebook.record(_edit(remove(note)))
    moment[0] += KEPT_AFTER_REMOVAL + timedelta(days=1)
    assert casebook.let_go()
    assert casebook.versions(note) == ()
    assert fingerprint(note.id) in book.store.let_go_of().until


def test_another_window_hears_of_a_write_and_not_of_its_own(
    casebook: Casebook, book: OpenServer, second: OpenServer
) -> None:
    casebook.record(adding(a_score(3)))
    assert not book.watch.changed()
    _wait_for(second.watch.changed)
    assert not second.watch.changed()


def _wait_for(found: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not found():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def test_what_was_not_written_is_not_heard_of(casebook: Casebook, second: OpenServer) -> None:
    with pytest.raises(StaleEdit):
        casebook.record(_edit(remove(a_note())))
    assert not second.watch.changed()


def test_a_server_that_ends_while_it_saves_is_asked_whether_it_was_kept(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_at_commit(monkeypatch, after=True)
    score = a_score(3)
    casebook.record(adding(score))
    assert casebook.load(PainScore, PATIENT) == (score,)
    _break_at_commit(monkeypatch, after=False)
    with pytest.raises(Away) as caught:
        casebook.record(adding(a_score(4)))
    assert "Nothing was saved" in caught.value.message.text
    assert casebook.load(PainScore, PATIENT) == (score,)
    casebook.record(adding(a_score(4)))


def test_as_long_as_the_server_cannot_be_asked_nothing_pretends_to_be_saved(
    casebook: Casebook, book: OpenServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_at_commit(monkeypatch, after=True)
    score = a_score(3)
    with monkeypatch.context() as gone:
        gone.setattr(book.connections, "once_alone", _nobody_answers)
        for _ in range(2):
            with pytest.raises(InDoubt):
                casebook.record(adding(score))
    with pytest.raises(StaleEdit, match="kept after all"):
        casebook.record(adding(score))
    assert casebook.load(PainScore, PATIENT) == (score,)
    casebook.record(adding(a_score(4)))


def _nobody_answers(_ask: object) -> bool:
    raise Away(say("Nobody"))


def _break_at_commit(monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """The connection ends for good just before, or just after, the server commits."""
    execute = ServerConnection.execute
    to_break = [True]

    def breaking(self: ServerConnection, statement: str, *values: object) -> object:
        if not statement.endswith("COMMIT") or not to_break:
            return execute(self, statement, *values)  # type: ignore[arg-type]
        to_break.clear()
        if after:
            execute(self, statement)
        self.raw.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(ServerConnection, "execute", breaking)


def test_a_server_that_was_restarted_is_found_again(
    casebook: Casebook, book: OpenServer, second: OpenServer, server: Server
) -> None:
    score = a_score(3)
    casebook.record(adding(score))
    _wait_for(second.watch.changed)
    server.kill()
    for call in (lambda: casebook.load(PainScore, PATIENT), second.watch.changed):
        with pytest.raises(Away, match="does not answer"):
            call()
    with pytest.raises(Away):
        casebook.record(adding(a_score(4)))
    book.drafts.all_of(PATIENT)  # what is half typed is at hand all the same
    server.start()
    assert casebook.load(PainScore, PATIENT) == (score,)
    casebook.record(adding(a_score(4)))
    assert second.watch.changed()


def test_a_restart_that_nobody_saw_is_not_told_of(casebook: Casebook, server: Server) -> None:
    casebook.record(adding(a_score(3)))
    server.kill()
    server.start()
    assert len(casebook.load(PainScore, PATIENT)) == 1
    casebook.record(adding(a_score(4)))


def test_tables_of_each_schema_are_brought_up_to_date(server: Server) -> None:
    server.ask("CREATE DATABASE step_by_step")
    connections = ServerConnections(server.address("step_by_step"))
    for schema in range(4, SCHEMA + 1):  # from the first that says what it needs
        bring_up_to_date(connections, schema)
        with connections.reading() as connection:
            assert schema_of(connection) == schema
    connections.close()


def test_tables_of_a_newer_acutrack_are_left_alone(server: Server, tmp_path: Path) -> None:
    server.ask("CREATE DATABASE newer")
    open_server(server.address("newer"), tmp_path / "beside.acutrack").close()
    server.ask("UPDATE acutrack.alembic_version SET version_num = '9999'", "newer")
    server.ask("UPDATE acutrack.about SET value = '99.1' WHERE key = 'needs'", "newer")
    with pytest.raises(Obstacle, match="A newer AcuTrack") as caught:
        open_server(server.address("newer"), tmp_path / "beside.acutrack")
    assert dict(caught.value.message.values)["version"] == "99.1"


def test_a_stranger_is_not_let_in(server: Server, address: Address, tmp_path: Path) -> None:
    server.ask("CREATE ROLE stranger LOGIN")
    with pytest.raises(Obstacle, match="does not let you in"):
        open_server(replace(address, user="stranger"), tmp_path / "third.acutrack")
