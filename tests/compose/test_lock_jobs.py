"""What opens a casebook after the ways in were changed, and the keys file was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.compose.lock_jobs import changed_passphrase, turned_on, unlocked
from acutrack.domain.errors import Locked
from acutrack.domain.recovery_key import new_recovery_key
from acutrack.domain.ways_in import Way
from acutrack.storage.connection import keys_beside
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW

FIRST, SECOND = "kettle orbit walnut thirteen", "something else entirely"


def test_a_lost_keys_file_gives_the_new_passphrase_its_due_and_not_the_old(tmp_path: Path) -> None:
    file = tmp_path / "casebook.acutrack"
    open_casebook(file).close()
    key = turned_on(file, FIRST, new_recovery_key(), NOW).key
    changed_passphrase(file, FIRST, SECOND, NOW)
    keys_beside(file).unlink()
    with pytest.raises(Locked):
        unlocked(file, Way.PASSPHRASE, FIRST)
    assert unlocked(file, Way.PASSPHRASE, SECOND).key == key
