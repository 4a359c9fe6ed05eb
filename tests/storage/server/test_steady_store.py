"""What was loaded stays readable while the server is away, and nothing is kept for later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.pain import PainScore
from acutrack.storage.server.open_server import OpenServer
from acutrack.storage.server.refusals import Away
from tests.a_server import Server
from tests.builders import NOW, PATIENT, a_note, a_score
from tests.storage.conftest import adding


@pytest.fixture
def window(book: OpenServer) -> Casebook:
    return Casebook(book.store, lambda: NOW)


@pytest.fixture
def away(server: Server) -> Iterator[Server]:
    yield server
    server.start_again()


def test_what_was_read_or_just_written_is_read_while_it_is_away(
    window: Casebook, book: OpenServer, away: Server
) -> None:
    score, later = a_score(3), a_score(4)
    window.record(adding(score))
    assert window.load(PainScore, PATIENT) == (score,)
    window.record(adding(later))  # nobody has read it since
    away.kill()
    assert set(window.load(PainScore, PATIENT)) == {score, later}
    assert book.store.away
    with pytest.raises(Away):
        window.versions(score)


def test_a_write_while_it_is_away_is_refused_and_never_made_up_for(
    window: Casebook, book: OpenServer, away: Server
) -> None:
    away.kill()
    with pytest.raises(Away, match="Nothing was saved"):
        window.record(adding(a_note()))
    away.start()
    with pytest.raises(Away):  # until whoever watches says that it is back
        window.record(adding(a_score(3)))
    with pytest.raises(Away):  # it learns that its connection ended
        book.watch.changed()
    assert book.watch.changed()
    book.store.note_back()
    window.record(adding(a_score(3)))
    assert len(window.load(PainScore, PATIENT)) == 1
    assert len(book.store.edits_made()) == 1
