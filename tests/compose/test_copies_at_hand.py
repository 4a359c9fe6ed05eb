"""Copies of a record that is locked now: its passphrase opens both, and nothing is put aside."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.copies import Why
from acutrack.casebook.drafts import Draft
from acutrack.compose.copies_at_hand import CopiesHere
from acutrack.compose.lock_jobs import turned_on
from acutrack.domain.errors import Locked, Obstacle
from acutrack.domain.recovery_key import new_recovery_key
from acutrack.storage.backups import copy_before
from acutrack.storage.connection import Connections
from acutrack.storage.key import Key
from acutrack.storage.lease import Lease, Outcome
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, a_note, a_patient
from tests.storage.conftest import adding

PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)


def filled(file: Path, text: str, key: Key | None = None) -> None:
    with open_casebook(file, key) as book:
        Casebook(book.store, lambda: NOW).record(adding(a_note(text)))


def notes(file: Path, key: Key | None) -> list[str]:
    with open_casebook(file, key) as book:
        return sorted(note.text for note in book.store.load(type(a_note()), PATIENT))


def copied(file: Path, key: Key | None) -> Path:
    with closing(Connections(file, key)) as connections:
        return copy_before(connections, Why.IMPORT, NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "casebook.acutrack"
    with open_casebook(file) as book:
        Casebook(book.store, lambda: NOW).record(adding(a_patient()))
    filled(file, "before")
    return file


def locked(file: Path) -> Key:
    key = turned_on(file, PASSPHRASE, new_recovery_key(), NOW).key
    assert key is not None
    return key


def here(file: Path, key: Key | None = None) -> CopiesHere:
    return CopiesHere(file, key, None, lambda: NOW)


def test_a_copy_of_its_own_is_compared_and_restored_into_it(file: Path) -> None:
    key = locked(file)
    copy = copied(file, key)
    filled(file, "after", key)
    preview = here(file).preview(copy, PASSPHRASE)
    assert [one.only_here for one in preview.lost] == [1]
    done = here(file).restore(copy, PASSPHRASE)
    assert done.restored.aside is None
    assert done.restored.before is not None
    assert notes(file, done.key) == ["before"]


def test_another_passphrase_changes_nothing(file: Path) -> None:
    key = locked(file)
    copy = copied(file, key)
    filled(file, "after", key)
    with pytest.raises(Locked):
        here(file).restore(copy, "another")
    assert notes(file, key) == ["after", "before"]


def test_a_record_that_somebody_else_holds_is_not_put_aside(file: Path) -> None:
    copy = copied(file, None)
    lease = Lease(file)
    assert lease.take(NOW) is Outcome.HELD
    with pytest.raises(Obstacle):
        here(file).restore(copy, "")
    lease.release()
    assert list(file.parent.glob("*set-aside*")) == []


def test_what_is_half_typed_stays(file: Path) -> None:
    copy = copied(file, None)
    draft = Draft("note", PATIENT, {"text": "half a sentence"}, "text", NOW)
    with open_casebook(file) as book:
        book.drafts.keep(draft)
    here(file).restore(copy, "")
    with open_casebook(file) as book:
        assert book.drafts.find("note", PATIENT) == draft


def test_it_says_so_where_a_locked_copy_becomes_readable(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "casebook.acutrack"
    with open_casebook(elsewhere) as book:
        Casebook(book.store, lambda: NOW).record(adding(a_patient()))
    copy = copied(elsewhere, locked(elsewhere))
    told = [remark.text for remark in here(file).preview(copy, PASSPHRASE).remarks]
    assert any("read without a passphrase" in text for text in told)
    plain = [remark.text for remark in here(file).preview(copied(file, None), "").remarks]
    assert not any("read without a passphrase" in text for text in plain)
