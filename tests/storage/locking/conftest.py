"""A casebook with somebody in it, and keys that cost little to try."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.recovery_key import new_recovery_key
from acutrack.domain.ways_in import Way
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.passphrase import Cost
from acutrack.storage.turning import turn_on
from tests.builders import NOW, PATIENT, a_note, a_patient, a_score
from tests.storage.conftest import adding

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)
#: Stands in the casebook and nowhere else.
WORDS = "quincunx on the left shoulder"


@dataclass(frozen=True)
class Locked:
    """A locked casebook and all that opens it."""

    file: Path
    key: Key
    keys: KeyFile
    recovery: str


@pytest.fixture
def plain(file: Path) -> Path:
    with open_casebook(file) as book:
        casebook = Casebook(book.store, lambda: NOW)
        casebook.record(adding(a_patient(name="Ann Poe")))
        casebook.record(adding(a_note(WORDS)))
        casebook.record(adding(a_score(7)))
        casebook.undo(PATIENT)
    return file


@pytest.fixture
def locked(plain: Path) -> Locked:
    key, recovery = new_key(), new_recovery_key()
    keys = new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, CHEAP)
    keys = keys.with_typed(Way.RECOVERY, recovery, key, CHEAP)
    turn_on(plain, keys, key)
    return Locked(plain, key, keys, recovery)
