"""From what a person has in hand to an open casebook, also where the keys file is lost."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from acutrack.casebook.copies import Why
from acutrack.domain import errors
from acutrack.domain.ways_in import Way
from acutrack.storage.backups import copy_before
from acutrack.storage.connection import Connections, connect, keys_beside
from acutrack.storage.key import new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.turning import turn_off
from acutrack.storage.unlocking import LockState, lock_state, opens, unlock, ways_in
from tests.builders import NOW
from tests.storage.locking.conftest import CHEAP, PASSPHRASE, Locked


def seal_a_copy(locked: Locked) -> Path:
    folder = locked.file.parent / "backups"
    folder.mkdir(exist_ok=True)
    copy = folder / "casebook-2024-11-29.acutrack"
    with zipfile.ZipFile(copy, "w") as sealed:
        sealed.write(locked.file, "casebook.acutrack")
        sealed.write(keys_beside(locked.file), "casebook.acutrack.keys")
    return copy


def test_passphrase_and_recovery_key_open_it(locked: Locked) -> None:
    assert unlock(locked.file, Way.PASSPHRASE, PASSPHRASE) == locked.key
    assert unlock(locked.file, Way.RECOVERY, locked.recovery.lower()) == locked.key


def test_another_passphrase_does_not(locked: Locked) -> None:
    with pytest.raises(errors.Locked):
        unlock(locked.file, Way.PASSPHRASE, "another")


def test_a_lost_keys_file_is_found_again_in_a_copy(locked: Locked) -> None:
    seal_a_copy(locked)
    keys_beside(locked.file).unlink()
    assert lock_state(locked.file) is LockState.LOCKED
    assert unlock(locked.file, Way.PASSPHRASE, PASSPHRASE) == locked.key
    assert KeyFile.read(keys_beside(locked.file)) == locked.keys


def test_a_keys_file_of_another_casebook_does_not_stand_in_the_way(locked: Locked) -> None:
    seal_a_copy(locked)
    other = new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, new_key(), CHEAP)
    other.write(keys_beside(locked.file))
    assert unlock(locked.file, Way.PASSPHRASE, PASSPHRASE) == locked.key


def test_a_passphrase_of_before_does_not_open_it_by_way_of_an_older_copy(locked: Locked) -> None:
    seal_a_copy(locked)
    now = locked.keys.with_typed(Way.PASSPHRASE, "another one altogether", locked.key, CHEAP)
    now.write(keys_beside(locked.file))
    with pytest.raises(errors.Locked):
        unlock(locked.file, Way.PASSPHRASE, PASSPHRASE)
    assert KeyFile.read(keys_beside(locked.file)) == now


def test_of_several_copies_the_newest_says_which_passphrase_it_is(locked: Locked) -> None:
    older = seal_a_copy(locked)
    older.rename(older.with_name("casebook-2024-11-20.acutrack"))
    now = locked.keys.with_typed(Way.PASSPHRASE, "another one altogether", locked.key, CHEAP)
    now.write(keys_beside(locked.file))
    seal_a_copy(locked)
    keys_beside(locked.file).unlink()
    with pytest.raises(errors.Locked):
        unlock(locked.file, Way.PASSPHRASE, PASSPHRASE)
    assert unlock(locked.file, Way.PASSPHRASE, "another one altogether") == locked.key


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"x" * 5000])
def test_a_damaged_copy_does_not_stand_in_the_way(locked: Locked, content: bytes) -> None:
    seal_a_copy(locked).with_name("casebook-2024-11-30.acutrack").write_bytes(content)
    keys_beside(locked.file).unlink()
    assert unlock(locked.file, Way.PASSPHRASE, PASSPHRASE) == locked.key


def test_without_any_keys_it_says_what_is_missing(locked: Locked) -> None:
    keys_beside(locked.file).unlink()
    assert lock_state(locked.file) is LockState.UNKNOWN
    with pytest.raises(errors.Locked) as caught:
        unlock(locked.file, Way.PASSPHRASE, PASSPHRASE)
    assert "keys of this record is not there" in caught.value.message.text


def test_the_right_passphrase_of_a_damaged_casebook_is_not_called_wrong(locked: Locked) -> None:
    with locked.file.open("r+b") as file:
        file.write(b"\x00" * 4096)
    key = unlock(locked.file, Way.PASSPHRASE, PASSPHRASE)
    with pytest.raises(errors.Obstacle) as caught:
        open_casebook(locked.file, key)
    assert "damaged" in caught.value.message.text


def test_a_plain_casebook_that_is_damaged_is_not_taken_for_a_locked_one(
    locked: Locked,
) -> None:
    seal_a_copy(locked)
    turn_off(locked.file, locked.key)
    with closing(Connections(locked.file)) as connections:
        copy_before(connections, Why.IMPORT, NOW)
    assert lock_state(locked.file) is LockState.OPEN
    with locked.file.open("r+b") as file:
        file.write(b"\x00" * 4096)
    assert lock_state(locked.file) is LockState.UNKNOWN


def test_the_state_of_each_kind_of_file(plain: Path, tmp_path: Path) -> None:
    assert lock_state(plain) is LockState.OPEN
    assert lock_state(tmp_path / "nothing.acutrack") is LockState.ABSENT
    (tmp_path / "letter.acutrack").write_text("Dear Ann, this is no record.")
    assert lock_state(tmp_path / "letter.acutrack") is LockState.UNKNOWN


def test_it_tells_which_ways_in_there_are(locked: Locked) -> None:
    assert ways_in(locked.file) == {Way.PASSPHRASE, Way.RECOVERY}


def test_a_key_is_known_from_another(locked: Locked) -> None:
    assert opens(locked.file, locked.key)
    assert not opens(locked.file, new_key())


def test_a_write_that_a_power_cut_left_half_done_does_not_look_like_another_key(
    locked: Locked, tmp_path: Path
) -> None:
    cut = tmp_path / "after the cut"
    cut.mkdir()
    with closing(connect(locked.file, key=locked.key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute("PRAGMA cache_size=2")  # so that pages are written before the end
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE half (text)")
        connection.executemany("INSERT INTO half VALUES (?)", [("x" * 900,)] * 500)
        for part in locked.file.parent.glob("casebook.acutrack*"):
            copyfile(part, cut / part.name)
    assert (cut / "casebook.acutrack-journal").stat().st_size
    assert unlock(cut / locked.file.name, Way.PASSPHRASE, PASSPHRASE) == locked.key
