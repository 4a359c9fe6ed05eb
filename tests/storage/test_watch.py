from __future__ import annotations

from acutrack.casebook.casebook import Casebook
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.sqlite_store import SqliteStore
from tests.builders import NOW, a_score
from tests.storage.conftest import adding


def test_only_what_another_window_wrote_counts(book: OpenCasebook, casebook: Casebook) -> None:
    with open_casebook(book.path) as second:
        other = Casebook(second.store, lambda: NOW)
        assert not book.watch.changed()
        casebook.record(adding(a_score(3)))
        assert not book.watch.changed()
        assert second.watch.changed()
        assert not second.watch.changed()
        other.record(adding(a_score(4)))
        casebook.record(adding(a_score(5)))
        assert book.watch.changed()
        assert not book.watch.changed()


def test_a_look_never_waits_for_a_write_that_is_going_on(book: OpenCasebook) -> None:
    assert isinstance(book.store, SqliteStore)
    with book.store._connections.writing():
        assert not book.watch.changed()
