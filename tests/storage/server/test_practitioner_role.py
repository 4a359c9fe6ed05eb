"""The role that the shipped file makes for a practitioner: enough to work, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put, remove
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit
from acutrack.places import resource
from acutrack.storage.server.address import Address
from acutrack.storage.server.open_server import OpenServer, open_server
from tests.a_server import Server
from tests.builders import NOW, PATIENT, a_note, a_practitioner, a_score, one_of_each
from tests.storage.conftest import adding

KIM = "kim muster"


@pytest.fixture
def kim(server: Server, address: Address, tmp_path: Path) -> Iterator[OpenServer]:
    script = resource("server", "practitioner.sql").read_text(encoding="utf-8")
    for _ in range(2):  # it may be run again
        server.ask(script.replace(":'person'", f"'{KIM}'"), address.database)
    with open_server(replace(address, user=KIM), tmp_path / "kim.acutrack") as opened:
        yield opened


@pytest.fixture
def work(kim: OpenServer) -> Casebook:
    return Casebook(kim.store, lambda: NOW, lambda: kim.connections.user)


def test_a_practitioner_reads_writes_undoes_and_redoes(work: Casebook) -> None:
    work.record(adding(*one_of_each()))
    score = a_score(3)
    work.record(adding(score))
    work.record(Edit(say("Change"), PATIENT, (put(replace(score, value=5), score),)))
    work.undo(PATIENT)
    work.undo(PATIENT)
    work.redo(PATIENT)
    assert score in work.load(PainScore, PATIENT)
    work.call_maker("Dr Kim Muster")
    work.record(adding(a_score(4)))
    makers = {made.made_by for made in work.latest_edits(PATIENT, 9)}
    assert makers == {KIM, f"Dr Kim Muster ({KIM})"}


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE pain_score",
        "ALTER TABLE edit DROP COLUMN made_by",
        "DELETE FROM edit",
        "TRUNCATE edit",
        "UPDATE edit SET made_by = 'somebody else'",
        "UPDATE edit SET changes = '[]'",
        "UPDATE alembic_version SET version_num = '9999'",
        "INSERT INTO edit (id, patient_id, name, changes, state, removed, made_at, made_by) "
        "SELECT 'forged', patient_id, name, changes, state, removed, made_at, 'somebody else' "
        "FROM edit LIMIT 1",
        "DROP TRIGGER keep_history ON edit",
        "CREATE TABLE acutrack.mine (a integer)",
    ],
)
def test_a_practitioner_cannot_drop_tables_or_alter_the_history(
    work: Casebook, kim: OpenServer, statement: str
) -> None:
    work.record(adding(a_score(3)))
    before = kim.store.edits_made()
    raw = kim.connections.connect().raw
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute(statement.encode())
    raw.close()
    assert kim.store.edits_made() == before


def test_what_was_removed_long_ago_waits_for_the_owner(kim: OpenServer) -> None:
    moment = [NOW]
    work = Casebook(kim.store, lambda: moment[0], lambda: kim.connections.user)
    note = a_note()
    work.record(adding(note, a_practitioner()))
    work.record(Edit(say("Remove"), PATIENT, (remove(note),)))
    moment[0] += KEPT_AFTER_REMOVAL + timedelta(days=1)
    with pytest.raises(Obstacle, match="does not let you"):
        work.let_go()
